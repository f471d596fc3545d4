import type { Condition } from './condition.ts';
import type { LineKind, Rule, StatementPayee } from './rule.ts';

/**
 * `expected`: not earned yet. `booked`: stays with us, nothing is sent. `settled`: nothing of it is left to be paid,
 * since it was taken back or kept for a debt. `owed`: taken back after it was paid, and not recovered in full.
 */
export type LineStatus =
  | 'expected'
  | 'booked'
  | 'due'
  | 'blocked'
  | 'pending'
  | 'failed'
  | 'paid'
  | 'settled'
  | 'owed';

/** One payment that carries a line's amount, or part of it; minor units. */
export interface LinePayment {
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly status: 'due' | 'blocked' | 'pending' | 'failed' | 'paid';
  readonly paidAt: string | null;
  readonly reference: string | null;
  readonly condition: Condition | null;
}

/** RFC 3339; `null` where it has not come to pass, or nobody can say. */
export interface LineDates {
  /** When what it is for was done: the review ended well, the sales were closed, somebody cancelled. */
  readonly earnedAt: string | null;
  /** When it left escrow. */
  readonly releasedAt: string | null;
  readonly paidAt: string | null;
  /** The latest it is decided if everybody takes all the time there is. */
  readonly expectedAt: string | null;
}

/** One amount of a statement. Minor units; below zero for what was taken back. */
export interface Line {
  /** The ledger entry it stands in; `null` for one that is only expected. */
  readonly entryId: string | null;
  readonly kind: LineKind;
  readonly payee: StatementPayee;
  readonly amountMinor: number;
  /** What is not settled may still change with the sales. */
  readonly isEstimate: boolean;
  readonly rule: Rule;
  /** Whether it was earned by orders. */
  readonly isForSales: boolean;
  readonly status: LineStatus;
  readonly dates: LineDates;
  readonly payments: readonly LinePayment[];
  readonly condition: Condition | null;
}

const URGENCY: readonly LinePayment['status'][] = ['failed', 'blocked', 'due', 'pending', 'paid'];

/** How far a line is: as far as the payment that is least so. */
export function statusOf(payments: readonly LinePayment[]): LineStatus {
  return URGENCY.find((status) => payments.some((payment) => payment.status === status)) ?? 'settled';
}
