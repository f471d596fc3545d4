import Stripe from 'stripe';
import { TerminalError } from '../../domain/errors.ts';
import type { Checkout, CheckoutRequest } from '../../domain/ports/payments.ts';
import { toStripeAmount } from './amounts.ts';
import { mapped, toDomainError } from './errors.ts';
import { fromUnix } from './instant.ts';
import { createOnce } from './once.ts';
import { paymentMethodsFor } from './paymentMethods.ts';

/** The payment carries the deal's `transfer_group` and our ids, so that it can be found from Stripe's side. */
const checkoutParams = (request: CheckoutRequest): Stripe.Checkout.SessionCreateParams => {
  const metadata = { dealId: request.dealId, paymentId: request.paymentId };
  return {
    mode: 'payment',
    ...paymentMethodsFor(request.currency),
    client_reference_id: request.dealId,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: request.currency.toLowerCase(),
          unit_amount: toStripeAmount(request.amountMinor, request.currency),
          product_data: { name: request.description },
        },
      },
    ],
    metadata,
    payment_intent_data: { metadata, transfer_group: request.dealId },
    success_url: request.returnUrl,
    cancel_url: request.returnUrl,
  };
};

export const makeCreateCheckout =
  (stripe: Stripe) =>
  async (request: CheckoutRequest): Promise<Checkout> => {
    // A page that was opened but never reported is known to nobody, so there is none to look for.
    const session = await mapped(() =>
      createOnce(
        request.paymentId,
        async () => undefined,
        (idempotencyKey) => stripe.checkout.sessions.create(checkoutParams(request), { idempotencyKey }),
      ),
    );
    if (session.url === null) throw new TerminalError(`Stripe opened ${session.id} without a page`);
    return {
      sessionId: session.id,
      checkoutUrl: session.url,
      expiresAt: fromUnix(session.expires_at),
    };
  };

/** Stripe refuses to close a page that is not open any more, which is just what was wanted. */
export const makeExpireCheckout =
  (stripe: Stripe) =>
  async (sessionId: string): Promise<void> => {
    try {
      await stripe.checkout.sessions.expire(sessionId);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw toDomainError(error);
      const session = await mapped(() => stripe.checkout.sessions.retrieve(sessionId));
      if (session.status === 'open') throw toDomainError(error);
    }
  };
