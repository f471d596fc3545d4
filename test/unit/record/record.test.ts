import { describe, expect, test } from 'vitest';
import { firstMonth, isNew, monthOf, recordOf } from '../../../domain/record/record.ts';
import { difference, MEASURES, NOTHING, plusTally } from '../../../domain/record/tally.ts';
import { recordView } from '../../../functions/record/recordView.ts';

const NOW = Date.parse('2026-11-22T22:00:00Z');

describe('the last 12 months', () => {
  test.each([
    ['2026-11-22T22:00:00Z', '2025-12'],
    ['2026-12-31T23:59:59Z', '2026-01'],
    ['2026-01-01T00:00:00Z', '2025-02'],
    ['2024-02-29T12:00:00Z', '2023-03'],
  ])('at %s begin with %s', (now, month) => {
    expect(firstMonth(Date.parse(now))).toBe(month);
  });

  test('leave out what is older, which stays in all time', () => {
    const one = { ...NOTHING, deals: 1 };
    const months = [
      { month: '2025-11', tally: one },
      { month: '2025-12', tally: one },
      { month: monthOf('2026-11-30T23:59:59.999Z'), tally: one },
    ];
    const record = recordOf(months, { ...NOTHING, deals: 3 }, NOW);
    expect(record.last12Months.deals).toBe(2);
    expect(record.allTime.deals).toBe(3);
  });
});

describe('a party of which nothing is known', () => {
  test('is new, and has no rates', () => {
    const record = recordOf([], NOTHING, NOW);
    expect(isNew(record)).toBe(true);
    expect(recordView(record)).toMatchObject({
      isNew: true,
      allTime: { deals: 0, deliveries: { count: 0, onTimePpm: null }, reviews: { averageSeconds: null } },
    });
  });

  test('is not new once an offer was left unanswered', () => {
    expect(isNew(recordOf([], { ...NOTHING, turns: 1, silentExpiries: 1 }, NOW))).toBe(false);
  });
});

test('rates are of what was put to the test, in ppm', () => {
  const tally = {
    ...NOTHING,
    deals: 8,
    turns: 3,
    silentExpiries: 1,
    deliveries: 3,
    deliveriesOnTime: 2,
    reviews: 2,
    reviewMillis: 5_000_000,
    disputes: 4,
    disputesLost: 1,
    lateCancellations: 2,
  };
  expect(recordView({ last12Months: NOTHING, allTime: tally }).allTime).toMatchObject({
    turns: { count: 3, silentExpiries: 1, silentExpiryPpm: 333_333 },
    deliveries: { count: 3, onTime: 2, onTimePpm: 666_667 },
    reviews: { count: 2, averageSeconds: 2500 },
    payments: { count: 0, inTimePpm: null, averageSeconds: null },
    disputes: { count: 4, lost: 1, lostPpm: 250_000 },
    cancellations: { late: 2, latePpm: 250_000 },
  });
});

test('the difference of two tallies leads from one to the other, also downwards', () => {
  const from = Object.fromEntries(MEASURES.map((measure, index) => [measure, index * 3]));
  const to = Object.fromEntries(MEASURES.map((measure, index) => [measure, (index * 5) % 7]));
  const a = plusTally(NOTHING, from);
  const b = plusTally(NOTHING, to);
  expect(plusTally(a, difference(a, b))).toEqual(b);
  expect(difference(a, a)).toEqual({});
});
