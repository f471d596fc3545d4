import * as z from 'zod/mini';
import { cancellationBy } from '../deal/cancellation.ts';
import { defineAction } from './action.ts';
import { reasonSchema } from './texts.ts';

/**
 * Before the brand has paid, nobody owes anything and the deal ends here. Once money is held, the ladder says what
 * the creator keeps, and the workflow settles it. A provider cancels for the brand.
 */
export const cancel = defineAction({
  payload: z.strictObject({ reason: reasonSchema }),
  eventType: 'deal.cancelled.v1',
  effect: (deal, { reason }, { actor, now, at }) => {
    if (deal.escrowMinor === 0) return { data: { reason }, closes: 'cancelled' };
    const cancellation = cancellationBy(deal, actor.role, now, at);
    const { rung, ladder, keptPpm } = cancellation;
    return { changes: { cancellation, status: 'settling' }, data: { reason, rung, ladder, keptPpm } };
  },
});
