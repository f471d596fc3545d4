import { endpointView, tenantOf } from '../outbound/endpointView.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { webhooks } from '../runtime/providers/webhooks.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

export const listWebhookEndpoints = defineRoute({
  name: 'listWebhookEndpoints',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  description: {
    summary: 'Your webhook endpoints',
    response: { status: 200, description: '{items, nextCursor}; never more than one page' },
  },
  needs: { webhooks },
  make:
    (services) =>
    async ({ principal }) => {
      const endpoints = await services.webhooks.endpointsOf(tenantOf(principal));
      return jsonResponse(200, { items: endpoints.map(endpointView), nextCursor: null });
    },
});
export const handler = lambda(listWebhookEndpoints);
