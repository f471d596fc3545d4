import type { Timeline } from '../../../local/stripe/timeline.ts';

export interface FakeTimeline extends Timeline {
  /** Waits until nothing is under way. */
  idle(): Promise<void>;
  /** Moves time on, firing what is due on the way in order. */
  advance(ms: number): Promise<void>;
}

export const makeFakeTimeline = (start = Date.parse('2026-12-01T00:00:00Z')): FakeTimeline => {
  let nowMs = start;
  const timers = new Set<{ readonly due: number; readonly fire: () => void | Promise<void> }>();
  const working = new Set<Promise<unknown>>();
  const idle = async () => {
    while (working.size > 0) await Promise.allSettled(working);
  };
  return {
    now: () => nowMs,
    at: (due, fire) => {
      const timer = { due, fire };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    track: (work) => {
      working.add(work);
      return work.finally(() => working.delete(work));
    },
    idle,
    advance: async (ms) => {
      const target = nowMs + ms;
      for (;;) {
        await idle();
        const next = [...timers].filter(({ due }) => due <= target).sort((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        timers.delete(next);
        nowMs = Math.max(nowMs, next.due);
        await next.fire();
      }
      nowMs = target;
    },
  };
};
