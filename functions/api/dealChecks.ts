import { jsonResponse } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { standingChecks } from '../verification/standingChecks.ts';
import { noteSeen } from './noteSeen.ts';
import { visibleDeal } from './visibleDeal.ts';

export const dealChecks = defineRoute({
  name: 'dealChecks',
  method: 'GET',
  path: '/v1/deals/{id}/checks',
  description: {
    summary:
      'How the checks of the work stand: those of its delivery, and the latest of the daily ones while it has to stay online',
    response: { status: 200, description: '{delivery, stayLive}; earlier checks are in the log' },
  },
  needs: { deals: dealsToRead, audit, clock },
  make: (services) => async (request) => {
    const { params, principal } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    await noteSeen(services, request, 'checks', deal.id);
    return jsonResponse(200, await standingChecks(services.deals, deal));
  },
});
export const handler = lambda(dealChecks);
