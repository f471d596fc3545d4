import type { Deal } from '../../domain/deal/deal.ts';
import { InvariantViolation } from '../../domain/errors.ts';
import { DISPUTE_ACTIONS } from '../../domain/gates/gate.ts';
import type { Role } from '../../domain/parties.ts';
import { takeAction } from '../deals/takeAction.ts';
import { parseJson } from '../runtime/body.ts';
import { intentOf } from '../runtime/idempotency.ts';
import { networkOf } from '../runtime/network.ts';
import { actorOf } from '../runtime/principal.ts';
import { Problem } from '../runtime/problem.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { disputes } from '../runtime/providers/disputes.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { parties } from '../runtime/providers/parties.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { disputeView } from './disputeView.ts';
import { visibleDispute } from './visibleDispute.ts';

const ACTIONS: ReadonlySet<string> = new Set(DISPUTE_ACTIONS);

export const actOnDispute = defineRoute({
  name: 'actOnDispute',
  method: 'POST',
  path: '/v1/disputes/{id}/actions/{action}',
  description: {
    summary: 'Act at the gate at which the dispute stands; the body is the payload of the action',
    response: { status: 200, description: 'The dispute afterwards' },
  },
  needs: { disputes, deals, parties, evidence, workflows, clock, log },
  make: (services) => async (request) => {
    const { params, principal, path } = request;
    const { action = '' } = params;
    const { record, deal } = await visibleDispute(services, params.id, principal);
    if (!ACTIONS.has(action))
      throw new Problem(404, 'unknown_action', `There is no action ${action.slice(0, 40)}.`);
    if (deal.disputeId !== record.dispute.id)
      throw new Problem(409, 'action_not_available', 'This dispute is over; the deal has a later one.');
    const payload = request.body === '' ? {} : parseJson(request.body);
    const scope = `${principal.role}:${principal.subject}:POST ${path}`;
    return takeAction(services, {
      dealId: deal.id,
      action,
      payload,
      actor: actorOf(principal),
      origin: { channel: 'api', network: networkOf(request.sourceIp) },
      intent: intentOf(request.headers['idempotency-key'], scope, payload),
      view: async (acted) => viewOf(acted, principal.role),
    });
  },
});
export const handler = lambda(actOnDispute);

/** @throws InvariantViolation for a deal that has no dispute */
function viewOf(deal: Deal, viewer: Role) {
  const { id: dealId, dispute, terms } = deal;
  if (dispute === null) throw new InvariantViolation(`deal ${dealId} lost its dispute`, dealId);
  return disputeView({ dealId, currency: terms.currency, dispute }, deal, viewer);
}
