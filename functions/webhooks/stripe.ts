import { InvalidSignature } from '../../domain/errors.ts';
import type { PaymentEvent, PaymentGateway } from '../../domain/ports/payments.ts';
import type { PayingServices } from '../deals/carryOutPayments.ts';
import { takeUpPaymentEvent } from '../deals/takeUpPaymentEvent.ts';
import { type BankFailureServices, bankFailed } from '../operation/bankFailed.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { bankFailures } from '../runtime/providers/bankFailures.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { gateway } from '../runtime/providers/gateway.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { links } from '../runtime/providers/links.ts';
import { mailer } from '../runtime/providers/mailer.ts';
import { parties } from '../runtime/providers/parties.ts';
import { publicUrl } from '../runtime/providers/publicUrl.ts';
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
  needs: {
    deals,
    ledger,
    parties,
    links,
    bankFailures,
    gateway,
    workflows,
    mailer,
    publicUrl,
    clock,
    log,
  },
  make:
    (services) =>
    async ({ body, headers }) => {
      const event = await read(services, body, headers['stripe-signature'] ?? '');
      if (event !== null) await takeUp(services, event);
      return jsonResponse(200, { received: true });
    },
});
export const handler = lambda(stripeWebhook);

/** A bank's failure is no deal's business: its payee and the operators are told. */
async function takeUp(services: PayingServices & BankFailureServices, event: PaymentEvent): Promise<void> {
  if (event.type === 'payout_failed') return bankFailed(services, event);
  if (event.type === 'payee_ready') await services.bankFailures.resolve(event.accountId, event.at);
  return takeUpPaymentEvent(services, event);
}

/** @throws Problem 400 for a signature that does not fit */
async function read(
  services: { readonly gateway: PaymentGateway },
  body: string,
  signature: string,
): Promise<PaymentEvent | null> {
  try {
    return await services.gateway.readWebhook(body, signature);
  } catch (error) {
    if (!(error instanceof InvalidSignature)) throw error;
    throw new Problem(400, 'invalid_signature', 'The signature cannot be verified.');
  }
}
