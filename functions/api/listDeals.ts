import * as z from 'zod/mini';
import { outcomeSchema } from '../../domain/deal/deal.ts';
import { statusSchema } from '../../domain/gates/gate.ts';
import { parseQuery } from '../runtime/body.ts';
import { viewerOf } from '../runtime/principal.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { makeDealViewer } from './dealView.ts';
import { limitSchema, refuseBadCursor } from './page.ts';

const querySchema = z.strictObject({
  status: z.optional(statusSchema),
  outcome: z.optional(outcomeSchema),
  reference: z.optional(z.string().check(z.maxLength(128))),
  q: z.optional(z.string().check(z.maxLength(128))),
  /** Whose turn it is, as `gate.awaits` says: payments and clocks are never waited for there. */
  awaits: z.optional(z.enum(['creator', 'brand', 'provider', 'operator'])),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  limit: limitSchema,
});

export const listDeals = defineRoute({
  name: 'listDeals',
  method: 'GET',
  path: '/v1/deals',
  description: {
    summary: 'Deals, newest first',
    query: querySchema,
    response: { status: 200, description: '{items, nextCursor}' },
  },
  needs: { deals: dealsToRead, parties },
  make:
    (services) =>
    async ({ query, principal }) => {
      const filter = parseQuery(querySchema, query);
      const page = await refuseBadCursor(services.deals.list({ ...filter, viewer: viewerOf(principal) }));
      const view = makeDealViewer(services.parties);
      const items = await Promise.all(page.items.map((deal) => view(deal, principal.role)));
      return jsonResponse(200, { items, nextCursor: page.nextCursor });
    },
});
export const handler = lambda(listDeals);
