import { replayed } from '../../domain/webhooks/delivery.ts';
import { deliveryView, ownEndpoint } from '../outbound/endpointView.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { webhooks } from '../runtime/providers/webhooks.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

export const replayWebhookDelivery = defineRoute({
  name: 'replayWebhookDelivery',
  method: 'POST',
  path: '/v1/webhook-endpoints/{id}/deliveries/{deliveryId}/replay',
  description: {
    summary: 'Send it once more, under the same webhook-id; a success switches a disabled endpoint on again',
    response: { status: 202, description: 'The delivery, on its way' },
  },
  needs: { webhooks, clock },
  make:
    (services) =>
    async ({ params, principal }) => {
      const { id } = await ownEndpoint(services.webhooks, principal, params.id);
      const delivery = await services.webhooks.delivery(id, params.deliveryId ?? '');
      if (delivery === null) throw new Problem(404, 'not_found', 'There is no such delivery.');
      const again = replayed(delivery, services.clock.now());
      const isSaved = await services.webhooks.saveDelivery(again, { isNews: true });
      if (!isSaved) throw new Problem(409, 'being_delivered', 'It is being sent at this moment.');
      return jsonResponse(202, deliveryView(again));
    },
});
export const handler = lambda(replayWebhookDelivery);
