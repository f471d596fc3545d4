import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeRealTimeline } from '../../../local/clock/realTimeline.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const day = 86_400_000;

test('a timer beyond the reach of setTimeout fires when it is due and not before', async () => {
  const timeline = makeRealTimeline();
  const fired: number[] = [];
  timeline.at(40 * day, () => void fired.push(timeline.now()));
  await vi.advanceTimersByTimeAsync(40 * day - 1);
  expect(fired).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(fired).toEqual([40 * day]);
});

test('timers fire in order, overdue ones soon but not synchronously, cancelled ones never', async () => {
  vi.setSystemTime(100);
  const timeline = makeRealTimeline();
  const fired: string[] = [];
  timeline.at(300, () => void fired.push('late'));
  timeline.at(200, () => void fired.push('early'));
  timeline.at(250, () => void fired.push('cancelled'))();
  timeline.at(50, () => void fired.push('overdue'));
  expect(fired).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(fired).toEqual(['overdue']);
  await vi.advanceTimersByTimeAsync(500);
  expect(fired).toEqual(['overdue', 'early', 'late']);
});

test('nothing armed leaves no timeout behind', () => {
  const timeline = makeRealTimeline();
  timeline.at(1000, () => undefined)();
  expect(vi.getTimerCount()).toBe(0);
});

test('a timer that fails is reported and the next still fires', async () => {
  const errors: unknown[] = [];
  const timeline = makeRealTimeline((error) => void errors.push(error));
  let after = false;
  timeline.at(1, async () => {
    throw new Error('broken');
  });
  timeline.at(1, () => {
    after = true;
  });
  await vi.advanceTimersByTimeAsync(2);
  expect(errors).toEqual([new Error('broken')]);
  expect(after).toBe(true);
});

test('tracked work is handed back and never holds real time up', async () => {
  expect(await makeRealTimeline().track(Promise.resolve(7))).toBe(7);
});
