import { describe, expect, it } from 'vitest';
import {
  attributionWindow,
  commissionBase,
  commissionOfLine,
  type Order,
  orderSchema,
} from '../../../../domain/commission/commission.ts';
import { startTally } from '../../../../domain/commission/tally.ts';
import { InvariantViolation } from '../../../../domain/errors.ts';
import type { Tier } from '../../../../domain/terms/terms.ts';
import { tallyOf } from '../../../builders/orders.ts';

const FLAT: Tier[] = [{ from: 0, ratePpm: 150_000 }];
const TIERS: Tier[] = [
  { from: 0, ratePpm: 100_000 },
  { from: 1_000, ratePpm: 200_000 },
  { from: 5_000, ratePpm: 0 },
];
const WINDOW = attributionWindow('2026-12-01T12:00:00Z', 'P15D');

const order = (orderId: string, at: string, net: number, more: Partial<Order> = {}): Order => ({
  orderId,
  at: `2026-12-${at}Z`,
  net,
  ...more,
});
const commission = (orders: Order[], tiers = FLAT) => tallyOf(orders, tiers, WINDOW).commissionMinor;

describe('golden cases', () => {
  it('base 10 000, 15 %, refund 4 000: 900', () => {
    expect(tallyOf([order('a', '02T00:00:00', 10_000, { refunded: 4_000 })], FLAT, WINDOW)).toEqual({
      orders: 1,
      netSalesMinor: 6_000,
      commissionMinor: 900,
    });
  });

  it('no orders', () => {
    expect(tallyOf([], FLAT, WINDOW)).toEqual({ orders: 0, netSalesMinor: 0, commissionMinor: 0 });
  });

  it('each line is rounded down', () => {
    expect(commission([order('a', '02T00:00:00', 9), order('b', '02T00:00:01', 9)])).toBe(2);
  });

  it('a refund of everything, and a cancelled order, earn nothing', () => {
    expect(commission([order('a', '02T00:00:00', 10_000, { refunded: 10_000 })])).toBe(0);
    expect(commission([order('a', '02T00:00:00', 10_000, { cancelledBeforeShipping: true })])).toBe(0);
    expect(
      commissionBase(order('a', '02T00:00:00', 10, { cancelledBeforeShipping: true, refunded: 4 })),
    ).toBe(0);
    expect(commissionBase(order('a', '02T00:00:00', 10, { cancelledBeforeShipping: false }))).toBe(10);
  });
});

describe('marginal tiers on the running net sales', () => {
  it.each([
    [1_000, 0, 100],
    [1_001, 0, 100],
    [1_005, 0, 101],
    [2_000, 0, 300],
    [1_000, 1_000, 200],
    [5_000, 0, 900],
    [9_000, 0, 900],
    [1_000, 4_500, 100],
    [1_000, 5_000, 0],
    [0, 1_000, 0],
  ])('%i after %i earns %i', (base, running, earned) => {
    expect(commissionOfLine(base, running, TIERS)).toBe(earned);
  });

  it('an order across a boundary is paid at both rates', () => {
    expect(commission([order('a', '02T00:00:00', 600), order('b', '02T00:00:01', 800)], TIERS)).toBe(
      60 + 40 + 80,
    );
  });

  it('the order of placing decides, not the order of reporting', () => {
    const early = order('z', '02T00:00:00', 1_000);
    const late = order('a', '02T00:00:01', 9);
    const reported = [late, early];
    expect(commission(reported, TIERS)).toBe(100 + 1);
    // The other way round the larger one crosses the boundary, and the cents are lost.
    expect(commission([{ ...late, at: '2026-12-01T23:00:00Z' }, early], TIERS)).toBe(0 + 100);
    expect(reported.map(({ orderId }) => orderId)).toEqual(['a', 'z']);
  });

  it('orders of the same instant are taken by their ids', () => {
    const at = '02T00:00:00';
    const [a, b] = [order('a', at, 1_000), order('b', at, 9)];
    expect(commission([b, a], TIERS)).toBe(commission([a, b], TIERS));
    expect(commission([b, a], TIERS)).toBe(100 + 1);
  });

  it('refunds and cancellations make room below the boundary', () => {
    const later = order('b', '02T00:00:01', 1_000);
    expect(commission([order('a', '02T00:00:00', 1_000), later], TIERS)).toBe(100 + 200);
    expect(commission([order('a', '02T00:00:00', 1_000, { refunded: 400 }), later], TIERS)).toBe(
      60 + 40 + 120,
    );
    expect(
      commission([order('a', '02T00:00:00', 1_000, { cancelledBeforeShipping: true }), later], TIERS),
    ).toBe(100);
  });
});

