import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributionWindow, type Order } from '../../../domain/commission/commission.ts';
import type { Tier } from '../../../domain/terms/terms.ts';
import { toInstant } from '../../../domain/time.ts';
import { tallyOf } from '../../builders/orders.ts';
import { LIVE_AT, orders, rate, tiers } from './arbitraries.ts';

const RUNS = { numRuns: 2_000 };
const WINDOW = attributionWindow(toInstant(LIVE_AT), 'P15D');
const commission = (all: readonly Order[], under: readonly Tier[]) => tallyOf(all, under, WINDOW);

/** What net sales of `net` are worth under marginal tiers, in millionths of a minor unit, exact. */
function worth(net: bigint, under: readonly Tier[]): bigint {
  return under.reduce((sum, tier, index) => {
    const next = under[index + 1];
    const end = next === undefined || net < BigInt(next.from) ? net : BigInt(next.from);
    return end > BigInt(tier.from) ? sum + (end - BigInt(tier.from)) * BigInt(tier.ratePpm) : sum;
  }, 0n);
}

/** The same orders with more of one of them refunded. */
const withRefund = fc
  .tuple(
    orders.filter((all) => all.length > 0),
    fc.nat(),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([all, pick, part]) => {
    const index = pick % all.length;
    const refunded = all.map((order, i) =>
      i === index
        ? {
            ...order,
            refunded: (order.refunded ?? 0) + Math.floor((order.net - (order.refunded ?? 0)) * part),
          }
        : order,
    );
    return { all, refunded };
  });

describe('commission', () => {
  it('is the worth of the net sales, less than one minor unit per order', () => {
    fc.assert(
      fc.property(orders, tiers, (all, under) => {
        const found = commission(all, under);
        const exact = worth(BigInt(found.netSalesMinor), under);
        const rounded = BigInt(found.commissionMinor) * 1_000_000n;
        expect(rounded <= exact).toBe(true);
        expect(exact - rounded < 1_000_000n * BigInt(Math.max(1, found.orders))).toBe(true);
      }),
      RUNS,
    );
  });

  it('never exceeds net sales times the highest rate', () => {
    fc.assert(
      fc.property(orders, tiers, (all, under) => {
        const { netSalesMinor, commissionMinor } = commission(all, under);
        const highest = BigInt(Math.max(...under.map(({ ratePpm }) => ratePpm)));
        expect(BigInt(commissionMinor) * 1_000_000n <= BigInt(netSalesMinor) * highest).toBe(true);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of reporting', () => {
    const shuffled = orders.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, tiers, ([all, other], under) => {
        expect(commission(other, under)).toEqual(commission(all, under));
      }),
      RUNS,
    );
  });

  it('is never raised by a refund, at one rate', () => {
    fc.assert(
      fc.property(withRefund, rate, ({ all, refunded }, ratePpm) => {
        const flat = [{ from: 0, ratePpm }];
        expect(commission(refunded, flat).commissionMinor).toBeLessThanOrEqual(
          commission(all, flat).commissionMinor,
        );
      }),
      RUNS,
    );
  });

  // Lines are rounded down one by one (DESIGN §5), and a refund moves where the later ones meet the tiers.
  it('is never raised by a refund, under tiers, but for the rounding of the lines behind it', () => {
    fc.assert(
      fc.property(withRefund, tiers, ({ all, refunded }, under) => {
        const before = commission(all, under);
        const after = commission(refunded, under);
        const mostRounding = Math.max(0, before.orders - 1);
        expect(after.commissionMinor).toBeLessThanOrEqual(before.commissionMinor + mostRounding);
        expect(worth(BigInt(after.netSalesMinor), under) <= worth(BigInt(before.netSalesMinor), under)).toBe(
          true,
        );
      }),
      RUNS,
    );
  });

  it('orders outside the window change nothing', () => {
    fc.assert(
      fc.property(orders, tiers, (all, under) => {
        const inside = all.filter(({ at }) => {
          const instant = Date.parse(at);
          return instant >= LIVE_AT && instant <= LIVE_AT + 15 * 86_400_000;
        });
        expect(commission(inside, under)).toEqual(commission(all, under));
      }),
      RUNS,
    );
  });
});
