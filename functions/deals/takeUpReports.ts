import { answerGate } from '../../domain/actions/answer.ts';
import { paid, payoutFailed } from '../../domain/actions/payments.ts';
import { type Change, followedBy, unchanged } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { hasFailed, isSettled, type Payment } from '../../domain/deal/payment.ts';
import { type PaymentReport, reportPayment } from '../../domain/deal/payout.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import type { Actor } from '../../domain/parties.ts';
import { toInstant } from '../../domain/time.ts';
import { type ActingServices, wakeAfterAnswer } from './actOnDeal.ts';
import { updateDeal } from './updateDeal.ts';

/** What the payment service said about one of a deal's payments. */
export interface PaymentNews {
  readonly paymentId: string;
  readonly report: PaymentReport;
}

/**
 * Books what became of payments and, once everything arrived or something was refused, answers the payout gate: in
 * one commit, after which the workflow is woken. Repeating it changes nothing.
 * @param news of ten payments at most: a report takes eight writes, a transaction a hundred
 */
export async function takeUpReports(
  services: ActingServices,
  dealId: string,
  news: readonly PaymentNews[],
): Promise<void> {
  const now = services.clock.now();
  let isAnswered = false;
  const deal = await updateDeal(services, dealId, (current) => {
    const booked = news.reduce(
      (change, { paymentId, report }) =>
        followedBy(change, (each) =>
          reportPayment(each, paymentId, report, byPayments(paymentId), toInstant(now)),
        ),
      unchanged(current),
    );
    const concluded = followedBy(booked, (each) => conclusion(each, now));
    isAnswered = concluded !== booked;
    return concluded;
  });
  if (isAnswered) await wakeAfterAnswer(services, deal);
}

/** The answer to the payout gate, if it can be given and the gate still offers it. */
function conclusion(deal: Deal, now: number): Change | null {
  if (!isOpen(deal.gate) || deal.gate.name !== 'payout') return null;
  const failed = deal.payments.find((payment) => payment.status === 'failed');
  if (!hasFailed(deal.payments) && !isSettled(deal.payments)) return null;
  const actor = byPayments(failed?.id ?? 'all');
  const context = { actor, origin: { channel: 'api', network: null }, now, at: toInstant(now) } as const;
  const answer =
    failed === undefined
      ? ({ action: 'paid', rule: paid, payload: {} } as const)
      : ({ action: 'payout_failed', rule: payoutFailed, payload: refusalOf(failed) } as const);
  const decision = answerGate(deal, answer, context);
  return decision.ok ? decision.change : null;
}

const refusalOf = ({ id, failure }: Payment) => ({ paymentId: id, reason: failure ?? 'refused' });

const byPayments = (reference: string): Actor => ({ role: 'payments', id: reference });
