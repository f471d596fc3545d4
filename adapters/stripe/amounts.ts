import { TerminalError } from '../../domain/errors.ts';

/*
 * Stripe's API counts in ISO 4217 minor units with the exceptions below.
 * Source: https://docs.stripe.com/currencies (zero-decimal currencies, special cases, three-decimal currencies).
 */

/** No decimals in ISO 4217, but Stripe wants two of them, which must be 00. */
const hundredfold = new Set(['ISK', 'UGX']);
/** Two decimals in ISO 4217, none at Stripe. */
const wholeUnitsOnly = new Set(['MGA']);
/** Three decimals, of which the last must be 0. */
const tensOnly = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

const divisible = (amountMinor: number, by: number, currency: string): number => {
  if (amountMinor % by !== 0)
    throw new TerminalError(`Stripe takes ${currency} only in multiples of ${by} minor units`);
  return amountMinor;
};

/**
 * ISO 4217 minor units to the integer Stripe's API takes.
 * @throws TerminalError when the amount is not a positive safe integer or Stripe cannot express it
 */
export const toStripeAmount = (amountMinor: number, currency: string): number => {
  const code = currency.toUpperCase();
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    throw new TerminalError('a payment needs a positive amount in whole minor units');
  if (hundredfold.has(code)) return amountMinor * 100;
  if (wholeUnitsOnly.has(code)) return divisible(amountMinor, 100, code) / 100;
  return tensOnly.has(code) ? divisible(amountMinor, 10, code) : amountMinor;
};

/** The integer of Stripe's API to ISO 4217 minor units. */
export const fromStripeAmount = (stripeAmount: number, currency: string): number => {
  const code = currency.toUpperCase();
  if (hundredfold.has(code)) return divisible(stripeAmount, 100, code) / 100;
  return wholeUnitsOnly.has(code) ? stripeAmount * 100 : stripeAmount;
};
