import { jsonResponse } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { makeDealViewer } from './dealView.ts';
import { noteSeen } from './noteSeen.ts';
import { visibleDeal } from './visibleDeal.ts';

export const getDeal = defineRoute({
  name: 'getDeal',
  method: 'GET',
  path: '/v1/deals/{id}',
  description: {
    summary: 'One deal: where it stands, who may do what until when, and its money',
    response: { status: 200, description: 'The deal' },
  },
  needs: { deals: dealsToRead, parties, audit, clock },
  make: (services) => async (request) => {
    const { params, principal } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    await noteSeen(services, request, 'deal', deal.id);
    return jsonResponse(200, await makeDealViewer(services.parties)(deal, principal.role));
  },
});
export const handler = lambda(getDeal);
