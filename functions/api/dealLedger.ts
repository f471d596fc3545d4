import { parseQuery } from '../runtime/body.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { deals } from '../runtime/providers/deals.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { pageQuerySchema, refuseBadCursor } from './page.ts';
import { visibleDeal } from './visibleDeal.ts';

export const dealLedger = defineRoute({
  name: 'dealLedger',
  method: 'GET',
  path: '/v1/deals/{id}/ledger',
  description: {
    summary: "A deal's ledger entries, oldest first; the postings of each sum to zero",
    query: pageQuerySchema,
    response: { status: 200, description: '{items, nextCursor}' },
  },
  needs: { deals, ledger },
  make:
    (services) =>
    async ({ params, query, principal }) => {
      const deal = await visibleDeal(services.deals, params.id, principal);
      const page = await refuseBadCursor(
        services.ledger.entriesOf(deal.id, parseQuery(pageQuerySchema, query)),
      );
      const items = page.items.map(({ postings, ...entry }) => ({
        ...entry,
        postings: postings.map(({ account, amountMinor }) => ({ account, amount: amountMinor })),
      }));
      return jsonResponse(200, { items, nextCursor: page.nextCursor });
    },
});
export const handler = lambda(dealLedger);
