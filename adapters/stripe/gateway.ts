import type { Clock } from '../../domain/ports/clock.ts';
import type { PaymentGateway } from '../../domain/ports/payments.ts';
import { makeCreateCheckout, makeExpireCheckout } from './checkout.ts';
import { openStripe, type StripeAccess } from './client.ts';
import { toPaymentEvent } from './events.ts';
import { makeOnboardingUrl } from './payees.ts';
import { paymentsThrough } from './payments.ts';
import { makeRecords } from './records.ts';
import { verifyWebhook } from './webhook.ts';

export interface StripeConfig extends StripeAccess {
  /** One per endpoint set up at Stripe: the platform's own and the one for connected accounts. */
  readonly webhookSecret: string | readonly string[];
  /** Real time, for the age of signatures; the system's clock when absent. */
  readonly wallClock?: Clock;
}

/** Payments through Stripe: Checkout Sessions in, transfers to connected accounts out, refunds back. */
export const makeStripeGateway = (config: StripeConfig): PaymentGateway => {
  const stripe = openStripe(config);
  const secrets = [config.webhookSecret].flat();
  const wallClock = config.wallClock ?? { now: () => Date.now() };
  return {
    ...paymentsThrough(stripe),
    createCheckout: makeCreateCheckout(stripe),
    expireCheckout: makeExpireCheckout(stripe),
    onboardingUrl: makeOnboardingUrl(stripe),
    records: makeRecords(stripe),
    readWebhook: async (body, signature) =>
      toPaymentEvent(stripe, await verifyWebhook(body, signature, secrets, wallClock.now())),
  };
};
