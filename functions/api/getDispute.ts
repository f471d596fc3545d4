import { jsonResponse } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { disputes } from '../runtime/providers/disputes.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { disputeView } from './disputeView.ts';
import { noteSeen } from './noteSeen.ts';
import { visibleDispute } from './visibleDispute.ts';

export const getDispute = defineRoute({
  name: 'getDispute',
  method: 'GET',
  path: '/v1/disputes/{id}',
  description: {
    summary: 'One dispute: claim, answer, proposals, decision, and who may act',
    response: { status: 200, description: 'The dispute' },
  },
  needs: { disputes, deals: dealsToRead, audit, clock },
  make: (services) => async (request) => {
    const { params, principal } = request;
    const { record, deal } = await visibleDispute(services, params.id, principal);
    await noteSeen(services, request, 'dispute', deal.id, record.dispute.id);
    return jsonResponse(200, disputeView(record, deal, principal.role));
  },
});
export const handler = lambda(getDispute);
