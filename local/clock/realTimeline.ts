import { makeAlarm } from './alarm.ts';
import { DueQueue } from './dueQueue.ts';
import { reportTo } from './failedTimer.ts';
import type { Timeline } from './timeline.ts';

/**
 * Real time. Tracking and probing have no effect here: real time waits for nobody.
 * @param onError told of a timer that failed; without it the error is thrown uncaught.
 */
export function makeRealTimeline(onError?: (error: unknown) => void): Timeline {
  const queue = new DueQueue();
  const report = reportTo(onError);
  const now = () => Date.now();
  const ring = () => {
    const dueNow = now();
    for (let timer = queue.take(dueNow); timer !== undefined; timer = queue.take(dueNow)) {
      void report(timer.fire);
    }
  };
  const alarm = makeAlarm(queue, now, ring);
  return {
    now,
    at(dueMs, fire) {
      const timer = queue.add(dueMs, fire);
      if (queue.earliest() === timer) alarm.set();
      return () => {
        const wasNext = queue.earliest() === timer;
        queue.remove(timer);
        if (wasNext) alarm.set();
      };
    },
    track: (work) => work,
    addProbe: () => () => undefined,
  };
}
