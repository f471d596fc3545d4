import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { makeVirtualTimeline, TimeRunsForward } from '../../../local/clock/virtualTimeline.ts';

const still = (start = 0) => makeVirtualTimeline({ start, flowing: false });

describe('advancing', () => {
  test('fires in order of due time, each at its own time, ties in order of arming', async () => {
    const timeline = still();
    const seen: [string, number][] = [];
    const note = (name: string) => () => {
      seen.push([name, timeline.now()]);
    };
    timeline.at(30, note('late'));
    timeline.at(10, note('first'));
    timeline.at(10, note('second'));
    timeline.at(41, note('beyond'));
    expect(await timeline.advanceTo(40)).toEqual({ now: 40, fired: 3 });
    expect(seen).toEqual([
      ['first', 10],
      ['second', 10],
      ['late', 30],
    ]);
    expect(timeline.now()).toBe(40);
  });

  test('a timer armed on the way is played too, and one cancelled on the way is not', async () => {
    const timeline = still();
    const seen: number[] = [];
    const cancel = timeline.at(30, () => void seen.push(30));
    timeline.at(10, () => {
      cancel();
      timeline.at(20, () => void seen.push(timeline.now()));
    });
    expect(await timeline.advanceTo(100)).toEqual({ now: 100, fired: 2 });
    expect(seen).toEqual([20]);
  });

  test('a timer that is due already fires soon, but never synchronously, without any advance', async () => {
    const timeline = still(100);
    const seen: string[] = [];
    timeline.at(100, () => void seen.push('now'));
    timeline.at(50, () => void seen.push('overdue'));
    timeline.at(0, () => void seen.push('cancelled'))();
    expect(seen).toEqual([]);
    await vi.waitFor(() => expect(seen).toEqual(['overdue', 'now']));
    expect(await timeline.advanceTo(100)).toEqual({ now: 100, fired: 0 });
  });

  test('time waits for a slow timer and for tracked work before it moves', async () => {
    const timeline = still();
    const seen: string[] = [];
    const work = Promise.withResolvers<void>();
    timeline.at(10, async () => {
      await nextTurn();
      seen.push(`slow ${timeline.now()}`);
      void timeline.track(work.promise.then(() => void seen.push(`work ${timeline.now()}`)));
    });
    timeline.at(20, () => void seen.push('next'));
    const advance = timeline.advanceTo(20);
    await vi.waitFor(() => expect(seen).toEqual(['slow 10']));
    await nextTurn();
    expect(timeline.now()).toBe(10);
    work.resolve();
    await advance;
    expect(seen).toEqual(['slow 10', 'work 10', 'next']);
  });

  test('tracked work that fails is over too, and its owner gets the error', async () => {
    const timeline = still();
    await expect(timeline.track(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await timeline.advanceTo(1)).toEqual({ now: 1, fired: 0 });
  });

  test('tracked work may wait for a timer that is due already', async () => {
    const timeline = still(5);
    void timeline.track(new Promise<void>((resolve) => timeline.at(5, resolve)));
    expect(await timeline.advanceTo(6)).toEqual({ now: 6, fired: 1 });
  });

  test('probes are asked until one whole pass found and started nothing', async () => {
    const timeline = still();
    let left = 3;
    const seen: string[] = [];
    timeline.addProbe(async () => {
      if (left === 0) return true;
      left -= 1;
      seen.push(`drained at ${timeline.now()}`);
      return false;
    });
    const remove = timeline.addProbe(async () => {
      throw new Error('a removed probe was asked');
    });
    remove();
    timeline.at(10, () => {
      left = 1;
    });
    timeline.at(20, () => void seen.push(`timer at ${timeline.now()}`));
    await timeline.advanceTo(20);
    expect(seen).toEqual(['drained at 0', 'drained at 0', 'drained at 0', 'drained at 10', 'timer at 20']);
  });

  test('a probe that starts work says nothing left, and still time waits for that work', async () => {
    const timeline = still();
    let started = false;
    let done = false;
    timeline.addProbe(async () => {
      if (!started) {
        started = true;
        void timeline.track(nextTurn().then(nextTurn)).then(() => {
          done = true;
        });
      }
      return true;
    });
    await timeline.advanceTo(1);
    expect(done).toBe(true);
  });

  test('advances asked for at once run one after the other', async () => {
    const timeline = still();
    const seen: number[] = [];
    timeline.at(5, async () => {
      await nextTurn();
      seen.push(5);
    });
    timeline.at(15, () => void seen.push(15));
    const both = await Promise.all([timeline.advanceTo(10), timeline.advanceTo(20)]);
    expect(both).toEqual([
      { now: 10, fired: 1 },
      { now: 20, fired: 1 },
    ]);
    expect(seen).toEqual([5, 15]);
  });

  test.each([[9], [Number.NaN]])('going back to %d is refused, and the clock still works', async (target) => {
    const timeline = still(10);
    await expect(timeline.advanceTo(target)).rejects.toThrow(TimeRunsForward);
    expect(timeline.now()).toBe(10);
    expect(await timeline.advanceTo(11)).toEqual({ now: 11, fired: 0 });
  });

  test('each move is saved before what is due then happens', async () => {
    const seen: string[] = [];
    const timeline = makeVirtualTimeline({
      start: 0,
      flowing: false,
      save: (nowMs) => void seen.push(`save ${nowMs}`),
    });
    timeline.at(10, () => void seen.push('fire'));
    timeline.at(10, () => void seen.push('fire'));
    await timeline.advanceTo(12);
    expect(seen).toEqual(['save 10', 'fire', 'fire', 'save 12']);
  });

  test('a timer that fails is reported and the rest goes on', async () => {
    const errors: unknown[] = [];
    const timeline = makeVirtualTimeline({
      start: 0,
      flowing: false,
      onError: (error) => void errors.push(error),
    });
    const broken = new Error('broken');
    let after = false;
    timeline.at(1, () => {
      throw broken;
    });
    timeline.at(2, () => {
      after = true;
    });
    expect(await timeline.advanceTo(2)).toEqual({ now: 2, fired: 2 });
    expect(errors).toEqual([broken]);
    expect(after).toBe(true);
  });
});

describe('flowing', () => {
  test('time passes and timers fire by themselves, and saved moves never go back', async () => {
    const saved: number[] = [];
    const timeline = makeVirtualTimeline({
      start: 1_000_000,
      flowing: true,
      save: (nowMs) => void saved.push(nowMs),
    });
    const firedAt = Promise.withResolvers<number>();
    timeline.at(1_000_005, () => firedAt.resolve(timeline.now()));
    expect(await firedAt.promise).toBeGreaterThanOrEqual(1_000_005);
    const { now } = await timeline.advanceTo(2_000_000);
    expect(now).toBe(2_000_000);
    await vi.waitFor(() => expect(timeline.now()).toBeGreaterThan(2_000_000));
    expect(saved).toEqual([...saved].sort((a, b) => a - b));
    expect(saved.at(-1)).toBe(2_000_000);
  });

  test('a standing clock stays where it is', async () => {
    const timeline = still(7);
    let fired = false;
    timeline.at(8, () => {
      fired = true;
    });
    const before = performance.now();
    await vi.waitFor(() => expect(performance.now() - before).toBeGreaterThan(5));
    expect(timeline.now()).toBe(7);
    expect(fired).toBe(false);
  });
});
