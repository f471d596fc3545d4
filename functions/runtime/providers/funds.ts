import * as z from 'zod/mini';
import { makeStripeFunds } from '../../../adapters/stripe/funds.ts';
import { provider } from '../provider.ts';

/** For who shows what the payment service holds, and moves nothing. */
export const funds = provider(
  { STRIPE_SECRET_KEY: z.string(), STRIPE_API_BASE: z.optional(z.url()) },
  ({ STRIPE_SECRET_KEY: secretKey, STRIPE_API_BASE: apiBase }) =>
    makeStripeFunds({ secretKey, ...(apiBase === undefined ? {} : { apiBase }) }),
);
