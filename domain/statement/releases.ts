import * as z from 'zod/mini';
import type { DealEvent } from '../deal/event.ts';
import {
  type Cost,
  costSchema,
  type Earnings,
  earningsSchema,
  NOTHING_EARNED,
  totalMinor,
} from '../terms/cost.ts';
import type { StatementFacts } from './facts.ts';
import { cancelledFee, type Earned, earnedCommission, earnedFee, heldFee, keptByOthers } from './parts.ts';

/** What left escrow in one go. */
export interface Released {
  /** The purpose of its ledger entry. */
  readonly entry: string;
  /** The event that ordered its payments. */
  readonly seq: number;
  readonly earned: Earned;
}

const heldSchema = z.object({ heldMinor: z.optional(z.int()), concededMinor: z.optional(z.int()) });
const entrySchema = z.object({ entry: z.optional(z.string()) });
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

const disputeSchema = z.object({
  entry: z.string(),
  contestedMinor: z.int(),
  released: earningsSchema,
  costs: z.object({ fee: costSchema, commission: costSchema }),
  feesBorneByCreatorMinor: z.optional(z.int()),
});

/** A dispute says itself what it cost: who bears the fees on it is not for the terms' rates alone to say. */
const disputed: Read = (_facts, { type, data }, before) => {
  const { released, costs, contestedMinor, feesBorneByCreatorMinor = 0 } = disputeSchema.parse(data);
  const isConceded = type === 'deal.contested_amount_frozen.v1';
  const part = (baseMinor: number, cost: Cost) => {
    if (totalMinor(cost) === 0) return null;
    const amounts = {
      contestedMinor,
      feesBorneMinor: feesBorneByCreatorMinor,
      othersMinor: keptByOthers(cost),
    };
    return { baseMinor, cost, rule: { code: 'dispute' as const, isConceded, ...amounts } };
  };
  return {
    earned: {
      fee: part(released.feeMinor, costs.fee),
      commission: part(released.commissionMinor, costs.commission),
    },
    after: {
      feeMinor: before.feeMinor + released.feeMinor,
      commissionMinor: before.commissionMinor + released.commissionMinor,
    },
  };
};

/** By the event that tells of it; without an `entry`, the event names it. */
const RELEASES: Readonly<Record<string, { readonly entry: string | null; readonly read: Read }>> = {
  'deal.contested_amount_frozen.v1': { entry: null, read: disputed },
  'deal.dispute_resolved.v1': { entry: null, read: disputed },
  'deal.fee_released.v1': {
    entry: 'fee_release',
    read: ({ deal }, { data }, before) => {
      const { heldMinor = 0, concededMinor = 0 } = heldSchema.parse(data);
      const allMinor = deal.terms.fixedFee - concededMinor - heldMinor;
      const soldMinor = deal.sales?.netSalesMinor ?? null;
      return {
        earned: { fee: earnedFee(deal, allMinor - before.feeMinor, before, soldMinor), commission: null },
        after: { ...before, feeMinor: allMinor },
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
    read: ({ deal }, _, before) => ({ earned: cancelledFee(deal, before.feeMinor), after: before }),
  },
};

/** Everything that was released, as the deal's log tells it, and what it comes to in all. */
export function releasesIn(facts: StatementFacts): { releases: Released[]; total: Earnings } {
  let total = NOTHING_EARNED;
  const released = new Set(facts.entries.map(({ purpose }) => purpose));
  const releases = facts.events.flatMap((event): Released[] => {
    const kind = RELEASES[event.type];
    const entry = kind?.entry ?? entrySchema.parse(event.data).entry ?? '';
    // Where a guarantee holds the fee, an event may move nothing.
    if (kind === undefined || !released.has(entry)) return [];
    const { earned, after } = kind.read(facts, event, total);
    total = after;
    return [{ entry, seq: event.seq, earned }];
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
