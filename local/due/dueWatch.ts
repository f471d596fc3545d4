import type { DueIndex, DueKind } from '../../domain/ports/due.ts';
import type { Timeline } from '../clock/timeline.ts';

/** After a sweep that left something undone, as often as the schedule on AWS would come. */
const AGAIN_MILLIS = 5 * 60_000;
/** Writes come in bursts: of real time, how long the first of them waits for the others. */
const GATHERING_MILLIS = 100;

export interface DueWatch {
  /** Something was written: what falls due next may have changed. */
  nudge(): void;
  close(): Promise<void>;
}

/**
 * Calls `sweep` at the instant at which the next of `kind` falls due. On AWS a schedule calls it every five minutes; on
 * the timeline that would be thousands of calls for a deal of months, and late ones.
 * @param sweep returns whether it saw to everything
 */
export function watchDue(options: {
  kind: DueKind;
  index: DueIndex;
  timeline: Timeline;
  sweep: () => Promise<boolean>;
  onError: (error: unknown) => void;
}): DueWatch {
  return new Watch(options);
}

class Watch implements DueWatch {
  readonly #options: Parameters<typeof watchDue>[0];
  readonly #removeProbe: () => void;
  #isDirty = true;
  #armedFor: string | null = null;
  #disarm: () => void = () => undefined;
  #notBefore = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;
  #isSweeping = false;
  #gathering: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: Parameters<typeof watchDue>[0]) {
    this.#options = options;
    this.#removeProbe = options.timeline.addProbe(() => this.#settle());
    this.nudge();
  }

  nudge(): void {
    this.#isDirty = true;
    if (this.#closed) return;
    this.#gathering ??= setTimeout(() => void this.#look(), GATHERING_MILLIS);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#removeProbe();
    this.#disarm();
    clearTimeout(this.#gathering);
    await this.#looking;
  }

  /** Before time moves, the alarm is set to what was written last. */
  async #settle(): Promise<boolean> {
    if (!this.#isDirty && this.#looking === undefined) return true;
    await this.#look();
    return false;
  }

  #look(): Promise<void> {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#looking ??= this.#lookUntilClean().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Never rejects: while the database is away, the next write asks again. */
  async #lookUntilClean(): Promise<void> {
    while (this.#isDirty && !this.#closed) {
      this.#isDirty = false;
      try {
        this.#arm(await this.#options.index.earliest(this.#options.kind));
      } catch (error) {
        this.#options.onError(error);
      }
    }
  }

  /** Not during a sweep: what it has not come to yet is still due, and would start another one beside it. */
  #arm(due: string | null): void {
    if (due === this.#armedFor || this.#closed || this.#isSweeping) return;
    this.#disarm();
    this.#armedFor = due;
    if (due === null) return;
    const at = Math.max(Date.parse(due), this.#notBefore);
    this.#disarm = this.#options.timeline.at(at, () => this.#ring());
  }

  async #ring(): Promise<void> {
    this.#armedFor = null;
    this.#isSweeping = true;
    const isDone = await this.#options.sweep().catch((error: unknown) => {
      this.#options.onError(error);
      return false;
    });
    this.#isSweeping = false;
    this.#notBefore = isDone ? Number.NEGATIVE_INFINITY : this.#options.timeline.now() + AGAIN_MILLIS;
    this.nudge();
  }
}
