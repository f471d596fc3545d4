import { parseQuery } from '../runtime/body.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { deals } from '../runtime/providers/deals.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
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
  needs: { deals },
  make:
    (services) =>
    async ({ params, query, principal }) => {
      const deal = await visibleDeal(services.deals, params.id, principal);
      return jsonResponse(
        200,
        await refuseBadCursor(services.deals.events(deal.id, parseQuery(pageQuerySchema, query))),
      );
    },
});
export const handler = lambda(dealEvents);
