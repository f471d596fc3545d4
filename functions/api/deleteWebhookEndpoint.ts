import { ownEndpoint } from '../outbound/endpointView.ts';
import { webhooks } from '../runtime/providers/webhooks.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

export const deleteWebhookEndpoint = defineRoute({
  name: 'deleteWebhookEndpoint',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{id}',
  description: {
    summary: 'Send nothing there any more',
    response: { status: 204, description: 'It is gone' },
  },
  needs: { webhooks },
  make:
    (services) =>
    async ({ params, principal }) => {
      const { tenantId, id } = await ownEndpoint(services.webhooks, principal, params.id);
      await services.webhooks.removeEndpoint(tenantId, id);
      return { statusCode: 204, headers: { 'cache-control': 'no-store' }, body: '' };
    },
});
export const handler = lambda(deleteWebhookEndpoint);
