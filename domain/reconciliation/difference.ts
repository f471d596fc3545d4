import * as z from 'zod/mini';
import { canonicalHash } from '../canonical.ts';

/** What was compared. The invariants are those of DESIGN §5. */
export const checkSchema = z.enum([
  /** An entry is not what was written, does not balance or has another's name. */
  'entry',
  /** A balance is not the sum of its account's postings. */
  'account',
  /** Other people's money is below zero, or somebody owes us less than nothing. */
  'account_sign',
  /** All balances of a currency do not sum to zero. */
  'currency',
  /** The postings listed by account are not those of the entries. */
  'lines',
  /** Escrow is not what the deal says, or not empty though the deal is closed. */
  'deal_escrow',
  /** What came in for the deal is not what it says. */
  'deal_funded',
  /** Funded is not released + refunded + what is held. */
  'deal_money',
  /** What reached the payees is not what the deal says. */
  'deal_paid_out',
  'charge',
  'refund',
  'transfer',
  'reversal',
  /** So much differs that it was not looked at one by one. */
  'too_many',
]);
export type Check = z.infer<typeof checkSchema>;

/** One side of a comparison: who says it, how much, under which reference and since when. */
export const sideSchema = z.strictObject({
  source: z.enum(['entries', 'lines', 'balance', 'deal', 'books', 'payment_service']),
  amountMinor: z.int(),
  reference: z.nullable(z.string()),
  /** RFC 3339. */
  at: z.nullable(z.string()),
});
export type Side = z.infer<typeof sideSchema>;

/** Two things that should be equal and are not; a side that is `null` knows nothing of it. */
export const differenceSchema = z.strictObject({
  check: checkSchema,
  /** What it is about: an entry, an account, a deal, a payment or a reference of the payment service. */
  subject: z.string(),
  dealId: z.nullable(z.string()),
  currency: z.string(),
  ours: z.nullable(sideSchema),
  theirs: z.nullable(sideSchema),
  /** Minor units; never negative. */
  atRiskMinor: z.int(),
  detail: z.nullable(z.string()),
});
export type Difference = z.infer<typeof differenceSchema>;

/** ISO 4217's code for "no currency": what it is about is not of one. */
const NO_CURRENCY = 'XXX';

/** So much differs that it was not looked at one by one. */
export function tooMany(subject: 'run' | 'payment_service', detail: string): Difference {
  const about = { check: 'too_many' as const, subject, dealId: null, currency: NO_CURRENCY };
  return { ...about, ours: null, theirs: null, atRiskMinor: 0, detail };
}

/** The same difference has the same id every night. */
export function caseId({ check, subject, currency }: Difference): string {
  return `case_${canonicalHash([check, subject, currency]).slice(0, 26)}`;
}

export function side(
  source: Side['source'],
  amountMinor: number,
  reference: string | null = null,
  at: string | null = null,
): Side {
  return { source, amountMinor, reference, at };
}

/** A difference of two amounts: what is between them is at risk. */
export function between(
  about: Pick<Difference, 'check' | 'subject' | 'dealId' | 'currency'>,
  ours: Side | null,
  theirs: Side | null,
  detail: string | null = null,
): Difference {
  const atRiskMinor = Math.abs((ours?.amountMinor ?? 0) - (theirs?.amountMinor ?? 0));
  return { ...about, ours, theirs, atRiskMinor, detail };
}
