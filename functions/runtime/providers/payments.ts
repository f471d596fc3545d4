import * as z from 'zod/mini';
import { makeStripePayments } from '../../../adapters/stripe/payments.ts';
import { provider } from '../provider.ts';

/** For who moves money that is there already: opens no checkouts, reads no webhooks. */
export const payments = provider(
  { STRIPE_SECRET_KEY: z.string(), STRIPE_API_BASE: z.optional(z.url()) },
  ({ STRIPE_SECRET_KEY: secretKey, STRIPE_API_BASE: apiBase }) =>
    makeStripePayments({ secretKey, ...(apiBase === undefined ? {} : { apiBase }) }),
);
