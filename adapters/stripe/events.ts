import type Stripe from 'stripe';
import { TerminalError } from '../../domain/errors.ts';
import type { PaymentEvent } from '../../domain/ports/payments.ts';
import { fromStripeAmount } from './amounts.ts';
import { mapped } from './errors.ts';
import { isReady } from './payees.ts';
import { refundResult } from './refund.ts';

/** Ids we put on everything we create; without them an object is somebody else's. */
const ours = (metadata: Stripe.Metadata | null): { dealId: string; paymentId: string } | null => {
  const { dealId, paymentId } = metadata ?? {};
  return dealId === undefined || paymentId === undefined ? null : { dealId, paymentId };
};

const intentId = (session: Stripe.Checkout.Session): string => {
  const intent = session.payment_intent;
  if (intent === null)
    throw new TerminalError(`checkout ${session.id} was paid or tried without a payment intent`);
  return typeof intent === 'string' ? intent : intent.id;
};

const stamp = (event: Stripe.Event) => ({
  eventId: event.id,
  at: new Date(event.created * 1000).toISOString(),
});

const checkoutPaid = (event: Stripe.Event, session: Stripe.Checkout.Session): PaymentEvent | null => {
  const ids = ours(session.metadata);
  // An "unpaid" completion is a payment on its way (some wallets and banks); its result is another event.
  if (ids === null || session.payment_status !== 'paid') return null;
  const { amount_total: amount, currency } = session;
  if (amount === null || currency === null)
    throw new TerminalError(`checkout ${session.id} was paid without an amount`);
  return {
    ...stamp(event),
    ...ids,
    type: 'checkout_paid',
    sessionId: session.id,
    amountMinor: fromStripeAmount(amount, currency),
    currency: currency.toUpperCase(),
    reference: intentId(session),
  };
};

/** The session does not say why; its payment intent does. */
const failureReason = async (stripe: Stripe, session: Stripe.Checkout.Session): Promise<string> => {
  const intent = await mapped(() => stripe.paymentIntents.retrieve(intentId(session)));
  const failure = intent.last_payment_error;
  return failure?.decline_code ?? failure?.code ?? 'payment_failed';
};

const checkoutEnded = (
  event: Stripe.Event,
  session: Stripe.Checkout.Session,
  type: 'checkout_failed' | 'checkout_expired',
  reason: string,
): PaymentEvent | null => {
  const ids = ours(session.metadata);
  return ids && { ...stamp(event), ...ids, type, sessionId: session.id, reason };
};

const refundChanged = (event: Stripe.Event, refund: Stripe.Refund): PaymentEvent | null => {
  const ids = ours(refund.metadata);
  if (ids === null) return null;
  const result = refundResult(refund);
  switch (result.status) {
    case 'succeeded':
      return { ...stamp(event), ...ids, type: 'refund_succeeded', reference: result.reference };
    case 'refused':
      return { ...stamp(event), ...ids, type: 'refund_failed', reason: result.reason };
    case 'pending':
      return null;
  }
};

const accountUpdated = (event: Stripe.Event, account: Stripe.Account): PaymentEvent | null =>
  isReady(account) ? { ...stamp(event), type: 'payee_ready', accountId: account.id } : null;

/**
 * Stripe's event in the domain's words; `null` when it is none of our business.
 * @throws RetryableError when Stripe cannot be asked why a payment failed
 */
export const toPaymentEvent = async (stripe: Stripe, event: Stripe.Event): Promise<PaymentEvent | null> => {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return checkoutPaid(event, event.data.object);
    case 'checkout.session.async_payment_failed': {
      const session = event.data.object;
      if (ours(session.metadata) === null) return null;
      return checkoutEnded(event, session, 'checkout_failed', await failureReason(stripe, session));
    }
    case 'checkout.session.expired':
      return checkoutEnded(event, event.data.object, 'checkout_expired', 'expired');
    case 'refund.updated':
    case 'refund.failed':
      return refundChanged(event, event.data.object);
    case 'account.updated':
      return accountUpdated(event, event.data.object);
    default:
      return null;
  }
};
