import { describe, expect, it } from 'vitest';
import { NOTHING_BEFORE, orderLine, type Running } from '../../../domain/statement/orderLine.ts';
import { anOrder } from '../domain/stages.ts';

const rules = {
  tiers: [
    { from: 0, ratePpm: 150_000 },
    { from: 100_000, ratePpm: 200_000 },
  ],
  window: { from: '2026-12-01T00:00:00.000Z', until: '2026-12-16T00:00:00.000Z' },
  currency: 'CNY',
};
const at = '2026-12-02T00:00:00Z';
const near: Running = { netSalesMinor: 99_000, commissionMinor: 14_850 };

describe('an order of a statement', () => {
  it('says what was reported, what counts, and at which rate it was paid', () => {
    const { line, after } = orderLine(
      anOrder({ orderId: 'a', at, net: 10_000, refunded: 4_000 }),
      NOTHING_BEFORE,
      rules,
    );
    expect(line).toEqual({
      ...{ orderId: 'a', at, baseMinor: 10_000, refundedMinor: 4_000, countedMinor: 6_000 },
      ...{
        ...{ earnedMinor: 900, roundedOffMillionths: 0, commissionMinor: 900 },
        tiers: [{ number: 1, ratePpm: 150_000, netMinor: 6_000 }],
        notCounted: null,
      },
    });
    expect(after).toEqual({ netSalesMinor: 6_000, commissionMinor: 900 });
  });

  it('that crosses into the next tier names both, each with what fell into it', () => {
    const { line } = orderLine(anOrder({ at, net: 3_001 }), near, rules);
    expect(line.tiers).toEqual([
      { number: 1, ratePpm: 150_000, netMinor: 1_000 },
      { number: 2, ratePpm: 200_000, netMinor: 2_001 },
    ]);
    expect(line.commissionMinor).toBe(550);
    expect(line.roundedOffMillionths).toBe(200_000);
  });

  it.each([
    ['outside_window', { at: '2026-11-30T23:59:59Z' }],
    ['outside_window', { at: '2026-12-16T00:00:01Z', cancelledBeforeShipping: true }],
    ['cancelled', { at, cancelledBeforeShipping: true, refunded: 5_000 }],
    ['refunded', { at, refunded: 5_000 }],
  ] as const)('does not count if %s: %o', (notCounted, what) => {
    const { line, after } = orderLine(anOrder({ net: 5_000, ...what }), near, rules);
    expect(line).toMatchObject({
      notCounted,
      countedMinor: 0,
      commissionMinor: 0,
      tiers: [],
      baseMinor: 5_000,
    });
    expect(after).toEqual(near);
  });

  it('that was given away counts, as nothing', () => {
    const { line } = orderLine(anOrder({ at, net: 0 }), near, rules);
    expect(line).toMatchObject({ notCounted: null, countedMinor: 0, commissionMinor: 0 });
  });

  it('earns nothing by itself where only a guarantee was agreed', () => {
    const { line, after } = orderLine(anOrder({ at, net: 5_000 }), near, { ...rules, tiers: [] });
    expect(line).toMatchObject({ countedMinor: 5_000, commissionMinor: 0, tiers: [] });
    expect(after.netSalesMinor).toBe(104_000);
  });

  it('leaves what cannot be moved of its currency to the next order', () => {
    const dinars = { ...rules, currency: 'KWD' };
    const first = orderLine(anOrder({ at, net: 120 }), NOTHING_BEFORE, dinars);
    const second = orderLine(anOrder({ at, net: 20 }), first.after, dinars);
    expect([first.line.commissionMinor, second.line.commissionMinor]).toEqual([10, 10]);
    expect([first.line.earnedMinor, second.line.earnedMinor]).toEqual([18, 3]);
  });
});
