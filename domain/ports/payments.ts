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
  /** A fresh page on which the payee gives its bank details; `returnUrl` is where it leads afterwards. */
  onboardingUrl(accountId: string, returnUrl: string): Promise<string>;
  /** Moves money to a payee. Idempotent by `paymentId`, for ever (not only while the service remembers keys). */
  payOut(request: PayOutRequest): Promise<PaymentResult>;
  /** Returns money to the payer of `chargeReference`. Idempotent by `paymentId`, for ever. */
  refund(request: RefundRequest): Promise<PaymentResult>;
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

/**
 * `pending` is followed by a PaymentEvent; `refused` is the service's business answer: no money moved. Asking
 * again under the same `paymentId` tries again, except for a refund that was made and failed later.
 */
export type PaymentResult =
  | { readonly status: 'succeeded' | 'pending'; readonly reference: string }
  | { readonly status: 'refused'; readonly reason: string };

export type PaymentEvent = { readonly eventId: string; readonly at: string } & (
  | {
      readonly type: 'checkout_paid';
      readonly dealId: string;
      readonly paymentId: string;
      readonly sessionId: string;
      readonly amountMinor: number;
      readonly currency: string;
      readonly reference: string;
    }
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
);
