import { followedBy, unchanged } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { isClaim, type Payment } from '../../domain/deal/payment.ts';
import { beginSending, type PaymentReport } from '../../domain/deal/payout.ts';
import { InvariantViolation, TerminalError } from '../../domain/errors.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import type { PaymentResult, Payments } from '../../domain/ports/payments.ts';
import type { ActingServices } from './actOnDeal.ts';
import { type PaymentNews, takeUpReports } from './takeUpReports.ts';
import { requireDeal, updateDeal } from './updateDeal.ts';

export interface PayingServices extends ActingServices {
  readonly gateway: Payments;
  readonly parties: PartyStore;
}

/** So many are announced and booked at a time: a transaction takes a hundred writes, a report eight at most. */
const MOST_TOGETHER = 10;

/** A payment that can be sent, and where to: `null` where its payee cannot be paid yet, or is the payer. */
interface Ready {
  readonly id: string;
  readonly accountId: string | null;
}

/**
 * Sends every payment that is due and takes up what the payment service says. Repeating it sends nothing twice:
 * each payment has an identity of its own, at the service as in the books.
 */
export async function carryOutPayments(services: PayingServices, dealId: string): Promise<void> {
  const due = (await requireDeal(services.deals, dealId)).payments.filter(isToBeSent);
  if (due.length === 0) await takeUpReports(services, dealId, []);
  for (let start = 0; start < due.length; start += MOST_TOGETHER)
    await carryOut(services, dealId, due.slice(start, start + MOST_TOGETHER));
}

const isToBeSent = (payment: Payment) => payment.status === 'due' && !isClaim(payment);

/** A payee about whose account nothing can be learned does not keep those before it from being paid. */
async function carryOut(services: PayingServices, dealId: string, due: readonly Payment[]): Promise<void> {
  const ready: Ready[] = [];
  try {
    for (const { id, to } of due)
      ready.push({ id, accountId: to.role === 'brand' ? null : await readyAccount(services, to.id) });
  } finally {
    await sendAll(services, dealId, ready);
  }
}

/** In two commits, however many there are: before the first is sent, and when the last is, or one cannot be sent. */
async function sendAll(services: PayingServices, dealId: string, ready: readonly Ready[]): Promise<void> {
  const deal = await announce(services, dealId, ready);
  const news: PaymentNews[] = [];
  try {
    for (const { id, accountId } of ready) {
      // One that was taken back, or came to be less, before anybody heard of it is another payment.
      const payment = deal.payments.find((each) => each.id === id && isToBeSent(each));
      if (payment !== undefined)
        news.push({ paymentId: id, report: await send(services, deal, payment, accountId) });
    }
  } finally {
    await takeUpReports(services, dealId, news);
  }
}

/** Writes down which payouts are about to be sent, of those that are still to be sent. */
function announce(services: PayingServices, dealId: string, ready: readonly Ready[]): Promise<Deal> {
  const ids = ready.filter(({ accountId }) => accountId !== null).map(({ id }) => id);
  return updateDeal(services, dealId, (deal) =>
    ids.reduce((change, id) => followedBy(change, (each) => beginSending(each, id)), unchanged(deal)),
  );
}

async function send(
  { gateway }: PayingServices,
  deal: Deal,
  payment: Payment,
  accountId: string | null,
): Promise<PaymentReport> {
  const { id: paymentId, amountMinor, chargeReference } = payment;
  const order = { paymentId, dealId: deal.id, amountMinor, currency: deal.terms.currency };
  if (payment.to.role === 'brand') {
    if (chargeReference === null) throw new InvariantViolation(`refund ${paymentId} names no charge`);
    return reportOf(await gateway.refund({ ...order, chargeReference }));
  }
  if (accountId === null) return { status: 'blocked', by: 'payee_not_onboarded' };
  return reportOf(await gateway.payOut({ ...order, accountId }));
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
