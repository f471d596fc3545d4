import { parseQuery } from '../runtime/body.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { noteSeen } from './noteSeen.ts';
import { pageQuerySchema, refuseBadCursor } from './page.ts';
import { visibleDeal } from './visibleDeal.ts';

export const dealEvents = defineRoute({
  name: 'dealEvents',
  method: 'GET',
  path: '/v1/deals/{id}/events',
  description: {
    summary: "A deal's log, oldest first; each event carries the hash of the one before it",
    query: pageQuerySchema,
    response: { status: 200, description: '{items, nextCursor}' },
  },
  needs: { deals: dealsToRead, audit, clock },
  make: (services) => async (request) => {
    const { params, query, principal } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    await noteSeen(services, request, 'events', deal.id);
    return jsonResponse(
      200,
      await refuseBadCursor(services.deals.events(deal.id, parseQuery(pageQuerySchema, query))),
    );
  },
});
export const handler = lambda(dealEvents);
