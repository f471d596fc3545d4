import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../domain/commission/commission.ts';
import { isClaim } from '../../../domain/deal/payment.ts';
import { costOf, totalMinor } from '../../../domain/terms/cost.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { someTerms } from '../../builders/deal.ts';
import { Market } from '../../builders/market.ts';
import { foundIn } from '../../builders/orders.ts';

const RUNS = { numRuns: 500 };
const CREATOR = 'creator_1';
const PROVIDER = { id: 'provider_1', mandate: [] };
const PAYEES = [CREATOR, PROVIDER.id];
const DEALS = 3;
const ORDERS = 3;

class Killed extends Error {}

const terms: fc.Arbitrary<Terms> = fc
  .record({
    ratePpm: fc.constantFrom(150_000, 333_333, 999_999),
    platformFeePpm: fc.constantFrom(0, 50_000, 123_457),
    share: fc.constantFrom(null, 'commission' as const, 'both' as const),
  })
  .map(({ ratePpm, platformFeePpm, share }) =>
    someTerms({
      platformFeePpm,
      commission: {
        tiers: [{ from: 0, ratePpm }],
        reserve: 30_000_000,
        attribution: 'P15D',
        returnWindow: 'P15D',
      },
      ...(share === null ? {} : { providerShare: { of: share, ratePpm: 100_000 } }),
    }),
  );

const deal = fc.integer({ min: 0, max: DEALS - 1 });
const payee = fc.constantFrom(...PAYEES);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('settle' as const), deal }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pay' as const), deal }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('return' as const),
      deal,
      order: fc.integer({ min: 0, max: ORDERS - 1 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('bank' as const), payee, isGiven: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('draw' as const),
      payee,
      part: fc.constantFrom(0.3, 0.5, 1),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('consume' as const), isTwice: fc.boolean() }) },
);
/** Beside each step: at which moment the process dies, if it comes to that many. */
const steps = fc.array(fc.tuple(step, fc.option(fc.integer({ min: 1, max: 12 }), { freq: 3 })), {
  minLength: 10,
  maxLength: 60,
  size: 'max',
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const nets = fc.array(
  fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: ORDERS, maxLength: ORDERS }),
  {
    minLength: DEALS,
    maxLength: DEALS,
  },
);

function open(all: readonly (readonly number[])[], agreed: Terms): { market: Market; ids: string[] } {
  const market = new Market();
  const ids = all.map((each, index) => {
    const orders = each.map((net, i) => ({ orderId: `o-${i}`, at: '2026-12-02T00:00:00Z', net }));
    const provider = agreed.providerShare === undefined ? null : PROVIDER;
    return market.sold(orders, { terms: agreed, provider, brandId: `brand_${index % 2}` });
  });
  return { market, ids };
}

/** Runs `work`, which may be cut off at its `deathAt`th moment. */
async function mortally(market: Market, deathAt: number | null, work: () => Promise<unknown>): Promise<void> {
  let moments = 0;
  const interrupt = () => {
    moments += 1;
    if (moments === deathAt) throw new Killed();
  };
  market.memory.interrupt = interrupt;
  market.gateway.interrupt = interrupt;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    market.memory.interrupt = () => undefined;
    market.gateway.interrupt = () => undefined;
  }
}

async function take(market: Market, ids: readonly string[], each: Step): Promise<void> {
  const id = 'deal' in each ? (ids[each.deal] ?? '') : '';
  switch (each.kind) {
    case 'settle':
      await market.settle(id);
      return;
    case 'pay':
      return market.pay(id);
    case 'return':
      return giveBack(market, id, each.order, each.part);
    case 'bank':
      if (each.isGiven) market.gateway.onboarded.add(each.payee);
      else market.gateway.onboarded.delete(each.payee);
      return;
    case 'draw': {
      const drawn = Math.floor(market.gateway.balanceOf(each.payee) * each.part);
      market.gateway.drawn.set(each.payee, (market.gateway.drawn.get(each.payee) ?? 0) + drawn);
      return;
    }
    case 'consume': {
      const [event] = market.memory.stream;
      if (event === undefined) return;
      await market.consume(event);
      if (each.isTwice) await market.consume(event);
      market.memory.stream.shift();
    }
  }
}

