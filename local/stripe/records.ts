import * as z from 'zod/mini';

/*
 * What the sandbox keeps of Stripe's objects. Amounts are in Stripe's units, times in Unix seconds.
 * How they look on the wire is in wire.ts.
 */

const metadata = z.record(z.string(), z.string());
const common = { id: z.string(), created: z.number(), metadata };
const money = { amount: z.number(), currency: z.string() };

/** What becomes of something that is not at its end yet, and when. */
const settles = z.nullable(z.strictObject({ at: z.number(), outcome: z.enum(['succeeded', 'failed']) }));

export const checkoutSession = z.strictObject({
  ...common,
  ...money,
  status: z.enum(['open', 'complete', 'expired']),
  paymentStatus: z.enum(['unpaid', 'paid']),
  /** Declined: the page takes no further try. */
  declined: z.boolean(),
  description: z.string(),
  reference: z.nullable(z.string()),
  paymentMethods: z.nullable(z.array(z.string())),
  paymentMethodOptions: z._default(z.record(z.string(), z.record(z.string(), z.string())), {}),
  intentMetadata: metadata,
  transferGroup: z.nullable(z.string()),
  paymentIntent: z.nullable(z.string()),
  successUrl: z.string(),
  cancelUrl: z.nullable(z.string()),
  expiresAt: z.number(),
});
export type CheckoutSession = z.infer<typeof checkoutSession>;

export const paymentIntent = z.strictObject({
  ...common,
  ...money,
  status: z.enum(['succeeded', 'processing', 'requires_payment_method']),
  /** The last one tried. */
  charge: z.nullable(z.string()),
  transferGroup: z.nullable(z.string()),
  declineCode: z.nullable(z.string()),
});
export type PaymentIntent = z.infer<typeof paymentIntent>;

export const charge = z.strictObject({
  ...common,
  ...money,
  paymentIntent: z.string(),
  status: z.enum(['succeeded', 'pending', 'failed']),
  refunded: z.number(),
  declineCode: z.nullable(z.string()),
  settles,
});
export type Charge = z.infer<typeof charge>;

export const transfer = z.strictObject({
  ...common,
  ...money,
  destination: z.string(),
  transferGroup: z.nullable(z.string()),
  reversed: z._default(z.number(), 0),
});
export type Transfer = z.infer<typeof transfer>;

export const reversal = z.strictObject({ ...common, ...money, transfer: z.string() });
export type Reversal = z.infer<typeof reversal>;

export const refund = z.strictObject({
  ...common,
  ...money,
  paymentIntent: z.string(),
  charge: z.nullable(z.string()),
  status: z._default(z.enum(['pending', 'succeeded', 'failed']), 'succeeded'),
  failureReason: z._default(z.nullable(z.string()), null),
  settles: z._default(settles, null),
});
export type Refund = z.infer<typeof refund>;

export const account = z.strictObject({
  ...common,
  email: z.nullable(z.string()),
  payoutsEnabled: z.boolean(),
  /** The last four digits of the bank account; the rest is never kept. */
  bankLast4: z.nullable(z.string()),
  returnUrl: z.nullable(z.string()),
  /** The onboarding link that was given out last: good for minutes, and once. */
  link: z._default(
    z.nullable(z.strictObject({ id: z.string(), expiresAt: z.number(), refreshUrl: z.string() })),
    null,
  ),
});
export type Account = z.infer<typeof account>;

/** Money on its way from a payee's account to its bank. */
export const payout = z.strictObject({
  ...common,
  ...money,
  account: z.string(),
  status: z.enum(['in_transit', 'paid', 'failed']),
  settles,
});
export type Payout = z.infer<typeof payout>;
