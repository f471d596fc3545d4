import { funded, paymentFailed } from '../../domain/actions/payments.ts';
import { receiveLate, returnOf } from '../../domain/deal/collection.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { PaymentReport } from '../../domain/deal/payout.ts';
import { takeUpReversedPayout } from '../../domain/deal/payoutReversed.ts';
import { awaitCollection, dropCollection } from '../../domain/deal/pendingCollection.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import type { PaymentEvent } from '../../domain/ports/payments.ts';
import { toInstant } from '../../domain/time.ts';
import { actOnDeal } from './actOnDeal.ts';
import { carryOutPayments, type PayingServices } from './carryOutPayments.ts';
import { takeUpReports } from './takeUpReports.ts';
import { updateDeal } from './updateDeal.ts';

const ORIGIN = { channel: 'api', network: null } as const;

/** What the payment service reports becomes part of deals and books. Every report may come twice, late, or out of order. */
export async function takeUpPaymentEvent(services: PayingServices, event: PaymentEvent): Promise<void> {
  switch (event.type) {
    case 'checkout_paid':
      return takeUpPayment(services, event);
    case 'checkout_failed':
    case 'checkout_expired':
      return takeUpFailure(services, event);
    case 'refund_succeeded':
      return takeUpRefund(services, event, { status: 'paid', reference: event.reference });
    case 'refund_failed':
      return takeUpRefund(services, event, { status: 'returned', failure: event.reason });
    case 'payee_ready':
      return paySettledDeals(services, event.accountId);
    case 'checkout_pending':
      return takeUpPending(services, event);
    // A bank's failure is no deal's business: the webhook tells the payee and the operators.
    case 'payout_failed':
      return;
    case 'transfer_reversed':
      return takeUpReversal(services, event);
  }
}

type Paid = Extract<PaymentEvent, { type: 'checkout_paid' }>;
type Pending = Extract<PaymentEvent, { type: 'checkout_pending' }>;
type Reversed = Extract<PaymentEvent, { type: 'transfer_reversed' }>;
type Refund = Extract<PaymentEvent, { type: 'refund_succeeded' | 'refund_failed' }>;
type Failed = Extract<PaymentEvent, { type: 'checkout_failed' | 'checkout_expired' }>;

const takeUpRefund = (services: PayingServices, { dealId, paymentId }: Refund, report: PaymentReport) =>
  takeUpReports(services, dealId, [{ paymentId, report }]);

/** Funds the deal that waits for this payment; money nobody waits for goes straight back. */
async function takeUpPayment(services: PayingServices, event: Paid): Promise<void> {
  const { dealId, paymentId, amountMinor, reference } = event;
  const actor = { role: 'payments', id: reference } as const;
  const deal = await services.deals.find(dealId);
  if (deal === null) return services.log.error('payment for an unknown deal', { dealId, paymentId });
  if (wasTaken(deal, paymentId)) return;
  if (waitsFor(deal, event)) {
    const payload = { paymentId, amountMinor, reference };
    const answer = { action: 'funded', rule: funded, payload } as const;
    const acted = await actOnDeal(services, { dealId, ...answer, actor, origin: ORIGIN });
    if (acted.kind === 'done') return;
  }
  await updateDeal(services, dealId, (current) =>
    receiveLate(current, { paymentId, amountMinor, reference }, actor, toInstant(services.clock.now())),
  );
  await carryOutPayments(services, dealId);
}

/** Our own orders are booked with their answer; a payout that somebody took back at the service is owed again. */
async function takeUpReversal(services: PayingServices, event: Reversed): Promise<void> {
  const { dealId, paymentId, reference } = event;
  if ((await services.deals.find(dealId)) === null)
    return services.log.error('reversal for an unknown deal', { dealId, paymentId });
  const actor = { role: 'payments', id: reference } as const;
  const at = toInstant(services.clock.now());
  await updateDeal(services, dealId, (deal) => takeUpReversedPayout(deal, event, actor, at));
  await takeUpReports(services, dealId, []);
}

/** The payer is done: until the money arrives, the deal goes on waiting and the books have it on its way. */
async function takeUpPending(services: PayingServices, event: Pending): Promise<void> {
  const { dealId, paymentId, reference } = event;
  if ((await services.deals.find(dealId)) === null)
    return services.log.error('payment for an unknown deal', { dealId, paymentId });
  const actor = { role: 'payments', id: reference } as const;
  const at = toInstant(services.clock.now());
  await updateDeal(services, dealId, (deal) => awaitCollection(deal, event, actor, at));
}

/** Whether this payment is held for the deal, or on its way back. */
function wasTaken(deal: Deal, paymentId: string): boolean {
  const held = [deal.funding, deal.topUp].some(
    (each) => each?.paymentId === paymentId && each.heldAt !== null,
  );
  const back = returnOf(deal, paymentId);
  return held || (back !== undefined && back.status !== 'due');
}

function waitsFor(deal: Deal, { paymentId, amountMinor, currency }: Paid): boolean {
  if (!isOpen(deal.gate) || (deal.gate.name !== 'funding' && deal.gate.name !== 'top_up')) return false;
  const awaited = deal.gate.name === 'funding' ? deal.funding : deal.topUp;
  return (
    awaited?.paymentId === paymentId &&
    awaited.amountMinor === amountMinor &&
    deal.terms.currency === currency
  );
}

/**
 * A page that can no longer be paid leads to a new one, as long as the deal still waits for it; if it does not, a
 * payment that was on its way comes off the books.
 */
async function takeUpFailure(services: PayingServices, event: Failed): Promise<void> {
  const { dealId, paymentId, reason } = event;
  const deal = await services.deals.find(dealId);
  if (deal === null) return;
  const actor = { role: 'payments', id: event.sessionId } as const;
  const awaited = deal.gate?.name === 'top_up' ? deal.topUp : deal.funding;
  if (isOpen(deal.gate) && awaited?.paymentId === paymentId && awaited.heldAt === null) {
    const payload = { paymentId, reason };
    const answer = { action: 'payment_failed', rule: paymentFailed, payload } as const;
    const acted = await actOnDeal(services, { dealId, ...answer, actor, origin: ORIGIN });
    if (acted.kind === 'done') return;
  }
  const at = toInstant(services.clock.now());
  await updateDeal(services, dealId, (current) => dropCollection(current, paymentId, actor, at));
}

/** A payee gave its bank details: whatever waited for them is sent. */
async function paySettledDeals(services: PayingServices, accountId: string): Promise<void> {
  const party = await services.parties.findByPayoutAccount(accountId);
  if (party === null) return;
  for (const dealId of await services.deals.waitingFor(party.id)) await carryOutPayments(services, dealId);
}
