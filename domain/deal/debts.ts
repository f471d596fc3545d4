import * as z from 'zod/mini';
import { amountMinorSchema } from '../money/amount.ts';

/** Who is paid for work or sales, and may have to give something back. */
export const payeeSchema = z.strictObject({ role: z.enum(['creator', 'provider']), id: z.string() });
export type Payee = z.infer<typeof payeeSchema>;

export const isSamePayee = (a: Payee, b: Payee): boolean => a.role === b.role && a.id === b.id;

export function distinct(payees: readonly Payee[]): Payee[] {
  return payees.filter((payee, index) => payees.findIndex((each) => isSamePayee(each, payee)) === index);
}

/** What corrections after the settlement took back in all, by payee. Amounts in minor units. */
export const clawbackSchema = z.strictObject({
  count: z.int(),
  /** What the orders came to at the last of them. */
  found: z.strictObject({
    orders: z.int(),
    netSalesMinor: amountMinorSchema,
    commissionMinor: amountMinorSchema,
  }),
  parts: z.array(z.strictObject({ payee: payeeSchema, amountMinor: amountMinorSchema })),
  platformMinor: amountMinorSchema,
});
export type Clawback = z.infer<typeof clawbackSchema>;

/** Commission of this deal that was kept for what its payee owed because of another one. */
export const offsetSchema = z.strictObject({
  /** `<dealId>.offset.<n>`: also the name of the money until claims got it. */
  id: z.string(),
  payee: payeeSchema,
  amountMinor: amountMinorSchema,
});

/** A payout that is taken back from its payee, as far as the payee's account with the payment service covers it. */
export const reversalSchema = z.strictObject({
  /** `<dealId>.reversal.<n>` */
  id: z.string(),
  payee: payeeSchema,
  /** The payout, and the payment service's reference of it. */
  of: z.string(),
  transferReference: z.string(),
  amountMinor: amountMinorSchema,
  /** After which clawback it was tried. */
  clawback: z.int(),
  status: z.enum(['ordered', 'done', 'refused']),
  reference: z.nullable(z.string()),
  failure: z.nullable(z.string()),
});
export type Reversal = z.infer<typeof reversalSchema>;
