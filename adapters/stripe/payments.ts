import type Stripe from 'stripe';
import type { Payments } from '../../domain/ports/payments.ts';
import { openStripe, type StripeAccess } from './client.ts';
import { makeOpenPayeeAccount, makePayeeAccount } from './payees.ts';
import { makePayOut } from './payOut.ts';
import { makeRefund } from './refund.ts';
import { makeReverse } from './reverse.ts';

/** Transfers to connected accounts, their reversals, and refunds. */
export const paymentsThrough = (stripe: Stripe): Payments => ({
  openPayeeAccount: makeOpenPayeeAccount(stripe),
  payeeAccount: makePayeeAccount(stripe),
  payOut: makePayOut(stripe),
  refund: makeRefund(stripe),
  reverse: makeReverse(stripe),
});

export const makeStripePayments = (access: StripeAccess): Payments => paymentsThrough(openStripe(access));
