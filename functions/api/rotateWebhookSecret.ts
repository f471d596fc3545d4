import { rotated } from '../../domain/webhooks/endpoint.ts';
import { endpointView, ownEndpoint } from '../outbound/endpointView.ts';
import { newSecret } from '../outbound/newSecret.ts';
import { updateEndpoint } from '../outbound/updateEndpoint.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { webhooks } from '../runtime/providers/webhooks.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

export const rotateWebhookSecret = defineRoute({
  name: 'rotateWebhookSecret',
  method: 'POST',
  path: '/v1/webhook-endpoints/{id}/secret',
  description: {
    summary: 'Make a new secret; messages are signed with the old one too for 24 hours',
    response: { status: 200, description: '{id, url, secret, previousValidUntil, …}' },
  },
  needs: { webhooks, clock },
  make:
    (services) =>
    async ({ params, principal }) => {
      const own = await ownEndpoint(services.webhooks, principal, params.id);
      const secret = newSecret();
      const endpoint = await updateEndpoint(services.webhooks, own, (current) =>
        rotated(current, secret, services.clock.now()),
      );
      if (endpoint === null) throw new Problem(404, 'not_found', 'There is no such webhook endpoint.');
      const previousValidUntil = endpoint.secrets[1]?.validUntil ?? null;
      return jsonResponse(200, { ...endpointView(endpoint), secret, previousValidUntil });
    },
});
export const handler = lambda(rotateWebhookSecret);
