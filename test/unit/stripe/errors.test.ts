import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { isSpentKey, refusalOf, toDomainError } from '../../../adapters/stripe/errors.ts';

const secret = 'sk_live_abcdef and mei@example.com';
type Kind = 'invalid_request_error' | 'api_error' | 'idempotency_error' | 'card_error';
const api = (statusCode: number, code?: string, type: Kind = 'invalid_request_error', headers = {}) =>
  Stripe.errors.StripeError.generate({
    statusCode,
    type,
    message: secret,
    headers,
    requestId: 'req_1',
    ...(code === undefined ? {} : { code }),
  });

/** Every class of error the SDK has, with what it means for whoever called. */
const meanings: Record<string, 'RetryableError' | 'TerminalError' | 'InvariantViolation' | 'refusal'> = {
  StripeAPIError: 'RetryableError',
  StripeConnectionError: 'RetryableError',
  StripeRateLimitError: 'RetryableError',
  RateLimitError: 'RetryableError',
  StripeIdempotencyError: 'InvariantViolation',
  StripeCardError: 'refusal',
  InsufficientFundsError: 'refusal',
  StripeError: 'TerminalError',
  StripeInvalidRequestError: 'TerminalError',
  StripeAuthenticationError: 'TerminalError',
  StripePermissionError: 'TerminalError',
  StripeSignatureVerificationError: 'TerminalError',
  StripeOAuthError: 'TerminalError',
  StripeInvalidGrantError: 'TerminalError',
  StripeInvalidClientError: 'TerminalError',
  StripeOAuthInvalidRequestError: 'TerminalError',
  StripeInvalidScopeError: 'TerminalError',
  StripeUnsupportedGrantTypeError: 'TerminalError',
  StripeUnsupportedResponseTypeError: 'TerminalError',
  AlreadyCanceledError: 'TerminalError',
  BlockedByStripeError: 'TerminalError',
  CannotProceedError: 'TerminalError',
  CapabilityNotEnabledError: 'TerminalError',
  ControlledByAlternateResourceError: 'TerminalError',
  FeatureNotEnabledError: 'TerminalError',
  FinancialAccountNotOpenError: 'TerminalError',
  FxQuoteNeedsRefreshError: 'TerminalError',
  InvalidPaymentMethodError: 'TerminalError',
  InvalidPayoutMethodError: 'TerminalError',
  InvalidVaultedCredentialError: 'TerminalError',
  NotCancelableError: 'TerminalError',
  QuotaExceededError: 'TerminalError',
  RecipientNotNotifiableError: 'TerminalError',
  TemporarySessionExpiredError: 'TerminalError',
  VerificationAttemptFailedError: 'TerminalError',
  VerificationExpiredError: 'TerminalError',
  VerificationNotInitiatedError: 'TerminalError',
};

const classes = Object.entries(Stripe.errors).filter(
  ([, value]) =>
    typeof value === 'function' &&
    (value === Stripe.errors.StripeError || value.prototype instanceof Stripe.errors.StripeError),
);
const make = (name: string): unknown => {
  const found = classes.find(([each]) => each === name)?.[1];
  if (typeof found !== 'function') throw new Error(`the SDK has no ${name}`);
  return Reflect.construct(found, [{ message: secret, type: 'x', headers: {} }]);
};

describe("the classes of Stripe's errors", () => {
  it('are all in the table', () => {
    expect(classes.map(([name]) => name).sort()).toEqual(Object.keys(meanings).sort());
  });

  it.each(Object.entries(meanings))('%s is a %s', (name, meaning) => {
    const error = make(name);
    if (meaning === 'refusal') expect(refusalOf(error)).not.toBeNull();
    else {
      expect(refusalOf(error)).toBeNull();
      expect(toDomainError(error)).toMatchObject({ name: meaning });
    }
  });
});

describe("Stripe's answers", () => {
  it.each([
    ['too many requests', api(429, 'rate_limit'), 'RetryableError'],
    ['an object that is being changed', api(429, 'lock_timeout'), 'RetryableError'],
    ['a key that is in use', api(409, 'idempotency_key_in_use', 'idempotency_error'), 'RetryableError'],
    ['a conflict', api(409), 'RetryableError'],
    ['500', api(500, undefined, 'api_error'), 'RetryableError'],
    ['503', api(503, undefined, 'api_error'), 'RetryableError'],
    ['a key used for something else', api(400, undefined, 'idempotency_error'), 'InvariantViolation'],
    ['a parameter missing', api(400, 'parameter_missing'), 'TerminalError'],
    ['a parameter unknown', api(400, 'parameter_unknown'), 'TerminalError'],
    ['an amount too small', api(400, 'amount_too_small'), 'TerminalError'],
    ['an amount too large', api(400, 'amount_too_large'), 'TerminalError'],
    ['a URL that is none', api(400, 'url_invalid'), 'TerminalError'],
    ['a live object asked for with a test key', api(400, 'livemode_mismatch'), 'TerminalError'],
    ['something that does not exist', api(404, 'resource_missing'), 'TerminalError'],
    ['a wrong key', api(401), 'TerminalError'],
    ['an expired key', api(401, 'api_key_expired'), 'TerminalError'],
    ['no permission', api(403), 'TerminalError'],
  ])('%s: %s', (_, error, name) => {
    expect(refusalOf(error)).toBeNull();
    expect(toDomainError(error)).toMatchObject({ name });
  });

  it.each([
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
  ])('%s is an answer, not an error', (code) => {
    expect(refusalOf(api(400, code))).toBe(code);
  });

  it.each([
    ['do_not_honor', { code: 'card_declined', decline_code: 'do_not_honor' }],
    ['expired_card', { code: 'expired_card' }],
    ['card_declined', {}],
  ])('a card that fails as %s is an answer', (reason, raw) => {
    expect(refusalOf(new Stripe.errors.StripeCardError({ type: 'card_error', ...raw }))).toBe(reason);
  });

  it('names no secret and no person, in the message or behind it', () => {
    const mapped = toDomainError(api(400, 'parameter_missing'));
    expect(mapped).toMatchObject({ message: 'Stripe StripeInvalidRequestError 400 parameter_missing req_1' });
    expect(mapped).not.toHaveProperty('cause');
  });

  it('lets errors that are not from Stripe pass', () => {
    const bug = new TypeError('x');
    expect(toDomainError(bug)).toBe(bug);
    expect(refusalOf(bug)).toBeNull();
    expect(isSpentKey(bug)).toBe(false);
  });

  it('tells an answer that is only remembered from a fresh one, and from a remembered fault of ours', () => {
    const replayed = { 'idempotent-replayed': 'true' };
    expect(isSpentKey(api(400, 'balance_insufficient', 'invalid_request_error', replayed))).toBe(true);
    expect(isSpentKey(api(500, undefined, 'api_error', replayed))).toBe(true);
    expect(isSpentKey(api(400, 'parameter_invalid', 'invalid_request_error', replayed))).toBe(false);
    expect(isSpentKey(api(400, 'balance_insufficient'))).toBe(false);
    expect(isSpentKey(api(500, undefined, 'api_error'))).toBe(false);
  });
});
