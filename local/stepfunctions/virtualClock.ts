import type { EngineClock } from './clock.ts';

interface Sleeper {
  readonly dueMs: number;
  readonly order: number;
  readonly fire: () => void;
}

/** Time that stands still until it is moved. */
export interface VirtualClock extends EngineClock {
  /** When the next timer is due, epoch milliseconds. */
  nextDue(): number | undefined;
  /** Moves to the next timer and fires it; does nothing when there is none. */
  step(): void;
  /** Moves on to `toMs`; whoever is due on the way is fired first, in order, with `settled` awaited before each. */
  advanceTo(toMs: number, settled: () => Promise<void>): Promise<void>;
}

export function virtualClock(startMs: number): VirtualClock {
  const sleepers = new Set<Sleeper>();
  let nowMs = startMs;
  let order = 0;
  const first = (): Sleeper | undefined =>
    [...sleepers].sort((a, b) => a.dueMs - b.dueMs || a.order - b.order)[0];
  const step = (): void => {
    const next = first();
    if (!next) return;
    sleepers.delete(next);
    nowMs = Math.max(nowMs, next.dueMs);
    next.fire();
  };
  return {
    now: () => nowMs,
    at(dueMs, fire) {
      const sleeper = { dueMs, order: order++, fire };
      sleepers.add(sleeper);
      return () => sleepers.delete(sleeper);
    },
    nextDue: () => first()?.dueMs,
    step,
    async advanceTo(toMs, settled) {
      await settled();
      for (let due = first()?.dueMs; due !== undefined && due <= toMs; due = first()?.dueMs) {
        step();
        await settled();
      }
      nowMs = Math.max(nowMs, toMs);
    },
  };
}
