import type Stripe from 'stripe';

/** The ids we put on everything we create; `null` where either is missing: somebody else's object. */
export const ours = (metadata: Stripe.Metadata | null): { dealId: string; paymentId: string } | null => {
  const { dealId, paymentId } = metadata ?? {};
  return dealId === undefined || paymentId === undefined ? null : { dealId, paymentId };
};

/** The id of something that Stripe shows either whole or by its id alone. */
export const idOf = (shown: string | { readonly id: string }): string =>
  typeof shown === 'string' ? shown : shown.id;
