import * as z from 'zod/mini';
import { reasonSchema } from '../actions/texts.ts';
import type { Decision } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import type { Actor } from '../parties.ts';
import { notNow, operated } from './operation.ts';

export const restartWorkflowSchema = z.strictObject({ reason: reasonSchema });

/** A deal whose execution ended for a reason that no Catch can catch goes on at the state where it ended. */
export function restartWorkflow(
  deal: Deal,
  { reason }: z.infer<typeof restartWorkflowSchema>,
  by: Actor,
): Decision {
  if (deal.parked === null || deal.gate !== null || deal.status === 'closed')
    return notNow('The workflow of this deal has not ended; at the gate operator the action is retry.');
  const data = { reason, error: deal.parked.error };
  return operated(deal, {}, { type: 'deal.workflow_restarted.v1', actor: by, data });
}
