import type { Payee } from './debts.ts';
import { isUnsent, type Payment, type Purpose, successorId } from './payment.ts';

/** What a payee is paid for what was sold: what a correction of the sales may take. */
const SALES_PURPOSES: Readonly<Record<Payee['role'], readonly Purpose[]>> = {
  creator: ['commission'],
  provider: ['provider_commission', 'chain'],
};

/** Where sales were guaranteed, the fixed fee was earned by them too. */
const FEE_PURPOSES: Readonly<Record<Payee['role'], readonly Purpose[]>> = {
  creator: ['fee'],
  provider: ['provider_fee'],
};

/** Whether `payment` pays `payee` for sales, in a deal whose fee `isGuaranteed` by them or not. */
export function isForSales({ purpose, to }: Payment, payee: Payee, isGuaranteed: boolean): boolean {
  if (to.role !== payee.role || to.id !== payee.id) return false;
  return (
    SALES_PURPOSES[payee.role].includes(purpose) ||
    (isGuaranteed && FEE_PURPOSES[payee.role].includes(purpose))
  );
}

export interface Withheld {
  readonly payments: readonly Payment[];
  readonly takenMinor: number;
}

/**
 * Takes up to `amountMinor` off those of `payments` that `mayTake` picks and that were certainly never sent. What is
 * left of each is paid under an identity of its own; a payment of which nothing is left is gone.
 */
export function withhold(
  payments: readonly Payment[],
  amountMinor: number,
  mayTake: (payment: Payment) => boolean,
  orderedBySeq: number,
): Withheld {
  let wanted = amountMinor;
  const left = payments.flatMap((payment) => {
    const part = isUnsent(payment) && mayTake(payment) ? Math.min(wanted, payment.amountMinor) : 0;
    if (part === 0) return [payment];
    wanted -= part;
    const rest = payment.amountMinor - part;
    return rest === 0 ? [] : [{ ...payment, id: successorId(payment.id, orderedBySeq), amountMinor: rest }];
  });
  return { payments: left, takenMinor: amountMinor - wanted };
}
