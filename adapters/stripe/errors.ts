import Stripe from 'stripe';
import { InvariantViolation, RetryableError, TerminalError } from '../../domain/errors.ts';

/**
 * Codes by which Stripe says "no" to a request that was well made: the state of an account, a card, a charge
 * or a balance forbids it. Source: https://docs.stripe.com/error-codes
 */
const refusals = new Set([
  'account_closed',
  'account_invalid',
  'balance_insufficient',
  'charge_already_refunded',
  'charge_disputed',
  'charge_not_refundable',
  'insufficient_capabilities_for_transfer',
  'insufficient_funds',
  'no_account',
  'payouts_not_allowed',
  'refund_disputed_payment',
  'transfers_not_allowed',
]);

/** The code of a business answer; `null` when the error is none. Codes are Stripe's vocabulary, never user data. */
export const refusalOf = (error: unknown): string | null => {
  if (!(error instanceof Stripe.errors.StripeError)) return null;
  if (error instanceof Stripe.errors.InsufficientFundsError) return 'insufficient_funds';
  if (error instanceof Stripe.errors.StripeCardError)
    return error.decline_code || error.code || 'card_declined';
  return error.code !== undefined && refusals.has(error.code) ? error.code : null;
};

/**
 * An answer that Stripe only remembers under its idempotency key: a refusal, or a fault of its own. This time
 * nothing was tried, and nothing ever will be under that key.
 */
export const isSpentKey = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError &&
  (refusalOf(error) !== null || (error.statusCode ?? 0) >= 500) &&
  error.headers?.['idempotent-replayed'] === 'true';

/**
 * Names the fault by codes alone. Stripe's own message may quote what was sent (a mail address, a part of a
 * key), so neither it nor the error itself goes further than here.
 */
const describe = (error: Stripe.errors.StripeError): string =>
  ['Stripe', error.type, error.statusCode, error.code, error.param, error.requestId]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');

const passing = [
  Stripe.errors.StripeAPIError,
  Stripe.errors.StripeConnectionError,
  Stripe.errors.StripeRateLimitError,
  Stripe.errors.RateLimitError,
];

const mayPass = (error: Stripe.errors.StripeError): boolean =>
  passing.some((kind) => error instanceof kind) ||
  error.statusCode === 409 ||
  error.statusCode === 429 ||
  (error.statusCode ?? 0) >= 500;

/** What Stripe's error means for whoever called: try again, give up, or call somebody. Other errors pass through. */
export const toDomainError = (error: unknown): unknown => {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const message = describe(error);
  if (mayPass(error)) return new RetryableError(message);
  if (error instanceof Stripe.errors.StripeIdempotencyError) return new InvariantViolation(message);
  return new TerminalError(message);
};

/** Runs a call for which Stripe's refusals are no answer the caller could use. */
export const mapped = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    throw toDomainError(error);
  }
};
