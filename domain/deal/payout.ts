import { InvariantViolation } from '../errors.ts';
import { sumMinor } from '../money/amount.ts';
import { type Actor, SYSTEM } from '../parties.ts';
import type { Change } from './change.ts';
import type { Deal } from './deal.ts';
import type { EventType, Happening } from './event.ts';
import { isClaimOn, isSameOrSuccessor, isUnsent, type Payment } from './payment.ts';
import { payoutEntries } from './payoutEntries.ts';

/** What the payment service said about one payment. */
export type PaymentReport =
  | { readonly status: 'pending'; readonly reference: string }
  | { readonly status: 'paid'; readonly reference: string }
  | { readonly status: 'failed'; readonly failure: string }
  /** A refund that was made came back: for good, whether it had been reported as paid or not. */
  | { readonly status: 'returned'; readonly failure: string }
  | { readonly status: 'blocked'; readonly by: 'payee_not_onboarded' };

/** What is refused may turn out to be paid after all; what is paid stays paid. */
const STAGE: Record<Payment['status'], number> = { due: 0, pending: 1, failed: 2, paid: 3 };

const EVENT_OF: Record<PaymentReport['status'], EventType> = {
  returned: 'deal.refund_returned.v1',
  pending: 'deal.payment_sent.v1',
  paid: 'deal.payment_settled.v1',
  failed: 'deal.payment_refused.v1',
  blocked: 'deal.payout_blocked.v1',
};

/** A payout is about to be sent for the first time; `null` when it was, or is not to be sent (any more). */
export function beginSending(deal: Deal, id: string): Change | null {
  const payment = deal.payments.find((each) => each.id === id);
  if (payment === undefined || !isUnsent(payment)) return null;
  const payments = deal.payments.map((each) => (each.id === id ? { ...each, sending: true } : each));
  return { deal: { ...deal, payments }, happenings: [], entries: [] };
}

/**
 * Takes up what the payment service reports; `null` when it says nothing new. Reports may come twice and out of
 * order: a payment only goes forward (a refund that came back excepted), and the refusal of one that was ordered anew since is known.
 * @param at RFC 3339 @throws InvariantViolation for a payment the deal never ordered, or a payout that came back
 */
export function reportPayment(
  deal: Deal,
  id: string,
  report: PaymentReport,
  by: Actor,
  at: string,
): Change | null {
  const payment = deal.payments.find((candidate) => candidate.id === id);
  if (payment === undefined) {
    const isSuperseded = deal.payments.some((each) => isSameOrSuccessor(each.id, id));
    if (deal.payments.some(({ cameBack }) => cameBack?.includes(id))) return null;
    // What was taken back was never sent: it can only turn out that it could not have been.
    const isNo = report.status === 'failed' || report.status === 'returned';
    if (report.status === 'blocked' || (isSuperseded && isNo)) return null;
    throw new InvariantViolation(`deal ${deal.id} never ordered payment ${id}`);
  }
  if (report.status === 'returned' && payment.to.role !== 'brand')
    throw new InvariantViolation(`payment ${id} is no refund and cannot come back`);
  const next = afterReport(payment, report);
  const isNewlyBlocked = payment.status === 'due' && next.blockedBy !== payment.blockedBy;
  const isNews = report.status === 'returned' || isNewlyBlocked || STAGE[next.status] > STAGE[payment.status];
  if (!isNews || payment.returned === true) return null;
  const isPaid = report.status === 'paid';
  const toPayee = payment.to.role !== 'brand';
  const paidOutMinor = sumMinor(deal.money.paidOutMinor, isPaid && toPayee ? payment.amountMinor : 0);
  const { purpose, to, amountMinor } = payment;
  return {
    deal: {
      ...deal,
      payments: deal.payments.map((each) => (each.id === id ? next : each)),
      money: { ...deal.money, paidOutMinor },
    },
    happenings: [
      {
        type: EVENT_OF[report.status],
        actor: by,
        data: { paymentId: id, purpose, to: to.role, amountMinor, ...report },
      },
      ...(isPaid ? reachable(deal, to) : []),
    ],
    entries: payoutEntries(deal, payment, report, at),
  };
}

/** Whoever was just paid has something that what it owes can be taken back from. */
function reachable(deal: Deal, { role, id }: Payment['to']): Happening[] {
  if (role === 'brand' || !deal.payments.some((each) => isClaimOn(each, { role, id }))) return [];
  return [{ type: 'deal.claim_reachable.v1', actor: SYSTEM, data: { payee: { role, id } } }];
}

function afterReport(payment: Payment, report: PaymentReport): Payment {
  if (report.status === 'blocked') return { ...payment, status: 'due', blockedBy: report.by };
  if (report.status === 'returned')
    return { ...payment, status: 'failed', blockedBy: null, failure: report.failure, returned: true };
  if (report.status === 'failed')
    return { ...payment, status: 'failed', blockedBy: null, failure: report.failure };
  return { ...payment, status: report.status, blockedBy: null, reference: report.reference, failure: null };
}
