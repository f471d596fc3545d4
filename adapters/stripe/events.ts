import type Stripe from 'stripe';
import { TerminalError } from '../../domain/errors.ts';
import type { PaymentEvent } from '../../domain/ports/payments.ts';
import { fromStripeAmount } from './amounts.ts';
import { mapped } from './errors.ts';
import { idOf, ours } from './ids.ts';
import { fromUnix } from './instant.ts';
import { isReady } from './payees.ts';
import { refundResult } from './refund.ts';

const intentId = (session: Stripe.Checkout.Session): string => {
  const intent = session.payment_intent;
  if (intent === null)
    throw new TerminalError(`checkout ${session.id} was paid or tried without a payment intent`);
  return idOf(intent);
};

const stamp = (event: Stripe.Event) => ({
  eventId: event.id,
  at: fromUnix(event.created),
});

/** Completed without being paid: the money is on its way (some wallets and banks), its end is another event. */
const checkoutCompleted = (event: Stripe.Event, session: Stripe.Checkout.Session): PaymentEvent | null => {
  const ids = ours(session.metadata);
  if (ids === null) return null;
  const { amount_total: amount, currency } = session;
  if (amount === null || currency === null)
    throw new TerminalError(`checkout ${session.id} was completed without an amount`);
  return {
    ...stamp(event),
    ...ids,
    type: session.payment_status === 'paid' ? 'checkout_paid' : 'checkout_pending',
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

/** Only of payees' accounts; the platform's own payouts to its own bank are no business of the deals. */
const payoutFailed = (event: Stripe.Event, payout: Stripe.Payout): PaymentEvent | null => {
  if (event.account === undefined) return null;
  return {
    ...stamp(event),
    type: 'payout_failed',
    accountId: event.account,
    reference: payout.id,
    amountMinor: fromStripeAmount(payout.amount, payout.currency),
    currency: payout.currency.toUpperCase(),
    reason: payout.failure_code ?? 'payout_failed',
  };
};

const transferReversed = (event: Stripe.Event, transfer: Stripe.Transfer): PaymentEvent | null => {
  const ids = ours(transfer.metadata);
  return (
    ids && {
      ...stamp(event),
      ...ids,
      type: 'transfer_reversed',
      reference: transfer.id,
      reversedMinor: fromStripeAmount(transfer.amount_reversed, transfer.currency),
      currency: transfer.currency.toUpperCase(),
    }
  );
};

/**
 * Stripe's event in the domain's words; `null` when it is none of our business.
 * @throws RetryableError when Stripe cannot be asked why a payment failed
 */
export const toPaymentEvent = async (stripe: Stripe, event: Stripe.Event): Promise<PaymentEvent | null> => {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return checkoutCompleted(event, event.data.object);
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
    case 'payout.failed':
      return payoutFailed(event, event.data.object);
    case 'transfer.reversed':
      return transferReversed(event, event.data.object);
    default:
      return null;
  }
};
