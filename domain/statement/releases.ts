import * as z from 'zod/mini';
import type { DealEvent } from '../deal/event.ts';
import { type Earnings, NOTHING_EARNED } from '../terms/cost.ts';
import type { StatementFacts } from './facts.ts';
import { cancelledFee, type Earned, earnedCommission, earnedFee, heldFee } from './parts.ts';

/** What left escrow in one go. */
export interface Released {
  /** The purpose of its ledger entry. */
  readonly entry: string;
  /** The event that ordered its payments. */
  readonly seq: number;
  readonly earned: Earned;
}

const heldSchema = z.object({ heldMinor: z.optional(z.int()) });
const settledSchema = z.object({ paidMinor: z.int(), earnedFeeMinor: z.int() });

/** One release after what was `before`, and what was released with it in all. */
type Read = (
  facts: StatementFacts,
  event: DealEvent,
  before: Earnings,
) => { earned: Earned; after: Earnings };

const settlement: Read = ({ deal }, { data }, before) => {
  const { paidMinor, earnedFeeMinor } = settledSchema.parse(data);
  const { sales, salesReports, terms } = deal;
  const soldMinor = salesReports === 0 ? null : (sales?.netSalesMinor ?? null);
  const found = sales ?? { netSalesMinor: 0, commissionMinor: 0 };
  const feeMinor = earnedFeeMinor - before.feeMinor;
  const withFee = { ...before, feeMinor: earnedFeeMinor };
  return {
    earned: {
      fee: feeMinor > 0 ? earnedFee(deal, feeMinor, before, soldMinor) : null,
      commission: terms.commission === undefined ? null : earnedCommission(terms, paidMinor, withFee, found),
    },
    after: { feeMinor: earnedFeeMinor, commissionMinor: before.commissionMinor + paidMinor },
  };
};

/** By the event that tells of it. */
const RELEASES: Readonly<Record<string, { readonly entry: string; readonly read: Read }>> = {
  'deal.fee_released.v1': {
    entry: 'fee_release',
    read: ({ deal }, { data }, before) => {
      const feeMinor = deal.terms.fixedFee - (heldSchema.parse(data).heldMinor ?? 0);
      const soldMinor = deal.sales?.netSalesMinor ?? null;
      return {
        earned: { fee: earnedFee(deal, feeMinor, before, soldMinor), commission: null },
        after: { ...before, feeMinor },
      };
    },
  },
  'deal.hold_released.v1': {
    entry: 'hold_release',
    read: ({ deal }, { data }, before) => {
      const { heldMinor = 0 } = heldSchema.parse(data);
      return {
        earned: { fee: heldFee(deal, heldMinor, before), commission: null },
        after: { ...before, feeMinor: before.feeMinor + heldMinor },
      };
    },
  },
  'deal.commission_settled.v1': { entry: 'commission_settlement', read: settlement },
  'deal.guarantee_settled.v1': { entry: 'guarantee_settlement', read: settlement },
  'deal.cancellation_settled.v1': {
    entry: 'cancellation_settlement',
    read: ({ deal }, _, before) => ({ earned: cancelledFee(deal), after: before }),
  },
};

/** Everything that was released, as the deal's log tells it, and what it comes to in all. */
export function releasesIn(facts: StatementFacts): { releases: Released[]; total: Earnings } {
  let total = NOTHING_EARNED;
  const released = new Set(facts.entries.map(({ purpose }) => purpose));
  const releases = facts.events.flatMap((event): Released[] => {
    const kind = RELEASES[event.type];
    // Where a guarantee holds the fee, an event may move nothing.
    if (kind === undefined || !released.has(kind.entry)) return [];
    const { earned, after } = kind.read(facts, event, total);
    total = after;
    return [{ entry: kind.entry, seq: event.seq, earned }];
  });
  return { releases, total };
}

/** What of the fixed fee was lost because the work did not stay online; minor units. */
export function forfeitedMinor({ events }: StatementFacts): number {
  const returned = events.find(({ type }) => /^deal\.hold_returned\.v1$/.test(type));
  return returned === undefined ? 0 : (heldSchema.parse(returned.data).heldMinor ?? 0);
}

/** Whether it is known that the work stayed online, or did not. */
export function isHoldEnded({ events }: StatementFacts): boolean {
  return events.some(({ type }) => /^deal\.hold_(released|returned)\.v1$/.test(type));
}
