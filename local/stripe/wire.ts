import type Stripe from 'stripe';
import type { Account, CheckoutSession, PaymentIntent, Refund, Transfer } from './records.ts';

/* The records as Stripe's API shows them: the fields that are read, by Stripe's names and types. */

const test = { livemode: false };

/** @param pageUrl where the session's hosted page is */
export const sessionOnWire = (session: CheckoutSession, pageUrl: string) =>
  ({
    ...test,
    id: session.id,
    object: 'checkout.session',
    allowed_payment_method_types: session.paymentMethods,
    amount_subtotal: session.amount,
    amount_total: session.amount,
    cancel_url: session.cancelUrl,
    client_reference_id: session.reference,
    created: session.created,
    currency: session.currency,
    expires_at: session.expiresAt,
    metadata: session.metadata,
    mode: 'payment',
    payment_intent: session.paymentIntent,
    payment_method_types: session.paymentMethods ?? ['card'],
    payment_status: session.paymentStatus,
    status: session.status,
    success_url: session.successUrl,
    url: session.status === 'open' ? pageUrl : null,
  }) satisfies Partial<Stripe.Checkout.Session>;

export const intentOnWire = (intent: PaymentIntent) => ({
  ...test,
  id: intent.id,
  object: 'payment_intent',
  amount: intent.amount,
  amount_received: intent.status === 'succeeded' ? intent.amount : 0,
  created: intent.created,
  currency: intent.currency,
  last_payment_error:
    intent.declineCode === null
      ? null
      : { type: 'card_error', code: 'card_declined', decline_code: intent.declineCode },
  latest_charge: intent.charge,
  metadata: intent.metadata,
  status: intent.status,
  transfer_group: intent.transferGroup,
});

export const transferOnWire = (transfer: Transfer) =>
  ({
    ...test,
    id: transfer.id,
    object: 'transfer',
    amount: transfer.amount,
    amount_reversed: 0,
    created: transfer.created,
    currency: transfer.currency,
    destination: transfer.destination,
    metadata: transfer.metadata,
    reversed: false,
    source_transaction: null,
    transfer_group: transfer.transferGroup,
  }) satisfies Partial<Stripe.Transfer>;

export const refundOnWire = (refund: Refund) =>
  ({
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    charge: refund.charge,
    created: refund.created,
    currency: refund.currency,
    metadata: refund.metadata,
    payment_intent: refund.paymentIntent,
    reason: null,
    status: 'succeeded',
  }) satisfies Partial<Stripe.Refund>;

export const accountOnWire = (account: Account) => ({
  id: account.id,
  object: 'account',
  capabilities: { transfers: account.payoutsEnabled ? 'active' : 'inactive' },
  charges_enabled: false,
  created: account.created,
  details_submitted: account.payoutsEnabled,
  email: account.email,
  external_accounts: {
    object: 'list',
    data: account.bankLast4 === null ? [] : [{ object: 'bank_account', last4: account.bankLast4 }],
    has_more: false,
    url: `/v1/accounts/${account.id}/external_accounts`,
  },
  metadata: account.metadata,
  payouts_enabled: account.payoutsEnabled,
});
