import { paid, payoutFailed } from '../../domain/actions/payments.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { hasFailed, isClaim, isSettled, type Payment } from '../../domain/deal/payment.ts';
import { beginSending, type PaymentReport, reportPayment } from '../../domain/deal/payout.ts';
import { InvariantViolation, TerminalError } from '../../domain/errors.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import type { Actor } from '../../domain/parties.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import type { PaymentResult, Payments } from '../../domain/ports/payments.ts';
import { toInstant } from '../../domain/time.ts';
import { type ActingServices, actOnDeal } from './actOnDeal.ts';
import { requireDeal, updateDeal } from './updateDeal.ts';

export interface PayingServices extends ActingServices {
  readonly gateway: Payments;
  readonly parties: PartyStore;
}

/**
 * Sends every payment that is due and takes up what the payment service says. Repeating it sends nothing twice:
 * each payment has an identity of its own, at the service as in the books.
 */
export async function carryOutPayments(services: PayingServices, dealId: string): Promise<void> {
  const deal = await requireDeal(services.deals, dealId);
  for (const payment of deal.payments.filter((each) => each.status === 'due' && !isClaim(each))) {
    const report = await send(services, deal, payment);
    if (report !== null) await takeUpReport(services, dealId, payment.id, report);
  }
  await concludePayout(services, dealId);
}

/** Books what became of one payment; repeating it changes nothing. */
export async function takeUpReport(
  services: PayingServices,
  dealId: string,
  paymentId: string,
  report: PaymentReport,
): Promise<void> {
  const at = toInstant(services.clock.now());
  await updateDeal(services, dealId, (deal) =>
    reportPayment(deal, paymentId, report, byPayments(paymentId), at),
  );
}

/** Answers the payout gate once everything arrived, or something was refused. */
export async function concludePayout(services: PayingServices, dealId: string): Promise<void> {
  const deal = await requireDeal(services.deals, dealId);
  if (!isOpen(deal.gate) || deal.gate.name !== 'payout') return;
  const failed = deal.payments.find((payment) => payment.status === 'failed');
  if (!hasFailed(deal.payments) && !isSettled(deal.payments)) return;
  const origin = { channel: 'api', network: null } as const;
  const request = { dealId, origin, actor: byPayments(failed?.id ?? 'all') };
  if (failed === undefined)
    await actOnDeal(services, { ...request, action: 'paid', rule: paid, payload: {} });
  else {
    const payload = { paymentId: failed.id, reason: failed.failure ?? 'refused' };
    await actOnDeal(services, { ...request, action: 'payout_failed', rule: payoutFailed, payload });
  }
}

const byPayments = (reference: string): Actor => ({ role: 'payments', id: reference });

/** `null` for a payout that was taken back before anybody heard of it. */
async function send(services: PayingServices, deal: Deal, payment: Payment): Promise<PaymentReport | null> {
  const { gateway } = services;
  const order = {
    paymentId: payment.id,
    dealId: deal.id,
    amountMinor: payment.amountMinor,
    currency: deal.terms.currency,
  };
  if (payment.to.role === 'brand') {
    if (payment.chargeReference === null)
      throw new InvariantViolation(`refund ${payment.id} names no charge`);
    return reportOf(await gateway.refund({ ...order, chargeReference: payment.chargeReference }));
  }
  const accountId = await readyAccount(services, payment.to.id);
  if (accountId === null) return { status: 'blocked', by: 'payee_not_onboarded' };
  if (!(await announce(services, deal.id, payment.id))) return null;
  return reportOf(await gateway.payOut({ ...order, accountId }));
}

/** Writes down that a payout is about to be sent, as long as it is still to be sent as it is. */
async function announce(services: PayingServices, dealId: string, paymentId: string): Promise<boolean> {
  const { payments } = await updateDeal(services, dealId, (deal) => beginSending(deal, paymentId));
  return payments.some(({ id, status }) => id === paymentId && status === 'due');
}

function reportOf(result: PaymentResult): PaymentReport {
  if (result.status === 'refused') return { status: 'failed', failure: result.reason };
  return { status: result.status === 'succeeded' ? 'paid' : 'pending', reference: result.reference };
}

/** The payee's account if it can receive payouts; one is opened at the first payout. */
async function readyAccount({ gateway, parties }: PayingServices, partyId: string): Promise<string | null> {
  const party = await parties.find(partyId);
  if (party === null) throw new TerminalError(`there is no record of payee ${partyId}`);
  const opened = party.payoutAccountId ?? (await openAccount(gateway, parties, partyId, party.email));
  const account = await gateway.payeeAccount(opened);
  return account.payoutsEnabled ? account.accountId : null;
}

async function openAccount(
  gateway: Payments,
  parties: PartyStore,
  payeeId: string,
  email: string | null,
): Promise<string> {
  if (email === null) throw new TerminalError(`payee ${payeeId} has no mail address to be reached at`);
  const { accountId } = await gateway.openPayeeAccount({ payeeId, email });
  return parties.setPayoutAccount(payeeId, accountId);
}
