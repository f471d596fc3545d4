import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { isReplayedRefusal, refusalOf, toDomainError } from '../../../adapters/stripe/errors.ts';

const secret = 'sk_live_abcdef and mei@example.com';
type Kind = 'invalid_request_error' | 'api_error' | 'idempotency_error' | 'card_error';
const api = (statusCode: number, code?: string, type: Kind = 'invalid_request_error') =>
  Stripe.errors.StripeError.generate({
    statusCode,
    type,
    message: secret,
    headers: {},
    requestId: 'req_1',
    ...(code === undefined ? {} : { code }),
  });

describe("Stripe's errors", () => {
  it.each([
    ['connection', new Stripe.errors.StripeConnectionError({ message: secret }), 'RetryableError'],
    ['rate limit', api(429, 'rate_limit'), 'RetryableError'],
    ['lock time-out', api(429, 'lock_timeout'), 'RetryableError'],
    ['same key in use', api(409, 'idempotency_key_in_use'), 'RetryableError'],
    ['500', api(500, undefined, 'api_error'), 'RetryableError'],
    ['503', api(503, undefined, 'api_error'), 'RetryableError'],
    ['key reused', api(400, undefined, 'idempotency_error'), 'InvariantViolation'],
    ['bad parameter', api(400, 'parameter_missing'), 'TerminalError'],
    ['not found', api(404, 'resource_missing'), 'TerminalError'],
    ['wrong key', api(401), 'TerminalError'],
    ['no permission', api(403), 'TerminalError'],
  ])('%s is a %s', (_, error, name) => {
    expect(refusalOf(error)).toBeNull();
    expect(toDomainError(error)).toMatchObject({ name });
  });

  it.each([
    ['balance_insufficient', api(400, 'balance_insufficient')],
    ['insufficient_capabilities_for_transfer', api(400, 'insufficient_capabilities_for_transfer')],
    ['transfers_not_allowed', api(400, 'transfers_not_allowed')],
    ['account_closed', api(400, 'account_closed')],
    ['charge_already_refunded', api(400, 'charge_already_refunded')],
    ['card_declined', api(402, 'card_declined', 'card_error')],
    [
      'do_not_honor',
      new Stripe.errors.StripeCardError({
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'do_not_honor',
      }),
    ],
  ])('%s is an answer, not an error', (reason, error) => {
    expect(refusalOf(error)).toBe(reason);
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
  });

  it('tells a replayed refusal from a fresh one and from a replayed fault', () => {
    const replayed = (code: string) =>
      Stripe.errors.StripeError.generate({
        statusCode: 400,
        code,
        type: 'invalid_request_error',
        headers: { 'idempotent-replayed': 'true' },
      });
    expect(isReplayedRefusal(replayed('balance_insufficient'))).toBe(true);
    expect(isReplayedRefusal(replayed('parameter_invalid'))).toBe(false);
    expect(isReplayedRefusal(api(400, 'balance_insufficient'))).toBe(false);
  });
});
