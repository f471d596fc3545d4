import Stripe from 'stripe';
import type { HeldCharge } from '../../domain/ports/payments.ts';
import { fromStripeAmount } from './amounts.ts';
import { toDomainError } from './errors.ts';
import { fromUnix } from './instant.ts';

const findIntent = async (stripe: Stripe, reference: string): Promise<Stripe.PaymentIntent | null> => {
  try {
    return await stripe.paymentIntents.retrieve(reference, { expand: ['latest_charge'] });
  } catch (error) {
    const isUnknown = error instanceof Stripe.errors.StripeError && error.code === 'resource_missing';
    if (isUnknown) return null;
    throw toDomainError(error);
  }
};

/** A charge that the payer's bank disputes counts as not held: Stripe has taken the money back meanwhile. */
export const makeCharge =
  (stripe: Stripe) =>
  async (reference: string): Promise<HeldCharge | null> => {
    const charge = (await findIntent(stripe, reference))?.latest_charge ?? null;
    if (charge === null || typeof charge === 'string') return null;
    if (charge.status !== 'succeeded' || charge.disputed) return null;
    return {
      reference,
      amountMinor: fromStripeAmount(charge.amount_captured, charge.currency),
      refundedMinor: fromStripeAmount(charge.amount_refunded, charge.currency),
      currency: charge.currency.toUpperCase(),
      heldAt: fromUnix(charge.created),
    };
  };
