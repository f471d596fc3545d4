import { describe, expect, it } from 'vitest';
import { fromStripeAmount, toStripeAmount } from '../../../adapters/stripe/amounts.ts';
import { TerminalError } from '../../../domain/errors.ts';

describe('amounts', () => {
  it.each([
    ['CNY', 800_000, 800_000],
    ['usd', 1, 1],
    ['JPY', 500, 500],
    ['KRW', 12_345, 12_345],
    ['TWD', 12_345, 12_345],
    ['ISK', 5, 500],
    ['UGX', 5, 500],
    ['MGA', 500, 5],
    ['KWD', 5_120, 5_120],
  ])('%s: %i minor units are %i at Stripe, and back', (currency, minor, stripe) => {
    expect(toStripeAmount(minor, currency)).toBe(stripe);
    expect(fromStripeAmount(stripe, currency)).toBe(minor);
  });

  it.each([
    ['CNY', 0],
    ['CNY', -1],
    ['CNY', 1.5],
    ['CNY', Number.MAX_SAFE_INTEGER + 1],
    ['CNY', Number.NaN],
    ['MGA', 550],
    ['KWD', 5_124],
  ])('%s: %d is refused', (currency, minor) => {
    expect(() => toStripeAmount(minor, currency)).toThrow(TerminalError);
  });
});
