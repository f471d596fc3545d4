import { recordsOfOthers } from '../record/otherParties.ts';
import { recordView } from '../record/recordView.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { records } from '../runtime/providers/records.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { noteSeen } from './noteSeen.ts';
import { visibleDeal } from './visibleDeal.ts';

export const dealRecords = defineRoute({
  name: 'dealRecords',
  method: 'GET',
  path: '/v1/deals/{id}/records',
  description: {
    summary:
      'How the other parties of a deal kept their word so far: counts and rates (ppm) of the last 12 months and of all time',
    response: { status: 200, description: '{items, nextCursor}' },
  },
  needs: { deals: dealsToRead, records, clock, audit },
  make: (services) => async (request) => {
    const { params, principal } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    await noteSeen(services, request, 'records', deal.id);
    const now = services.clock.now();
    const others = await recordsOfOthers(services.records, deal, principal.role, now);
    const items = others.map(({ role, partyId, record }) => ({ role, partyId, ...recordView(record) }));
    return jsonResponse(200, { items, nextCursor: null });
  },
});
export const handler = lambda(dealRecords);
