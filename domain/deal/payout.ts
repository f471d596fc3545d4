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
  | { readonly status: 'blocked'; readonly by: 'payee_not_onboarded' };

/** What is refused may turn out to be paid after all; what is paid stays paid. */
const STAGE: Record<Payment['status'], number> = { due: 0, pending: 1, failed: 2, paid: 3 };

const EVENT_OF: Record<PaymentReport['status'], EventType> = {
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
 * order: a payment only goes forward, and the refusal of one that was ordered anew since is known.
 * @param at RFC 3339 @throws InvariantViolation for a payment the deal never ordered
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
    // What was taken back was never sent: it can only turn out that it could not have been.
    if (report.status === 'blocked' || (isSuperseded && report.status === 'failed')) return null;
    throw new InvariantViolation(`deal ${deal.id} never ordered payment ${id}`);
  }
  const next = afterReport(payment, report);
  const isNewlyBlocked = payment.status === 'due' && next.blockedBy !== payment.blockedBy;
  if (STAGE[next.status] <= STAGE[payment.status] && !isNewlyBlocked) return null;
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
  if (report.status === 'failed')
    return { ...payment, status: 'failed', blockedBy: null, failure: report.failure };
  return { ...payment, status: report.status, blockedBy: null, reference: report.reference, failure: null };
}
