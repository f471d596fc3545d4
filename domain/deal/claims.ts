import { sumMinor } from '../money/amount.ts';
import type { Deal } from './deal.ts';
import { distinct, isSamePayee, type Payee } from './debts.ts';
import { isClaim, isClaimOn, type Payment, paymentId } from './payment.ts';

/*
 * What the brand gets back of money that a payee still owes: refunds that wait (`awaiting_recovery`), each naming its
 * debtor, until the money was recovered.
 */

/** The payees on whom a deal has claims, each once. */
export function debtorsOf(deal: Pick<Deal, 'payments'>): Payee[] {
  return distinct(deal.payments.flatMap((each) => (isClaim(each) && each.debtor ? [each.debtor] : [])));
}

/** What of the claims on `debtor` nobody is about to recover by taking a payout back; minor units. */
export function openClaimMinor(deal: Deal, debtor: Payee): number {
  const waiting = deal.payments.filter((payment) => isClaimOn(payment, debtor));
  const underWay = deal.reversals.filter(
    ({ payee, status }) => status === 'ordered' && isSamePayee(payee, debtor),
  );
  const total = (all: readonly { amountMinor: number }[]) =>
    sumMinor(...all.map(({ amountMinor }) => amountMinor));
  return total(waiting) - total(underWay);
}

/** How a refund is shared out: what can be sent at once (no debtor), and what first has to come back from somebody. */
export interface RefundShare {
  readonly amountMinor: number;
  readonly debtor: Payee | null;
}

/** Cuts `refunds`, one for each charge, so that each piece belongs to one share; both add up to the same. */
export function shareOut(refunds: readonly Payment[], shares: readonly RefundShare[]): Payment[] {
  const pieces: Payment[] = [];
  const open = refunds.map((refund) => ({ refund, restMinor: refund.amountMinor }));
  for (const { amountMinor, debtor } of shares) {
    let wanted = amountMinor;
    for (const place of open) {
      const part = Math.min(wanted, place.restMinor);
      if (part === 0) continue;
      place.restMinor -= part;
      wanted -= part;
      const id = `${place.refund.id}.${pieces.length}`;
      pieces.push({ ...place.refund, id, amountMinor: part, ...(debtor === null ? {} : waitsFor(debtor)) });
    }
  }
  return pieces;
}

const waitsFor = (debtor: Payee) => ({ blockedBy: 'awaiting_recovery' as const, debtor });

/**
 * `amountMinor` of what `debtor` owes came back: so much of the claims on it, the oldest first, becomes due under
 * identities of its own.
 */
export function release(
  deal: Deal,
  debtor: Payee,
  amountMinor: number,
  orderedBySeq: number,
): { payments: Payment[]; freed: Payment[] } {
  let rest = amountMinor;
  const freed: Payment[] = [];
  const payments = deal.payments.flatMap((payment) => {
    const part = isClaimOn(payment, debtor) ? Math.min(rest, payment.amountMinor) : 0;
    if (part === 0) return [payment];
    rest -= part;
    const id = `${paymentId(deal.id, 'refund', orderedBySeq)}.${freed.length}`;
    freed.push({ ...payment, id, amountMinor: part, blockedBy: null });
    return part === payment.amountMinor ? [] : [{ ...payment, amountMinor: payment.amountMinor - part }];
  });
  return { payments: [...payments, ...freed], freed };
}
