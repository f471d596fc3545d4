import { type Change, followedBy, unchanged } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { isClaim, type Payment } from '../../domain/deal/payment.ts';
import { beginSending, type PaymentReport } from '../../domain/deal/payout.ts';
import { InvariantViolation, TerminalError } from '../../domain/errors.ts';
import type { Opening } from '../../domain/gates/open.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import type { PaymentResult, Payments } from '../../domain/ports/payments.ts';
import type { ActingServices } from './actOnDeal.ts';
import { arriveAtGate } from './bringToGate.ts';
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

/** Commits `prepare`, and whatever has to be true before anything is sent; `null` where nothing is to be sent after all. */
type Announce = (prepare: (deal: Deal) => Change) => Promise<Deal | null>;

/**
 * Sends every payment that is due and takes up what the payment service says. Repeating it sends nothing twice:
 * each payment has an identity of its own, at the service as in the books.
 */
export async function carryOutPayments(services: PayingServices, dealId: string): Promise<void> {
  const due = await paymentsToSend(services, dealId);
  if (due.length === 0) await takeUpReports(services, dealId, []);
  else await carryOutAll(services, dealId, due);
}

/** The same, where the commit before the first of them brings the deal to the gate at which it waits for them. */
export async function carryOutAtGate(
  services: PayingServices,
  dealId: string,
  opening: Opening,
): Promise<{ waiting: boolean }> {
  let waiting = false;
  const due = await paymentsToSend(services, dealId);
  await carryOutAll(services, dealId, due, async (prepare) => {
    const deal = await arriveAtGate(services, dealId, opening, prepare);
    waiting = deal !== null;
    return deal;
  });
  return { waiting };
}

async function paymentsToSend({ deals }: PayingServices, dealId: string): Promise<readonly Payment[]> {
  return (await requireDeal(deals, dealId)).payments.filter(isToBeSent);
}

const isToBeSent = (payment: Payment) => payment.status === 'due' && !isClaim(payment);

/** @param first announces the first of them; a payment that fell due meanwhile is left to whoever made it fall due */
async function carryOutAll(
  services: PayingServices,
  dealId: string,
  due: readonly Payment[],
  first?: Announce,
): Promise<void> {
  const later: Announce = (prepare) => updateDeal(services, dealId, prepare);
  if (!(await carryOut(services, dealId, due.slice(0, MOST_TOGETHER), first ?? later))) return;
  for (let start = MOST_TOGETHER; start < due.length; start += MOST_TOGETHER)
    await carryOut(services, dealId, due.slice(start, start + MOST_TOGETHER), later);
}

/** A payee about whose account nothing can be learned does not keep those before it from being paid. */
async function carryOut(
  services: PayingServices,
  dealId: string,
  due: readonly Payment[],
  announce: Announce,
): Promise<boolean> {
  const ready: Ready[] = [];
  let isSent = false;
  try {
    for (const { id, to } of due)
      ready.push({ id, accountId: to.role === 'brand' ? null : await readyAccount(services, to.id) });
  } finally {
    isSent = await sendAll(services, dealId, ready, announce);
  }
  return isSent;
}

/** In two commits, however many there are: before the first is sent, and when the last is, or one cannot be sent. */
async function sendAll(
  services: PayingServices,
  dealId: string,
  ready: readonly Ready[],
  announce: Announce,
): Promise<boolean> {
  const deal = await announce((current) => beginAll(current, ready));
  if (deal === null) return false;
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
  return true;
}

/** Which payouts are about to be sent, of those that are still to be sent. */
function beginAll(deal: Deal, ready: readonly Ready[]): Change {
  const ids = ready.filter(({ accountId }) => accountId !== null).map(({ id }) => id);
  return ids.reduce((change, id) => followedBy(change, (each) => beginSending(each, id)), unchanged(deal));
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
