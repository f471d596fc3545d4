import Stripe from 'stripe';
import type { Clock } from '../../domain/ports/clock.ts';
import type { PaymentGateway } from '../../domain/ports/payments.ts';
import { makeCreateCheckout, makeExpireCheckout } from './checkout.ts';
import { toPaymentEvent } from './events.ts';
import { makeOnboardingUrl, makeOpenPayeeAccount, makePayeeAccount } from './payees.ts';
import { makePayOut } from './payOut.ts';
import { makeRecords } from './records.ts';
import { makeRefund } from './refund.ts';
import { makeReverse } from './reverse.ts';
import { verifyWebhook } from './webhook.ts';

export interface StripeConfig {
  readonly secretKey: string;
  /** One per endpoint set up at Stripe: the platform's own and the one for connected accounts. */
  readonly webhookSecret: string | readonly string[];
  /** Where the API is, such as `http://127.0.0.1:4242`; Stripe itself when absent. */
  readonly apiBase?: string;
  /** Real time, for the age of signatures; the system's clock when absent. */
  readonly wallClock?: Clock;
}

const addressOf = (apiBase: string) => {
  const { protocol, hostname, port } = new URL(apiBase);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError('the address of the Stripe API must be http or https');
  const scheme: 'http' | 'https' = protocol === 'http:' ? 'http' : 'https';
  return { protocol: scheme, host: hostname, port: port || (scheme === 'http' ? 80 : 443) };
};

/** Payments through Stripe: Checkout Sessions in, transfers to connected accounts out, refunds back. */
export const makeStripeGateway = (config: StripeConfig): PaymentGateway => {
  const stripe = new Stripe(config.secretKey, {
    maxNetworkRetries: 2,
    timeout: 20_000,
    telemetry: false,
    ...(config.apiBase === undefined ? {} : addressOf(config.apiBase)),
  });
  const secrets = [config.webhookSecret].flat();
  const wallClock = config.wallClock ?? { now: () => Date.now() };
  return {
    createCheckout: makeCreateCheckout(stripe),
    expireCheckout: makeExpireCheckout(stripe),
    openPayeeAccount: makeOpenPayeeAccount(stripe),
    payeeAccount: makePayeeAccount(stripe),
    onboardingUrl: makeOnboardingUrl(stripe),
    payOut: makePayOut(stripe),
    refund: makeRefund(stripe),
    reverse: makeReverse(stripe),
    records: makeRecords(stripe),
    readWebhook: async (body, signature) =>
      toPaymentEvent(stripe, await verifyWebhook(body, signature, secrets, wallClock.now())),
  };
};
