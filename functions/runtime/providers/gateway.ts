import * as z from 'zod/mini';
import { makeStripeGateway } from '../../../adapters/stripe/gateway.ts';
import { provider } from '../provider.ts';

/** `STRIPE_WEBHOOK_SECRET`: one per endpoint set up at Stripe, separated by commas. */
export const gateway = provider(
  { STRIPE_SECRET_KEY: z.string(), STRIPE_WEBHOOK_SECRET: z.string(), STRIPE_API_BASE: z.optional(z.url()) },
  ({ STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecrets, STRIPE_API_BASE: apiBase }) =>
    makeStripeGateway({
      secretKey,
      webhookSecret: webhookSecrets.split(','),
      ...(apiBase === undefined ? {} : { apiBase }),
    }),
);
