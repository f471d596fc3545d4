import { afterEach, describe, expect, it } from 'vitest';
import {
  durationMillis,
  durationSchema,
  instantSchema,
  latest,
  plus,
  toInstant,
} from '../../../domain/time.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('durations', () => {
  it.each([
    ['P3D', 3 * DAY],
    ['P2W', 14 * DAY],
    ['PT72H', 3 * DAY],
    ['P1DT12H', 36 * HOUR],
    ['PT90M', 1.5 * HOUR],
    ['PT1H1M1S', HOUR + 61_000],
    ['P1DT1H1M1S', DAY + HOUR + 61_000],
    ['P0D', 0],
    ['PT0S', 0],
    ['P150D', 150 * DAY],
    ['P115DT7H', 115 * DAY + 7 * HOUR],
  ])('%s lasts %i ms', (duration, millis) => {
    expect(durationSchema.safeParse(duration).success).toBe(true);
    expect(durationMillis(duration)).toBe(millis);
  });

  it.each<[unknown, string]>([
    ['', 'nothing'],
    ['P', 'no part'],
    ['PT', 'no part'],
    ['P1DT', 'no time after T'],
    ['P1Y', 'years have no fixed length'],
    ['P1M', 'months have no fixed length'],
    ['P1W1D', 'weeks stand alone'],
    ['P1.5D', 'a fraction'],
    ['P-1D', 'negative'],
    ['-P1D', 'negative'],
    ['+P1D', 'signed'],
    ['p1d', 'small letters'],
    ['P1H', 'an hour without T'],
    ['PT1D', 'a day after T'],
    ['PT1S1H', 'out of order'],
    [' P1D', 'a space'],
    ['P1D\n', 'a line break'],
    ['1D', 'no P'],
    ['P99999999999D', 'longer than time'],
    ['PT99999999999999999999S', 'longer than time'],
    [3, 'a number'],
    [null, 'nothing'],
  ])('refuses %j: %s', (duration) => {
    expect(durationSchema.safeParse(duration).success).toBe(false);
  });

  describe('wherever the machine stands', () => {
    const { TZ } = process.env;
    afterEach(() => {
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    });

    it.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'])('%s', (zone) => {
      process.env.TZ = zone;
      for (let hours = 1; hours <= 400 * 24; hours += 1)
        expect(durationMillis(`PT${hours}H`)).toBe(hours * HOUR);
    });
  });
});

describe('instants', () => {
  it.each(['2026-12-01T12:00:00Z', '2026-12-01T12:00:00.123Z', '2028-02-29T00:00:00Z'])(
    'takes %s',
    (instant) => {
      expect(instantSchema.safeParse(instant).success).toBe(true);
    },
  );

  it.each<[unknown, string]>([
    ['2026-12-01', 'a date'],
    ['2026-12-01T12:00Z', 'no seconds'],
    ['2026-12-01T12:00:00', 'no zone'],
    ['2026-12-01T12:00:00+08:00', 'another zone'],
    ['2026-12-01 12:00:00Z', 'no T'],
    ['2026-02-30T00:00:00Z', 'a day that does not exist'],
    ['2027-02-29T00:00:00Z', 'no leap year'],
    ['2026-13-01T00:00:00Z', 'a month that does not exist'],
    ['2026-12-01T24:00:00Z', 'an hour that does not exist'],
    ['2026-12-01T23:59:60Z', 'a leap second, which no clock of ours can say'],
    ['tomorrow', 'words'],
    ['', 'nothing'],
    [1_796_126_400_000, 'a number'],
  ])('refuses %j: %s', (instant) => {
    expect(instantSchema.safeParse(instant).success).toBe(false);
  });

  it('moves by durations', () => {
    expect(plus('2026-12-01T12:00:00Z', 'P15D')).toBe('2026-12-16T12:00:00.000Z');
    expect(plus('2028-02-28T23:30:00Z', 'PT1H')).toBe('2028-02-29T00:30:00.000Z');
    expect(toInstant(0)).toBe('1970-01-01T00:00:00.000Z');
  });

  it('finds the latest, by time and not by text', () => {
    expect(latest('2026-12-01T12:00:00.5Z', '2026-12-01T12:00:00Z')).toBe('2026-12-01T12:00:00.5Z');
    expect(latest('2026-12-01T12:00:00Z')).toBe('2026-12-01T12:00:00Z');
    expect(latest('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', '2026-06-01T00:00:00Z')).toBe(
      '2027-01-01T00:00:00Z',
    );
  });
});
