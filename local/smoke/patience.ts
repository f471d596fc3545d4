import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_LOOKS_MILLIS = 300;
/** API Gateway gives a function 30 seconds. */
export const REQUEST_SECONDS = 30;

/** Somebody stopped the run. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** What was waited for did not come in time; the message says what, and how things stand. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** How long a run waits, and whether somebody has stopped it. */
export class Patience {
  readonly #until: number;
  readonly #seconds: number;
  readonly #stop: AbortSignal;

  constructor(seconds: number, stop: AbortSignal) {
    this.#seconds = seconds;
    this.#until = performance.now() + seconds * 1000;
    this.#stop = stop;
  }

  /** For one request. */
  get signal(): AbortSignal {
    return AbortSignal.any([this.#stop, AbortSignal.timeout(REQUEST_SECONDS * 1000)]);
  }

  /** @throws Interrupted, TooLate with `state` in its message */
  check(what: string, state: () => string): void {
    if (this.#stop.aborted) throw new Interrupted();
    if (performance.now() < this.#until) return;
    throw new TooLate(`${what}: not within ${this.#seconds} seconds. ${state()}`);
  }

  /**
   * Looks again and again until `look` finds something.
   * @param state how things stand, for whoever reads that it took too long
   * @throws Interrupted, TooLate
   */
  async until<T>(what: string, look: () => Promise<T | null>, state: () => string): Promise<T> {
    for (;;) {
      this.check(what, state);
      const found = await look();
      if (found !== null) return found;
      await pause(BETWEEN_LOOKS_MILLIS);
    }
  }
}
