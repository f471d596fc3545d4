import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { DealEvent } from '../../../domain/deal/event.ts';
import { salesWindow } from '../../../domain/deal/salesWindow.ts';
import { SYSTEM } from '../../../domain/parties.ts';
import type { StatementFacts } from '../../../domain/statement/facts.ts';
import { NO_ORDERS, plusOrder } from '../../../domain/statement/orders.ts';
import type { PayeeStatement } from '../../../domain/statement/payeeStatement.ts';
import { statementFor } from '../../../domain/statement/statement.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { someTerms } from '../../builders/deal.ts';
import { Market } from '../../builders/market.ts';
import { foundIn } from '../../builders/orders.ts';

const CREATOR = 'creator_1';
const ORDERS = 3;

const terms: fc.Arbitrary<Terms> = fc
  .record({
    ratePpm: fc.constantFrom(150_000, 333_333),
    share: fc.option(fc.constantFrom('commission' as const, 'both' as const)),
    isGuaranteed: fc.boolean(),
  })
  .map(({ ratePpm, share, isGuaranteed }) =>
    someTerms({
      commission: {
        tiers: [{ from: 0, ratePpm }],
        ...{ reserve: 3_000_000, attribution: 'P15D', returnWindow: 'P15D' },
      },
      ...(share === null ? {} : { providerShare: { of: share, ratePpm: 100_000 } }),
      ...(isGuaranteed ? { gmvGuarantee: { target: 1_500_000 } } : {}),
    }),
  );

const deal = fc.nat(1);
const step = fc.oneof(
  fc.record({ kind: fc.constant('pay' as const), deal }),
  fc.record({
    kind: fc.constant('return' as const),
    deal,
    order: fc.nat(ORDERS - 1),
    part: fc.constantFrom(0.1, 0.5, 1),
  }),
  fc.record({ kind: fc.constant('settle' as const), deal }),
  fc.record({ kind: fc.constant('bank' as const), isGiven: fc.boolean() }),
  fc.record({ kind: fc.constant('draw' as const) }),
  fc.record({ kind: fc.constant('follow' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(market: Market, ids: readonly string[], each: Step): Promise<void> {
  const id = 'deal' in each ? (ids[each.deal] ?? '') : '';
  if (each.kind === 'settle') await market.settle(id);
  else if (each.kind === 'pay') await market.pay(id);
  else if (each.kind === 'follow') await market.follow();
  else if (each.kind === 'draw') market.gateway.drawn.set(CREATOR, market.gateway.balanceOf(CREATOR));
  else if (each.kind === 'bank' && each.isGiven) market.gateway.onboarded.add(CREATOR);
  else if (each.kind === 'bank') market.gateway.onboarded.delete(CREATOR);
  else await giveBack(market, id, each.order, each.part);
}

async function giveBack(market: Market, id: string, index: number, part: number): Promise<void> {
  const known = market.memory.orders.get(id)?.get(`o-${index}`);
  if (known === undefined || market.deal(id).salesSettledAt === null) return;
  const before = known.refunded ?? 0;
  const refunded = before + Math.floor((known.net - before) * part);
  if (refunded > before) await market.report(id, [{ ...known, refunded }]);
}

/** Two deals of one creator; what it owes because of one is kept from the other. */
async function live(agreed: Terms, nets: readonly number[], steps: readonly Step[]): Promise<Market> {
  const market = new Market();
  const provider = agreed.providerShare === undefined ? null : { id: 'provider_1', mandate: [] };
  const ids = [0, 1].map(() => {
    const orders = nets.map((net, i) => ({ orderId: `o-${i}`, at: '2026-12-02T00:00:00Z', net }));
    return market.sold(orders, { terms: agreed, provider });
  });
  // The first deal's creator has drawn what it was paid: what it owes has to come from elsewhere.
  market.gateway.onboarded.add(CREATOR);
  await market.settle(ids[0] ?? '');
  await market.pay(ids[0] ?? '');
  market.gateway.drawn.set(CREATOR, market.gateway.balanceOf(CREATOR));
  for (const each of steps) await take(market, ids, each);
  return market;
}

/** It came to pass before the market knew of the deal; a guarantee has it move nothing. */
const feeReleased = ({ id: dealId }: Deal): DealEvent => ({
  ...{ dealId, seq: 0, type: 'deal.fee_released.v1', at: '2026-12-01T00:00:00Z', data: {} },
  ...{ actor: SYSTEM, prevHash: '', hash: '' },
});

function factsOf(market: Market, of: Deal): StatementFacts {
  const orders = [...(market.memory.orders.get(of.id)?.values() ?? [])];
  const window = salesWindow(of);
  return {
    deal: of,
    entries: [...market.books.entries.values()].filter(({ dealId }) => dealId === of.id),
    events: [feeReleased(of), ...market.memory.events.filter(({ dealId }) => dealId === of.id)],
    orders:
      window === null ? NO_ORDERS : orders.reduce((sum, order) => plusOrder(sum, order, window), NO_ORDERS),
    found: foundIn(of, orders),
    now: market.now,
  };
}

const history = fc.array(step, { minLength: 5, maxLength: 30, size: 'max' });
const nets = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: ORDERS, maxLength: ORDERS });

function requireExplained({ lines, payee }: PayeeStatement): void {
  expect(lines.map(({ kind }) => kind)).not.toContain('other');
  for (const { rule, amountMinor, kind } of lines) {
    expect(kind === 'taken_back').toBe(rule.code === 'clawback');
    if (rule.code !== 'clawback') continue;
    expect(rule.netSalesMinor).toBeLessThan(rule.netSalesBeforeMinor);
    if (payee.role !== 'platform') expect(rule.withheldMinor + rule.owedMinor).toBe(-amountMinor);
  }
}

/** What the lines of a payee come to, which is where its money went. */
function requireReconciled({ totals }: PayeeStatement): number {
  const { paidMinor, outstandingMinor, keptMinor, owedMinor, recoveredMinor, ...earned } = totals;
  const netMinor = earned.earnedMinor - earned.takenBackMinor;
  expect(paidMinor + outstandingMinor + keptMinor - owedMinor - recoveredMinor).toBe(netMinor);
  expect(recoveredMinor).toBeGreaterThanOrEqual(0);
  return netMinor;
}

const SEEN = ['takenBackMinor', 'keptMinor', 'owedMinor', 'recoveredMinor'] as const;

it('the statement of a deal whose sales were returned after the settlement still adds up to its books', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(terms, nets, history, async (agreed, sold, steps) => {
      const market = await live(agreed, sold, steps);
      for (const each of market.memory.deals.values()) {
        const { brand, payees } = statementFor(factsOf(market, each), { role: 'operator' });
        payees.forEach(requireExplained);
        const costMinor = payees.map(requireReconciled).reduce((sum, netMinor) => sum + netMinor, 0);
        const { fundedMinor: paidMinor, refundedMinor } = each.money;
        expect(brand?.totals).toMatchObject({ paidMinor, refundedMinor, costMinor });
        expect(paidMinor - refundedMinor - each.escrowMinor).toBe(costMinor);
        for (const name of SEEN)
          if (payees.some(({ totals }) => totals[name] > 0)) seen.set(name, (seen.get(name) ?? 0) + 1);
      }
    }),
    { numRuns: 300, seed: 8 },
  );
  for (const name of SEEN) expect(seen.get(name) ?? 0, name).toBeGreaterThan(5);
});