describe('the attribution window', () => {
  it.each([
    ['2026-12-01T11:59:59.999Z', 0],
    ['2026-12-01T12:00:00Z', 1],
    ['2026-12-16T12:00:00Z', 1],
    ['2026-12-16T12:00:00.001Z', 0],
    ['2027-12-02T00:00:00Z', 0],
  ])('an order at %s counts %i times', (at, count) => {
    const found = tallyOf([{ orderId: 'a', at, net: 1_000 }], FLAT, WINDOW);
    expect(found).toEqual({ orders: count, netSalesMinor: count * 1_000, commissionMinor: count * 150 });
  });

  it('what lies outside does not fill the tiers', () => {
    const outside = order('a', '01T00:00:00', 5_000);
    expect(commission([outside, order('b', '02T00:00:00', 1_000)], TIERS)).toBe(100);
  });
});

describe('large amounts', () => {
  const most = Number.MAX_SAFE_INTEGER;
  it('are exact', () => {
    expect(commissionOfLine(most, 0, [{ from: 0, ratePpm: 1_000_000 }])).toBe(most);
    expect(commissionOfLine(4_503_599_627_370_495, 0, [{ from: 0, ratePpm: 700_001 }])).toBe(
      3_152_524_242_758_973,
    );
  });

  it('that leave the safe range are refused, not rounded', () => {
    const orders = [order('a', '02T00:00:00', most), order('b', '02T00:00:01', 1)];
    expect(() => commission(orders)).toThrow(InvariantViolation);
  });
});

describe('what is no commission', () => {
  it.each([
    ['a tier that does not begin at 0', [{ from: 1, ratePpm: 1 }]],
    [
      'tiers out of order',
      [
        { from: 0, ratePpm: 1 },
        { from: 20, ratePpm: 1 },
        { from: 10, ratePpm: 1 },
      ],
    ],
    [
      'a tier twice',
      [
        { from: 0, ratePpm: 1 },
        { from: 0, ratePpm: 2 },
      ],
    ],
    ['a rate above 10⁶ ppm', [{ from: 0, ratePpm: 1_000_001 }]],
    ['a negative rate', [{ from: 0, ratePpm: -1 }]],
    ['a fraction of a ppm', [{ from: 0, ratePpm: 0.15 }]],
    [
      'a fraction of a unit',
      [
        { from: 0, ratePpm: 1 },
        { from: 0.5, ratePpm: 1 },
      ],
    ],
  ])('refuses %s', (_, tiers) => {
    expect(() => commissionOfLine(100, 0, tiers)).toThrow(InvariantViolation);
    expect(() => commissionOfLine(100, 0, tiers)).toThrow(
      /^not a(n amount in minor units:| tier of commission: -?[\d.]+ ppm from) [\d.]+$/,
    );
  });

  it.each([
    [-1, 0],
    [0.5, 0],
    [1, -1],
    [Number.MAX_SAFE_INTEGER, 1],
    [Number.NaN, 0],
  ])('refuses a base of %d after %d', (base, running) => {
    expect(() => commissionOfLine(base, running, [{ from: 0, ratePpm: 1 }])).toThrow(InvariantViolation);
  });

  it('is rounded down to what can be moved, once, over all orders', () => {
    const tally = startTally([{ from: 0, ratePpm: 1_000_000 }], WINDOW, 10);
    tally.add(order('a', '02T00:00:00', 19));
    tally.add(order('b', '03T00:00:00', 18));
    expect(tally.result()).toEqual({ orders: 2, netSalesMinor: 37, commissionMinor: 30 });
  });

  it('refuses an order that was placed before the one it follows', () => {
    const tally = startTally(FLAT, WINDOW);
    tally.add(order('late', '03T00:00:00', 1_000));
    tally.add(order('same-instant', '03T00:00:00', 1_000));
    const before = tally.result();
    expect(() => tally.add(order('early', '02T00:00:00', 1_000))).toThrow(
      new InvariantViolation('order early comes too late into the tally'),
    );
    expect(tally.result()).toEqual(before);
  });

  it('says why an order cannot be', () => {
    const { error } = orderSchema.safeParse(order('a', '02T00:00:00', 5, { refunded: 6 }));
    expect(error?.issues).toMatchObject([{ path: ['refunded'], message: 'must not exceed net' }]);
  });
});
