import type { Page } from './deals.ts';

/** What is asked of a payment service by who only shows what it holds. */
export interface Funds {
  /** What the service says of a payment that came in; `null` when it holds no such money (any more). */
  charge(reference: string): Promise<HeldCharge | null>;
}

/** What is asked by who moves money to payees, back from them, and back to payers. */
export type Payments = Pick<
  PaymentGateway,
  'openPayeeAccount' | 'payeeAccount' | 'payOut' | 'refund' | 'reverse'
>;

/** What the domain asks of a payment service. Amounts are integer minor units of `currency` (ISO 4217). */
export interface PaymentGateway {
  /**
   * Opens a hosted page on which the payer pays `amountMinor`. Idempotent by `paymentId`, whose request must
   * stay the same; a page that failed or expired is followed by a request with a new `paymentId`.
   * @throws RetryableError when the service cannot be reached, TerminalError when it refuses the request
   */
  createCheckout(request: CheckoutRequest): Promise<Checkout>;
  /** Closes a page that must no longer be paid. Closing one that is closed, expired or paid changes nothing. */
  expireCheckout(sessionId: string): Promise<void>;
  /** Opens an account that can receive payouts. Idempotent by `payeeId` for a day: keep the `accountId`. */
  openPayeeAccount(payee: Payee): Promise<PayeeAccount>;
  /** Whether the payee has given the bank details without which nothing can be paid out. */
  payeeAccount(accountId: string): Promise<PayeeAccount>;
  /**
   * A fresh page on which the payee gives its bank details, good for minutes and once: `returnUrl` is where it leads
   * afterwards, `refreshUrl` where one that is no longer good leads, to be answered with a fresh one.
   */
  onboardingUrl(
    accountId: string,
    leads: { readonly returnUrl: string; readonly refreshUrl: string },
  ): Promise<string>;
  /** Moves money to a payee. Idempotent by `paymentId`, for ever (not only while the service remembers keys). */
  payOut(request: PayOutRequest): Promise<PaymentResult>;
  /** Returns money to the payer of `chargeReference`. Idempotent by `paymentId`, for ever. */
  refund(request: RefundRequest): Promise<PaymentResult>;
  /**
   * Takes money back from a payee to whom `transferReference` brought it. Idempotent by `paymentId`, for ever.
   * Refused as `insufficient_funds` when the payee's balance with the service does not cover it.
   */
  reverse(request: ReverseRequest): Promise<PaymentResult>;
  /** Everything of one kind that the service has on record for a time, newest first, 100 a page. */
  records(kind: RecordKind, page: RecordsRequest): Promise<Page<ServiceRecord>>;
  /**
   * Verifies a webhook's signature and puts it in the domain's words; `null` when it is none of our business.
   * @throws InvalidSignature, RetryableError when the service has to be asked more and cannot be reached,
   * TerminalError when a signed body is no event
   */
  readWebhook(body: string, signature: string): Promise<PaymentEvent | null>;
}

export interface CheckoutRequest {
  readonly paymentId: string;
  readonly dealId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly description: string;
  readonly returnUrl: string;
}

export interface Checkout {
  readonly sessionId: string;
  readonly checkoutUrl: string;
  /** RFC 3339; after it the page no longer takes money. */
  readonly expiresAt: string;
}

export interface Payee {
  readonly payeeId: string;
  readonly email: string;
}

export interface PayeeAccount {
  readonly accountId: string;
  readonly payoutsEnabled: boolean;
}

export interface PayOutRequest {
  readonly paymentId: string;
  readonly dealId: string;
  readonly accountId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export interface RefundRequest {
  readonly paymentId: string;
  readonly dealId: string;
  /** The `reference` under which the payer's payment was reported (Stripe: the payment intent). */
  readonly chargeReference: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export interface ReverseRequest {
  readonly paymentId: string;
  readonly dealId: string;
  /** The `reference` under which the payout succeeded (Stripe: the transfer). */
  readonly transferReference: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export interface HeldCharge {
  readonly reference: string;
  /** What came in, of which `refundedMinor` was ordered back since. */
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly currency: string;
  /** RFC 3339: since when the service holds it. */
  readonly heldAt: string;
}

export type RecordKind = 'charge' | 'refund' | 'transfer' | 'reversal';

/** `since` inclusive, `until` exclusive, RFC 3339, by the time the service made the record (whole seconds). */
export interface RecordsRequest {
  readonly since: string;
  readonly until: string;
  readonly cursor?: string;
}

/**
 * One movement as the service has it. The ids are `null` on what was not made through us. A charge goes by the
 * reference of its payment; a payment that was tried in vain first has a `failed` record beside the other.
 */
export interface ServiceRecord {
  readonly kind: RecordKind;
  readonly reference: string;
  readonly paymentId: string | null;
  readonly dealId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: 'succeeded' | 'pending' | 'failed';
  readonly at: string;
}

/**
 * `pending` is followed by a PaymentEvent; `refused` is the service's business answer: no money moved. Asking
 * again under the same `paymentId` tries again, except for a refund that was made and failed later.
 */
export type PaymentResult =
  | { readonly status: 'succeeded' | 'pending'; readonly reference: string }
  | { readonly status: 'refused'; readonly reason: string };

interface CompletedCheckout {
  readonly dealId: string;
  readonly paymentId: string;
  readonly sessionId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reference: string;
}

export type PaymentEvent = { readonly eventId: string; readonly at: string } & (
  | ({ readonly type: 'checkout_paid' } & CompletedCheckout)
  /** The payer is done, the money is on its way; `checkout_paid` or `checkout_failed` follows. */
  | ({ readonly type: 'checkout_pending' } & CompletedCheckout)
  | {
      readonly type: 'checkout_failed' | 'checkout_expired';
      readonly dealId: string;
      readonly paymentId: string;
      readonly sessionId: string;
      readonly reason: string;
    }
  | {
      readonly type: 'refund_succeeded';
      readonly dealId: string;
      readonly paymentId: string;
      readonly reference: string;
    }
  | {
      readonly type: 'refund_failed';
      readonly dealId: string;
      readonly paymentId: string;
      readonly reason: string;
    }
  | { readonly type: 'payee_ready'; readonly accountId: string }
  | {
      /** The bank sent back what the service paid out of a payee's account: it lies in the account again. */
      readonly type: 'payout_failed';
      readonly accountId: string;
      readonly reference: string;
      readonly amountMinor: number;
      readonly currency: string;
      readonly reason: string;
    }
  | {
      /** Money came back from a payee, by our own order or by somebody's at the service. */
      readonly type: 'transfer_reversed';
      readonly dealId: string;
      /** Of the payout that was reversed. */
      readonly paymentId: string;
      /** The payout's. */
      readonly reference: string;
      /** All that was reversed of it so far. */
      readonly reversedMinor: number;
      readonly currency: string;
    }
);
