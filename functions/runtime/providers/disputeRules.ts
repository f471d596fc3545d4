import * as z from 'zod/mini';
import { currencySchema } from '../../../domain/money/currency.ts';
import { provider } from '../provider.ts';

const amount = z.int().check(z.minimum(0));
const settingSchema = z.union([amount, z.record(currencySchema, amount)]);
const DEFAULT_MINOR = 1_000_000;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/**
 * Above which contested amount (minor units) two operators have to decide a dispute: one number, or JSON by currency
 * such as `{"CNY": 1000000, "USD": 150000}`; 1 000 000 where nothing is said.
 */
export const disputeRules = provider(
  {
    DISPUTE_TWO_OPERATORS_ABOVE: z.pipe(
      z._default(z.string(), String(DEFAULT_MINOR)),
      z.pipe(z.transform(parsed), settingSchema),
    ),
  },
  ({ DISPUTE_TWO_OPERATORS_ABOVE: setting }) => ({
    twoOperatorsAboveMinor: (currency: string): number =>
      typeof setting === 'number' ? setting : (setting[currency] ?? DEFAULT_MINOR),
  }),
);
