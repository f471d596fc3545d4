import { deliveryView, ownEndpoint } from '../outbound/endpointView.ts';
import { parseQuery } from '../runtime/body.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { webhooks } from '../runtime/providers/webhooks.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { pageQuerySchema, refuseBadCursor } from './page.ts';

export const listWebhookDeliveries = defineRoute({
  name: 'listWebhookDeliveries',
  method: 'GET',
  path: '/v1/webhook-endpoints/{id}/deliveries',
  description: {
    summary: 'What was sent to an endpoint in the last 30 days, newest first, with what came of each try',
    query: pageQuerySchema,
    response: { status: 200, description: '{items, nextCursor}' },
  },
  needs: { webhooks },
  make:
    (services) =>
    async ({ params, query, principal }) => {
      const { id } = await ownEndpoint(services.webhooks, principal, params.id);
      const page = parseQuery(pageQuerySchema, query);
      const { items, nextCursor } = await refuseBadCursor(services.webhooks.deliveries(id, page));
      return jsonResponse(200, { items: items.map(deliveryView), nextCursor });
    },
});
export const handler = lambda(listWebhookDeliveries);
