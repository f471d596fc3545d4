import { InvalidSignature } from '../../domain/errors.ts';
import type { PaymentEvent } from '../../domain/ports/payments.ts';
import type { PayingServices } from '../deals/carryOutPayments.ts';
import { takeUpPaymentEvent } from '../deals/takeUpPaymentEvent.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { gateway } from '../runtime/providers/gateway.ts';
import { parties } from '../runtime/providers/parties.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

/** What the payment service reports. */
export const stripeWebhook = defineOpenRoute({
  name: 'stripeWebhook',
  method: 'POST',
  path: '/v1/webhooks/stripe',
  access: 'signed',
  description: {
    summary: 'Reports of the payment service',
    response: { status: 200, description: '{received: true}' },
  },
  needs: { deals, parties, gateway, workflows, clock, log },
  make:
    (services) =>
    async ({ body, headers }) => {
      const event = await read(services, body, headers['stripe-signature'] ?? '');
      if (event !== null) await takeUpPaymentEvent(services, event);
      return jsonResponse(200, { received: true });
    },
});
export const handler = lambda(stripeWebhook);

/** @throws Problem 400 for a signature that does not fit */
async function read(services: PayingServices, body: string, signature: string): Promise<PaymentEvent | null> {
  try {
    return await services.gateway.readWebhook(body, signature);
  } catch (error) {
    if (!(error instanceof InvalidSignature)) throw error;
    throw new Problem(400, 'invalid_signature', 'The signature cannot be verified.');
  }
}
