import * as z from 'zod/mini';
import type { Rejection } from '../deal/change.ts';
import { contestableMinor } from '../dispute/contestable.ts';
import { type Dispute, disputeReasonSchema, NOTHING_SAID_YET, sideOf } from '../dispute/dispute.ts';
import { disputeIdFor } from '../dispute/disputeId.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { movable, mustBeMovable } from '../money/currency.ts';
import { defineAction } from './action.ts';
import { evidenceIdsSchema, reasonSchema } from './texts.ts';

const NOTHING: Rejection = {
  code: 'nothing_to_dispute',
  message: 'Nothing is held that the creator could still earn here.',
};

/**
 * A side objects. Only what it contests is frozen; left out, that is all the creator could still earn out of escrow
 * where the deal stands. A provider disputes for the brand.
 */
export const dispute = defineAction({
  payload: z.strictObject({
    reasonCode: disputeReasonSchema,
    claim: reasonSchema,
    contestedAmount: z.optional(amountMinorSchema.check(z.positive('must be above zero'))),
    evidenceIds: z.optional(evidenceIdsSchema),
  }),
  eventType: 'deal.disputed.v1',
  effect: (deal, { reasonCode, claim, contestedAmount, evidenceIds = [] }, { actor, now, at }) => {
    const gate = deal.gate?.name;
    const contestable = gate === undefined ? 0 : contestableMinor(deal, gate);
    if (gate === undefined || contestable === 0) return NOTHING;
    const contestedMinor = contestedAmount ?? contestable;
    if (contestedMinor > contestable) {
      const message = `must not exceed ${contestable}, which is what the creator could still earn`;
      const faults = [{ path: ['contestedAmount'], message }];
      return { code: 'invalid_payload', message: 'The dispute does not fit.', faults };
    }
    if (contestedMinor !== movable(contestedMinor, deal.terms.currency)) {
      const faults = [{ path: ['contestedAmount'], message: mustBeMovable(deal.terms.currency) }];
      return { code: 'invalid_payload', message: 'The dispute does not fit.', faults };
    }
    const number = (deal.dispute?.number ?? 0) + 1;
    const opened: Dispute = {
      id: disputeIdFor(deal.id, number, now),
      number,
      gate,
      claimant: sideOf(actor.role),
      openedBy: actor,
      openedAt: at,
      reasonCode,
      claim,
      evidenceIds,
      contestableMinor: contestable,
      contestedMinor,
      ...NOTHING_SAID_YET,
    };
    const { id: disputeId, claimant } = opened;
    return {
      changes: { disputeId, dispute: opened, status: 'disputed' },
      data: {
        disputeId,
        claimant,
        reasonCode,
        claim,
        contestedMinor,
        contestableMinor: contestable,
        evidenceIds,
      },
    };
  },
});
