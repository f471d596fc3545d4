import * as z from 'zod/mini';
import { disputeStatuses } from '../../domain/ports/disputes.ts';
import { parseQuery } from '../runtime/body.ts';
import { viewerOf } from '../runtime/principal.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { disputes } from '../runtime/providers/disputes.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { disputeView } from './disputeView.ts';
import { pageQuerySchema, refuseBadCursor } from './page.ts';

const querySchema = z.extend(pageQuerySchema, { status: z.optional(z.enum(disputeStatuses)) });

export const listDisputes = defineRoute({
  name: 'listDisputes',
  method: 'GET',
  path: '/v1/disputes',
  description: {
    summary: 'Disputes, newest first: all of them for operators, their own for brands and providers',
    query: querySchema,
    response: { status: 200, description: '{items, nextCursor}' },
  },
  needs: { disputes, deals: dealsToRead },
  make:
    (services) =>
    async ({ query, principal }) => {
      const filter = parseQuery(querySchema, query);
      const list = services.disputes.list({ ...filter, viewer: viewerOf(principal) });
      const { items, nextCursor } = await refuseBadCursor(list);
      const shown = items.map(async (record) =>
        disputeView(record, await services.deals.find(record.dealId), principal.role),
      );
      return jsonResponse(200, { items: await Promise.all(shown), nextCursor });
    },
});
export const handler = lambda(listDisputes);
