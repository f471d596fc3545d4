import * as z from 'zod/mini';
import { defineAction } from '../actions/action.ts';
import { evidenceIdsSchema, reasonSchema } from '../actions/texts.ts';
import { disputeAt, NO_DISPUTE } from './standing.ts';

/** The other side is heard. From now on its silence decides nothing. */
export const respond = defineAction({
  payload: z.strictObject({ statement: reasonSchema, evidenceIds: z.optional(evidenceIdsSchema) }),
  eventType: 'deal.dispute_answered.v1',
  effect: (deal, { statement, evidenceIds = [] }, { actor, at }) => {
    const dispute = disputeAt(deal, 'respond');
    if (dispute === null) return NO_DISPUTE;
    const response = { by: actor, at, statement, evidenceIds };
    return {
      changes: { dispute: { ...dispute, stage: 'proposal', response } },
      data: { disputeId: dispute.id, statement, evidenceIds },
    };
  },
});
