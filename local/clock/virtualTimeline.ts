import { setImmediate as nextTurn } from 'node:timers/promises';
import { makeAlarm } from './alarm.ts';
import { DueQueue } from './dueQueue.ts';
import { reportTo } from './failedTimer.ts';
import type { Fire, Probe, Timeline } from './timeline.ts';

export interface VirtualTimeline extends Timeline {
  /**
   * Plays everything due up to `targetMs` (epoch milliseconds) in order: waits until all work is done, moves
   * to the next timer, fires it, and so on; ends at the target with all work done. Calls queue up. A timer
   * that fails does not end the advance; a probe that fails does.
   * @returns the time reached and the number of timers fired on the way
   * @throws TimeRunsForward when `targetMs` lies in the past
   */
  advanceTo(targetMs: number): Promise<{ now: number; fired: number }>;
}

export interface VirtualTimelineOptions {
  /** Epoch milliseconds to begin at. */
  start: number;
  /** Whether time also passes with real time between two advances; else it stands still. */
  flowing: boolean;
  /** Called with the new time on every move and before what is due then happens; see clockFile.ts. */
  save?: (nowMs: number) => void;
  /** Told of a timer that failed; without it the error is thrown uncaught. */
  onError?: (error: unknown) => void;
}

export class TimeRunsForward extends Error {
  override readonly name = 'TimeRunsForward';
}

export function makeVirtualTimeline(options: VirtualTimelineOptions): VirtualTimeline {
  return new Playback(options);
}

class Playback implements VirtualTimeline {
  readonly #queue = new DueQueue();
  /** Timers that were due already when armed; each is under way until it fired or was cancelled. */
  readonly #overdue = new DueQueue();
  readonly #probes = new Set<Probe>();
  readonly #alarm;
  readonly #report;
  readonly #save;
  readonly #flowing: boolean;
  #position: number;
  /** `performance.now()` when `#position` was true; undefined while time stands still. */
  #flowsSince: number | undefined;
  #begun = 0;
  #underWay = 0;
  #fired = 0;
  #whenIdle: (() => void)[] = [];
  #lastAdvance: Promise<unknown> = Promise.resolve();

  constructor(options: VirtualTimelineOptions) {
    this.#position = options.start;
    this.#flowing = options.flowing;
    this.#save = options.save;
    this.#report = reportTo(options.onError);
    this.#alarm = makeAlarm(
      this.#queue,
      () => this.now(),
      () => this.#ring(),
    );
    this.#flow();
  }

  now(): number {
    if (this.#flowsSince === undefined) return this.#position;
    return this.#position + Math.floor(performance.now() - this.#flowsSince);
  }

  at(dueMs: number, fire: Fire): () => void {
    if (dueMs <= this.now()) return this.#soon(dueMs, fire);
    const timer = this.#queue.add(dueMs, fire);
    if (this.#flowsSince !== undefined && this.#queue.earliest() === timer) this.#alarm.set();
    return () => {
      const wasNext = this.#queue.earliest() === timer;
      this.#queue.remove(timer);
      if (this.#flowsSince !== undefined && wasNext) this.#alarm.set();
    };
  }

  track<T>(work: Promise<T>): Promise<T> {
    this.#begin();
    return work.finally(() => this.#end());
  }

  addProbe(settle: Probe): () => void {
    this.#probes.add(settle);
    return () => {
      this.#probes.delete(settle);
    };
  }

  advanceTo(targetMs: number): Promise<{ now: number; fired: number }> {
    const advance = this.#lastAdvance.then(() => this.#advance(targetMs));
    // The next in the queue waits for the end, however it ended: the caller of this one is told.
    this.#lastAdvance = Promise.allSettled([advance]);
    return advance;
  }

  async #advance(targetMs: number): Promise<{ now: number; fired: number }> {
    if (!(targetMs >= this.now())) {
      throw new TimeRunsForward(`It is ${instant(this.now())} already; ${instant(targetMs)} is past.`);
    }
    const firedBefore = this.#fired;
    this.#stand();
    try {
      for (;;) {
        await this.#settle();
        const timer = this.#queue.take(targetMs);
        if (timer === undefined) break;
        this.#moveTo(timer.dueMs);
        await this.#run(timer.fire);
      }
      this.#moveTo(targetMs);
      return { now: this.#position, fired: this.#fired - firedBefore };
    } finally {
      this.#flow();
    }
  }

  /** Returns once nothing is under way and one full pass of the probes found and started nothing. */
  async #settle(): Promise<void> {
    for (;;) {
      await this.#idle();
      const begunBefore = this.#begun;
      let quiet = true;
      for (const probe of [...this.#probes]) quiet = (await probe()) && quiet;
      await nextTurn();
      if (quiet && this.#begun === begunBefore && this.#underWay === 0) return;
    }
  }

  #idle(): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #soon(dueMs: number, fire: Fire): () => void {
    const timer = this.#overdue.add(dueMs, fire);
    this.#begin();
    // One turn for each timer, but the earliest goes first, whichever was armed first.
    setImmediate(() => {
      const next = this.#overdue.take(Number.POSITIVE_INFINITY);
      if (next !== undefined) void this.#run(next.fire).finally(() => this.#end());
    });
    return () => {
      if (timer.place < 0) return;
      this.#overdue.remove(timer);
      this.#end();
    };
  }

  async #run(fire: Fire): Promise<void> {
    this.#fired += 1;
    await this.track(this.#report(fire));
  }

  #ring(): void {
    const dueNow = this.now();
    this.#save?.(dueNow);
    for (let timer = this.#queue.take(dueNow); timer !== undefined; timer = this.#queue.take(dueNow)) {
      void this.#run(timer.fire);
    }
  }

  #moveTo(ms: number): void {
    if (ms <= this.#position) return;
    this.#save?.(ms);
    this.#position = ms;
  }

  #stand(): void {
    this.#position = this.now();
    this.#flowsSince = undefined;
    this.#alarm.stop();
  }

  #flow(): void {
    if (!this.#flowing) return;
    this.#flowsSince = performance.now();
    this.#alarm.set();
  }

  #begin(): void {
    this.#begun += 1;
    this.#underWay += 1;
  }

  #end(): void {
    this.#underWay -= 1;
    if (this.#underWay > 0) return;
    const waiting = this.#whenIdle;
    this.#whenIdle = [];
    for (const resolve of waiting) resolve();
  }
}

const instant = (ms: number) => (Number.isFinite(ms) ? new Date(ms).toISOString() : String(ms));
