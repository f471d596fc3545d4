import type { DueQueue } from './dueQueue.ts';

/**
 * The longest single wait. `setTimeout` overflows at 2^31 ms and does not count while a laptop sleeps, so a
 * long wait is cut into pieces that look at the clock again.
 */
const longestWaitMs = 60_000;

export interface Alarm {
  /** To be called whenever the queue or the clock changed from outside. */
  set(): void;
  stop(): void;
}

/** Calls `ring` in real time when the earliest timer of `queue` is due by `now`; `ring` takes what is due. */
export function makeAlarm(queue: DueQueue, now: () => number, ring: () => void): Alarm {
  let timeout: NodeJS.Timeout | undefined;
  const stop = () => {
    clearTimeout(timeout);
    timeout = undefined;
  };
  const set = () => {
    stop();
    const next = queue.earliest();
    if (next === undefined) return;
    timeout = setTimeout(wake, Math.min(Math.max(0, next.dueMs - now()), longestWaitMs));
  };
  const wake = () => {
    const next = queue.earliest();
    if (next !== undefined && next.dueMs <= now()) ring();
    set();
  };
  return { set, stop };
}
