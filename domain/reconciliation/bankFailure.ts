import * as z from 'zod/mini';
import { amountMinorSchema } from '../money/amount.ts';
import { instantSchema } from '../time.ts';

/** A bank that sent back what the payment service paid out of a payee's account: it lies in the account again. */
export const bankFailureSchema = z.strictObject({
  accountId: z.string(),
  /** The service's own of that payout. */
  reference: z.string(),
  partyId: z.string(),
  amountMinor: amountMinorSchema,
  currency: z.string(),
  reason: z.string(),
  at: instantSchema,
});
export type BankFailure = z.infer<typeof bankFailureSchema>;
