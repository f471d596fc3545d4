export interface Window {
  /** Ends the window when nothing was written for so long. */
  quietMs: number;
  /** Ends it at the latest so long after the first write. */
  longestMs: number;
  /** Whether something is under way that may soon write; then it is not quiet. */
  isBusy?: () => boolean;
}

/**
 * The time in which writes are gathered into one batch: what Lambda's MaximumBatchingWindow does, but ended early
 * by quiet. In real time, whatever the deals' clock says.
 */
export class BatchingWindow {
  readonly #window: Window;
  readonly #end: () => void;
  #timer: NodeJS.Timeout | undefined;
  #latestEnd = 0;

  constructor(window: Window, end: () => void) {
    this.#window = window;
    this.#end = end;
  }

  /** Something was written. */
  touch(): void {
    if (this.#timer === undefined) this.#latestEnd = performance.now() + this.#window.longestMs;
    this.#arm();
  }

  /** Whether something is under way that may soon write. */
  isBusy(): boolean {
    return this.#window.isBusy?.() === true;
  }

  /** Whether writes are being gathered, or soon will be. */
  isGathering(): boolean {
    return this.#timer !== undefined || this.isBusy();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(): void {
    const { quietMs } = this.#window;
    clearTimeout(this.#timer);
    const rest = this.#latestEnd - performance.now();
    this.#timer = setTimeout(
      () => {
        if (this.isBusy() && performance.now() < this.#latestEnd) return this.#arm();
        this.#timer = undefined;
        this.#end();
      },
      Math.max(0, Math.min(quietMs, rest)),
    );
  }
}
