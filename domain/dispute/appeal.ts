import * as z from 'zod/mini';
import { defineAction } from '../actions/action.ts';
import { reasonSchema } from '../actions/texts.ts';
import { disputeAt, NO_DISPUTE } from './standing.ts';

/** Once in a dispute, by either side: it is decided again, by somebody else. */
export const appeal = defineAction({
  payload: z.strictObject({ grounds: reasonSchema }),
  eventType: 'deal.decision_appealed.v1',
  effect: (deal, { grounds }, { actor, at }) => {
    const dispute = disputeAt(deal, 'appeal');
    if (dispute === null) return NO_DISPUTE;
    const appealed = { appeal: { by: actor, at, grounds }, appealed: dispute.decision, decision: null };
    return {
      changes: { dispute: { ...dispute, stage: 'decision', ...appealed } },
      data: { disputeId: dispute.id, grounds },
    };
  },
});
