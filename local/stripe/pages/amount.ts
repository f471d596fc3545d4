import { fromStripeAmount } from '../../../adapters/stripe/amounts.ts';

/** An amount in Stripe's units for people to read: `CN¥8,000.00`. */
export const formatAmount = (stripeAmount: number, currency: string): string => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(fromStripeAmount(stripeAmount, currency) / 10 ** decimals);
};
