import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClockFileUnreadable, openClockFile } from '../../../local/clock/clockFile.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luyue-clock-'));
  path = join(folder, 'clock.json');
  vi.useFakeTimers({ now: 5_000, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

test('a standing clock starts again where it was saved, whatever the fallback', () => {
  const first = openClockFile(path, { flowing: false, fallbackMs: 100 });
  expect(first.start).toBe(100);
  first.save(900);
  vi.setSystemTime(50_000);
  expect(openClockFile(path, { flowing: false, fallbackMs: 100 }).start).toBe(900);
});

test('a flowing clock went on while nobody looked, and never goes back', () => {
  openClockFile(path, { flowing: true, fallbackMs: 100 }).save(900);
  vi.setSystemTime(6_000);
  expect(openClockFile(path, { flowing: true, fallbackMs: 0 }).start).toBe(1_900);
  vi.setSystemTime(1_000);
  expect(openClockFile(path, { flowing: true, fallbackMs: 0 }).start).toBe(900);
});

test('a new clock is on disk before anything is armed by it', () => {
  openClockFile(path, { flowing: false, fallbackMs: 100 });
  expect(openClockFile(path, { flowing: false, fallbackMs: 200 }).start).toBe(100);
});

test.each(['', 'hello', '{"virtualMs":"1","realMs":2}'])(
  'a file holding %j is refused by its name',
  (text) => {
    writeFileSync(path, text);
    expect(() => openClockFile(path, { flowing: false, fallbackMs: 0 })).toThrow(ClockFileUnreadable);
    expect(() => openClockFile(path, { flowing: false, fallbackMs: 0 })).toThrow(path);
  },
);
