import type Stripe from 'stripe';
import type {
  Account,
  Charge,
  CheckoutSession,
  PaymentIntent,
  Payout,
  Refund,
  Reversal,
  Transfer,
} from './records.ts';

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
    payment_method_options: session.paymentMethodOptions,
    payment_method_types: session.paymentMethods ?? ['card'],
    payment_status: session.paymentStatus,
    status: session.status,
    success_url: session.successUrl,
    url: session.status === 'open' ? pageUrl : null,
  }) satisfies Partial<Stripe.Checkout.Session>;

export const chargeOnWire = (charge: Charge) => ({
  ...test,
  id: charge.id,
  object: 'charge',
  amount: charge.amount,
  amount_captured: charge.status === 'succeeded' ? charge.amount : 0,
  amount_refunded: charge.refunded,
  created: charge.created,
  currency: charge.currency,
  disputed: false,
  failure_code: charge.declineCode === null ? null : 'card_declined',
  metadata: charge.metadata,
  paid: charge.status === 'succeeded',
  payment_intent: charge.paymentIntent,
  refunded: charge.refunded === charge.amount,
  status: charge.status,
});

/** @param latestCharge the charge itself where it was asked for, otherwise its id */
export const intentOnWire = (
  intent: PaymentIntent,
  latestCharge: object | string | null = intent.charge,
) => ({
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
  latest_charge: latestCharge,
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
    amount_reversed: transfer.reversed,
    created: transfer.created,
    currency: transfer.currency,
    destination: transfer.destination,
    metadata: transfer.metadata,
    reversed: transfer.reversed === transfer.amount,
    source_transaction: null,
    transfer_group: transfer.transferGroup,
  }) satisfies Partial<Stripe.Transfer>;

export const reversalOnWire = (reversal: Reversal) =>
  ({
    id: reversal.id,
    object: 'transfer_reversal',
    amount: reversal.amount,
    balance_transaction: transactionIdOf(reversal),
    created: reversal.created,
    currency: reversal.currency,
    metadata: reversal.metadata,
    transfer: reversal.transfer,
  }) satisfies Partial<Stripe.TransferReversal>;

const reversalPrefix = 'trr_';
const transactionPrefix = 'txn_';
const transactionIdOf = ({ id }: Reversal) => id.replace(reversalPrefix, transactionPrefix);
export const reversalIdOf = (transactionId: string) =>
  transactionId.replace(transactionPrefix, reversalPrefix);

/** What a reversal did to the platform's balance. */
export const transactionOnWire = (reversal: Reversal, isExpanded: boolean, transfer: Transfer | null) => ({
  id: transactionIdOf(reversal),
  object: 'balance_transaction',
  amount: reversal.amount,
  created: reversal.created,
  currency: reversal.currency,
  fee: 0,
  net: reversal.amount,
  source: isExpanded
    ? { ...reversalOnWire(reversal), ...(transfer && { transfer: transferOnWire(transfer) }) }
    : reversal.id,
  status: 'available',
  type: 'transfer_refund',
});

export const payoutOnWire = (payout: Payout) => ({
  ...test,
  id: payout.id,
  object: 'payout',
  amount: payout.amount,
  automatic: true,
  created: payout.created,
  currency: payout.currency,
  failure_code: payout.status === 'failed' ? 'account_closed' : null,
  metadata: payout.metadata,
  status: payout.status,
});

export const refundOnWire = (refund: Refund) =>
  ({
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    charge: refund.charge,
    created: refund.created,
    currency: refund.currency,
    ...(refund.failureReason === null ? {} : { failure_reason: refund.failureReason }),
    metadata: refund.metadata,
    payment_intent: refund.paymentIntent,
    reason: null,
    status: refund.status,
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
