import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DueQueue, type Timer } from '../../../local/clock/dueQueue.ts';

const drain = (queue: DueQueue) => {
  const out: Timer[] = [];
  for (let timer = queue.take(Infinity); timer !== undefined; timer = queue.take(Infinity)) out.push(timer);
  return out;
};

test('timers leave by due time, ties by arming, whatever was cancelled between', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ due: fc.nat(20), cancel: fc.boolean() })), (plan) => {
      const queue = new DueQueue();
      const armed = plan.map(({ due, cancel }) => ({ cancel, timer: queue.add(due, () => undefined) }));
      for (const { cancel, timer } of armed) if (cancel) queue.remove(timer);
      const expected = armed
        .filter(({ cancel }) => !cancel)
        .map(({ timer }) => timer)
        .sort((a, b) => a.dueMs - b.dueMs || a.armed - b.armed);
      expect(drain(queue)).toEqual(expected);
    }),
  );
});

test('what is not due stays', () => {
  const queue = new DueQueue();
  queue.add(10, () => undefined);
  expect(queue.take(9)).toBeUndefined();
  expect(queue.take(10)?.dueMs).toBe(10);
});

test('a timer removed twice takes nobody else with it', () => {
  const queue = new DueQueue();
  const first = queue.add(1, () => undefined);
  queue.add(2, () => undefined);
  queue.remove(first);
  queue.remove(first);
  expect(drain(queue).map((timer) => timer.dueMs)).toEqual([2]);
});

test('NaN is not a time', () => {
  expect(() => new DueQueue().add(Number.NaN, () => undefined)).toThrow(RangeError);
});