/** Of one order, a part of what it is still worth. */
async function giveBack(market: Market, id: string, index: number, part: number): Promise<void> {
  const known = market.memory.orders.get(id)?.get(`o-${index}`);
  if (known === undefined || market.deal(id).salesSettledAt === null) return;
  const before = known.refunded ?? 0;
  const refunded = before + Math.floor((known.net - before) * part);
  if (refunded > before) await market.report(id, [{ ...known, refunded }]);
}

const ordersOf = (market: Market, id: string): Order[] => [...(market.memory.orders.get(id)?.values() ?? [])];

/** The first deal was paid and the money is gone; then all this happens, and at last everything is done. */
async function live(
  all: readonly (readonly number[])[],
  agreed: Terms,
  history: readonly [Step, number | null][],
) {
  const { market, ids } = open(all, agreed);
  const [first = ''] = ids;
  for (const each of PAYEES) market.gateway.onboarded.add(each);
  await market.settle(first);
  await market.pay(first);
  for (const each of PAYEES) market.gateway.drawn.set(each, market.gateway.balanceOf(each));
  const isOwedEarly = (all[0]?.[0] ?? 0) % 2 === 1;
  if (isOwedEarly) {
    await giveBack(market, first, 0, 0.9);
    await market.follow();
  }
  for (const [each, deathAt] of history) await mortally(market, deathAt, () => take(market, ids, each));
  await market.follow();
  for (const id of ids) await market.pay(id);
  await market.follow();
  return { market, ids };
}

describe('whatever is returned, recovered, cut off and repeated', () => {
  it('each deal ends up as if it had been settled on what stayed sold, and nobody owes more than the claims', async () => {
    await fc.assert(
      fc.asyncProperty(nets, terms, steps, async (all, agreed, history) => {
        const { market, ids } = await live(all, agreed, history);
        market.requireService();
        for (const id of ids) {
          const { money, salesSettledAt, terms: its } = market.deal(id);
          if (salesSettledAt === null) continue;
          const { commissionMinor } = foundIn(market.deal(id), ordersOf(market, id));
          const due = totalMinor(costOf(its, its.fixedFee, commissionMinor));
          expect(money.releasedMinor).toBe(due);
          expect(money.fundedMinor).toBe(money.releasedMinor + money.refundedMinor);
        }
        for (const owing of PAYEES) {
          const claims = ids
            .flatMap((id) => market.deal(id).payments)
            .filter((payment) => isClaim(payment) && payment.debtor?.id === owing)
            .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          expect(market.owes(owing)).toBe(claims);
        }
        expect([...market.memory.recovered]).toEqual([]);
      }),
      RUNS,
    );
  });

  it('repeating every event changes nothing, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(nets, terms, steps, fc.nat(), async (all, agreed, history, seed) => {
        const { market, ids } = await live(all, agreed, history);
        const after = ids.map((id) => structuredClone(market.deal(id)));
        const moved = [...market.gateway.refunds, ...market.gateway.reversals, ...market.gateway.transfers];
        const events = [...market.memory.events];
        for (let i = 0; i < events.length; i += 1) {
          const event = events[(i * 7919 + seed) % events.length];
          if (event !== undefined) await market.consume(event);
        }
        expect(ids.map((id) => market.deal(id))).toEqual(after);
        expect([...market.gateway.refunds, ...market.gateway.reversals, ...market.gateway.transfers]).toEqual(
          moved,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('the histories are worth something: every way of recovering is taken', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(nets, terms, steps, async (all, agreed, history) => {
        const { market } = await live(all, agreed, history);
        for (const type of new Set(market.memory.events.map((event) => event.type)))
          seen.set(type, (seen.get(type) ?? 0) + 1);
      }),
      { numRuns: 100, seed: 4 },
    );
    for (const type of [
      'deal.sales_corrected.v1',
      'deal.commission_clawed_back.v1',
      'deal.commission_offset.v1',
      'deal.claim_recovered.v1',
      'deal.reversal_ordered.v1',
      'deal.reversal_refused.v1',
      'deal.payout_blocked.v1',
    ])
      expect(seen.get(type) ?? 0, type).toBeGreaterThan(5);
  });
});
