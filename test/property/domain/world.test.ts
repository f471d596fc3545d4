import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { KEPT_PPM } from '../../../domain/deal/cancellation.ts';
import { outcomeSchema } from '../../../domain/deal/deal.ts';
import { guaranteeRefundOf } from '../../../domain/deal/guarantee.ts';
import { isClaim } from '../../../domain/deal/payment.ts';
import { costOf, totalMinor } from '../../../domain/terms/cost.ts';
import { foundIn } from '../../builders/orders.ts';
import type { Play } from '../../unit/domain/play.ts';
import { end } from './ending.ts';
import { life, live, NO_LONGER_THAN, verdict } from './living.ts';
import type { World } from './world.ts';

/** Half of the ten thousand; the others are in `repetition.test.ts`, so that both run side by side. */
it('books, deals and payment service agree after every step, and once everybody is done', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(life, verdict, async (lived, ending) => {
      const world = await live(lived);
      await end(world, ending);
      expect(world.unmatched).toEqual([]);
      for (const { deal } of world.plays) {
        expect(deal.status).toBe('closed');
        expect(world.books.of(`escrow:${deal.id}`)).toBe(0);
      }
      expect(leftOver(world)).toEqual([]);
      for (const play of world.plays) requireEarned(play, leastFound(world, play));
      for (const what of reached(world)) seen.set(what, (seen.get(what) ?? 0) + 1);
    }),
    { numRuns: 5_000, ...NO_LONGER_THAN },
  );
  for (const what of WORTH) expect(seen.get(what) ?? 0, what).toBeGreaterThan(0);
}, 180_000);

/** Accounts with money that is neither the platform's nor owed by somebody, once everything is done. */
function leftOver({ books, plays }: World): string[] {
  const claims = plays.flatMap(({ deal }) => deal.payments.filter(isClaim));
  const claimed = claims.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return [...books.balances]
    .filter(([account, balance]) => /^(escrow|payable|refundable)/.test(account) && balance !== 0)
    .filter(([account, balance]) => !account.startsWith('refundable:') || balance !== claimed)
    .map(([account, balance]) => `${account}: ${balance}`);
}

/**
 * However often sales were corrected: what was released for them is what the orders are worth now, or were worth at a
 * correction in between, since a return can round the commission of other orders up by a unit. Where part of the
 * fee followed later, platform and provider may each be a unit off, since their shares are of the whole; a correction
 * never pays anybody, so a residue of a chain that grows by it, by less than a unit a level, is the brand's.
 */
function requireEarned({ deal, orders }: Play, leastFoundMinor: number): void {
  const { terms, sales, dispute, stayLive, money } = { ...deal, ...deal.terms };
  if (deal.salesSettledAt === null || sales === null || dispute !== null) return;
  const found = foundIn(deal, orders);
  const isGuaranteed = terms.gmvGuarantee !== undefined && deal.salesReports > 0;
  const lostMinor = isGuaranteed ? guaranteeRefundOf(deal, found.netSalesMinor) : 0;
  const standingMinor = Math.max(0, terms.fixedFee - lostMinor - deal.holdForfeitedMinor);
  const feeMinor = isGuaranteed ? Math.min(deal.feeReleasedMinor, standingMinor) : deal.feeReleasedMinor;
  const commissionMinor = Math.min(deal.commissionReleasedMinor, found.commissionMinor, leastFoundMinor);
  const worthMinor = totalMinor(costOf(terms, feeMinor, commissionMinor));
  const offMinor = money.releasedMinor - worthMinor;
  const mostMinor = stayLive === undefined ? 0 : 2;
  expect(offMinor).toBeLessThanOrEqual(mostMinor);
  expect(offMinor).toBeGreaterThanOrEqual(-mostMinor - (terms.chain?.levels.length ?? 0));
}

/** The commission at the correction of a deal that found the least of it. */
function leastFound({ memory }: World, { deal }: Play): number {
  const found = memory.events
    .filter(({ dealId, type }) => dealId === deal.id && type === 'deal.commission_clawed_back.v1')
    .map(({ data }) => foundSchema.parse(data).commissionMinor);
  return Math.min(Infinity, ...found);
}

const foundSchema = z.object({ commissionMinor: z.int() });

/** What the histories have to come to. */
const WORTH = [
  ...outcomeSchema.options,
  ...Object.keys(KEPT_PPM),
  'deal.late_payment_received.v1',
  'deal.payment_pending.v1',
  'deal.payment_refused.v1',
  'deal.refund_returned.v1',
  'deal.payout_blocked.v1',
  'deal.retried.v1',
  'deal.hold_released.v1',
  'deal.hold_returned.v1',
  'deal.guarantee_settled.v1',
  'deal.commission_settled.v1',
  'deal.top_up_required.v1',
  'deal.dispute_resolved.v1',
  'deal.commission_clawed_back.v1',
  'deal.claim_recovered.v1',
  'deal.reversal_refused.v1',
];

function reached({ memory, plays }: World): Set<string> {
  const ends = plays.flatMap(({ deal }) => [deal.outcome ?? '', deal.cancellation?.rung ?? '']);
  return new Set([...memory.events.map(({ type }) => type), ...ends]);
}
