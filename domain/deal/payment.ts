import * as z from 'zod/mini';
import { amountMinorSchema } from '../money/amount.ts';
import { isSamePayee, type Payee, payeeSchema } from './debts.ts';

/** What a payment is for; with the deal's id and the event that ordered it, its identity. */
export const purposeSchema = z.enum([
  'fee',
  'commission',
  'provider_fee',
  'provider_commission',
  'chain',
  'refund',
]);
export type Purpose = z.infer<typeof purposeSchema>;

/**
 * Money on its way out of a deal. `due`: ordered in the books, not yet asked of the payment service (or not yet
 * accepted by it); `pending`: accepted, its end is reported later; `failed`: refused for good, an operator decides.
 */
export const paymentSchema = z.strictObject({
  id: z.string(),
  purpose: purposeSchema,
  to: z.strictObject({ role: z.enum(['creator', 'provider', 'brand']), id: z.string() }),
  amountMinor: amountMinorSchema,
  /** A refund goes back to the payment it came in by. */
  chargeReference: z.nullable(z.string()),
  status: z.enum(['due', 'pending', 'paid', 'failed']),
  /** Why a due payment cannot be sent yet. */
  blockedBy: z.nullable(z.enum(['payee_not_onboarded', 'awaiting_recovery'])),
  /** Who owes what this refund waits for. */
  debtor: z.optional(payeeSchema),
  /** Set before a payout is first sent: from then on nobody can be sure that it was not. */
  sending: z.optional(z.boolean()),
  /** A refund that the payer's bank sent back, or a payout that somebody took back: nothing that was said of it earlier counts any more. */
  returned: z.optional(z.boolean()),
  /** Payments that came back, in whose place this one was ordered: nothing said of them is news any more. */
  cameBack: z.optional(z.array(z.string())),
  reference: z.nullable(z.string()),
  failure: z.nullable(z.string()),
});
export type Payment = z.infer<typeof paymentSchema>;

/** The same for every repetition of the step that orders it. */
export function paymentId(dealId: string, purpose: Purpose, orderedBySeq: number): string {
  return `${dealId}.${purpose}.${orderedBySeq}`;
}

/**
 * A payment that was refused is ordered anew by a later event (an operator's retry) under an identity of its own,
 * which still tells whose successor it is: two refunds of one event must not become one.
 */
export function successorId(id: string, orderedBySeq: number): string {
  return `${id}.r${orderedBySeq}`;
}

/** Whether `id` is the payment first ordered as `first`, or one ordered in its place since. */
export function isSameOrSuccessor(id: string, first: string): boolean {
  return id === first || id.startsWith(`${first}.r`);
}

/** A payout of which it is certain that the payment service never heard: it may still become less. */
export function isUnsent({ status, sending, to }: Payment): boolean {
  return status === 'due' && sending !== true && to.role !== 'brand';
}

/** A refund of what a payee still owes: it is sent as it is recovered, and nobody can say when. */
export function isClaim(payment: Payment): boolean {
  return payment.blockedBy === 'awaiting_recovery';
}

export function isClaimOn(payment: Payment, payee: Payee): boolean {
  return isClaim(payment) && payment.debtor !== undefined && isSamePayee(payment.debtor, payee);
}

/** Whether everything ordered arrived; claims do not hold a deal up. */
export function isSettled(payments: readonly Payment[]): boolean {
  return payments.every((payment) => payment.status === 'paid' || isClaim(payment));
}

export function hasFailed(payments: readonly Payment[]): boolean {
  return payments.some((payment) => payment.status === 'failed');
}
