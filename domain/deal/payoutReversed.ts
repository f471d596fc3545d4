import { reversal } from '../ledger/phases.ts';
import { paidOut } from '../ledger/postings.ts';
import type { Actor } from '../parties.ts';
import type { Change } from './change.ts';
import type { Deal } from './deal.ts';

/**
 * A payout that somebody took back at the payment service, all of it and not by our order: the books owe it to its
 * payee again, and an operator can order it anew. `null` when that is known, and for what is taken back in part or where
 * we took some of it back ourselves: what that is meant for nobody here can say, and the reconciliation shows it.
 * @param reversedMinor all that was taken back of it so far @param at RFC 3339
 */
export function takeUpReversedPayout(
  deal: Deal,
  { paymentId, reversedMinor }: { readonly paymentId: string; readonly reversedMinor: number },
  by: Actor,
  at: string,
): Change | null {
  const payment = deal.payments.find(({ id }) => id === paymentId);
  if (payment?.status !== 'paid' || payment.to.role === 'brand') return null;
  const isOurs = deal.reversals.some(({ of, status }) => of === paymentId && status !== 'refused');
  if (isOurs || reversedMinor !== payment.amountMinor) return null;
  const { purpose, to, amountMinor } = payment;
  const failure = 'transfer_reversed';
  const back = { ...payment, status: 'failed' as const, failure, returned: true };
  return {
    deal: {
      ...deal,
      payments: deal.payments.map((each) => (each.id === paymentId ? back : each)),
      money: { ...deal.money, paidOutMinor: deal.money.paidOutMinor - amountMinor },
    },
    happenings: [
      {
        type: 'deal.payout_reversed.v1',
        actor: by,
        data: { paymentId, purpose, to: to.role, amountMinor, failure },
      },
    ],
    entries: [reversal(paidOut(deal, payment, at), at)],
  };
}
