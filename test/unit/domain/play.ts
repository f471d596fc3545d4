import { answerGate } from '../../../domain/actions/answer.ts';
import { type AnsweringAction, RULES } from '../../../domain/actions/rules.ts';
import type { Order } from '../../../domain/commission/commission.ts';
import { type Change, type Decision, type SealedChange, seal } from '../../../domain/deal/change.ts';
import {
  type CollectionKind,
  nextCollection,
  receiveLate,
  recordCollection,
} from '../../../domain/deal/collection.ts';
import type { Deal, Outcome } from '../../../domain/deal/deal.ts';
import type { DealEvent } from '../../../domain/deal/event.ts';
import { settleHold } from '../../../domain/deal/holdSettlement.ts';
import { close, type Invitation } from '../../../domain/deal/lifecycle.ts';
import { park } from '../../../domain/deal/park.ts';
import { hasFailed, isSettled } from '../../../domain/deal/payment.ts';
import { type PaymentReport, reportPayment } from '../../../domain/deal/payout.ts';
import { recordSales, refuseSales } from '../../../domain/deal/salesReport.ts';
import { orderRefund, releaseFee, settleCancellation, settleSales } from '../../../domain/deal/settlement.ts';
import { freezeContested } from '../../../domain/dispute/freeze.ts';
import { settleDispute } from '../../../domain/dispute/settle.ts';
import { type ExpireResult, expireGate } from '../../../domain/gates/expire.ts';
import type { Gate } from '../../../domain/gates/gate.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import { type Opening, openGate } from '../../../domain/gates/open.ts';
import { timetable } from '../../../domain/gates/timetable.ts';
import type { Actor, Role } from '../../../domain/parties.ts';
import { toInstant } from '../../../domain/time.ts';
import { aNewDeal, NOW, someTerms } from '../../builders/deal.ts';
import { foundIn } from '../../builders/orders.ts';
import { Books } from './books.ts';
import { declared, isDisputeGate } from './gates.ts';

export const API = { channel: 'api', network: null } as const;
const SETTLING = ['sales', 'settlement', 'top_up'];
const HELD = ['stays_live', 'hold'];

/** What a deal is played in. */
export interface Surroundings {
  /** Writes a change as the store would. */
  write(sealed: SealedChange): void;
  /** What a settlement comes to once debts were kept from it. */
  settling(change: Change): Change;
}

/** A deal on books of its own; they are checked after every change. */
const alone = (books: Books): Surroundings => ({
  write({ deal, entries }) {
    for (const entry of entries) books.write(entry);
    books.requireAgreement(deal);
  },
  settling: (change) => change,
});

/**
 * One deal in memory, played through the real decisions. Between them it does what the workflow's Choices say
 * (workflows/collaboration), written down here a second time as the model that histories are held against.
 */
export class Play {
  deal: Deal;
  now = NOW;
  outcome: Outcome = 'resolved';
  stage = 'response';
  orders: Order[] = [];
  readonly events: DealEvent[] = [];
  readonly books: Books;
  readonly #around: Surroundings;
  #openings = 0;
  /** Above it two operators decide a dispute; minor units. */
  twoOperatorsAboveMinor = Number.POSITIVE_INFINITY;
  /** Who acts for operations; somebody else each time where nobody is named. */
  operator: string | null = null;
  #operators = 1;

  constructor(
    invitation: Partial<Invitation> = {},
    books = new Books(),
    around: Surroundings = alone(books),
  ) {
    this.books = books;
    this.#around = around;
    const begun = aNewDeal(invitation, NOW);
    this.deal = begun.deal;
    this.events.push(...begun.events);
    this.enter('response');
  }

  get gate(): Gate {
    const { gate } = this.deal;
    if (gate === null) throw new Error('the deal stands at no gate');
    return gate;
  }

  commit(change: Change | null): void {
    if (change === null || change.deal === this.deal) return;
    const sealed = seal(this.deal, change, this.now);
    this.#around.write(sealed);
    this.events.push(...sealed.events);
    this.deal = sealed.deal;
  }

  actor(role: Role): Actor {
    const ids: Partial<Record<Role, string>> = {
      brand: this.deal.brandId,
      creator: this.deal.creatorId,
      provider: this.deal.provider?.id ?? 'provider_none',
      operator: this.operator ?? `operator_${this.#operators}`,
    };
    return { role, id: ids[role] ?? `${role}_1` };
  }

  decide(role: Role, action: AnsweringAction, payload: unknown = this.payloadFor(action)): Decision {
    const context = { actor: this.actor(role), now: this.now, at: toInstant(this.now), origin: API };
    return answerGate(this.deal, action, payload, context);
  }

  /** An answer, and what the workflow makes of it. The decision says whether it was taken. */
  answer(role: Role, action: AnsweringAction, payload?: unknown): Decision {
    const decision = this.decide(role, action, payload);
    if (decision.ok) {
      this.commit(decision.change);
      // One yes of two, or one operator of two, leaves the gate open.
      if (this.gate.answer !== null) this.follow();
      if (role === 'operator') this.#operators += 1;
    }
    return decision;
  }

  /** As `answer`, for a test in which a refusal is a mistake. */
  must(role: Role, action: AnsweringAction, payload?: unknown): this {
    const decision = this.answer(role, action, payload);
    if (!decision.ok)
      throw new Error(`${role} may not ${action}: ${decision.rejection.code} ${decision.rejection.message}`);
    return this;
  }

  /** The deadline comes. */
  expire(told = true): ExpireResult {
    this.now = Math.max(this.now, Date.parse(this.gate.deadline));
    const { name } = this.gate;
    const result = expireGate(this.deal, name, this.seen, told, this.now);
    if (result.kind === 'answered') throw new Error('an open gate was answered');
    this.commit(result.change);
    if (result.kind === 'expired') this.follow();
    else this.enter(name);
    return result;
  }

  get seen(): number {
    return this.deal.lastAnswer?.seq ?? 0;
  }

  opening(name: GateName): Opening {
    this.#openings += 1;
    const deadline = timetable(this.deal, this.now)[name];
    if (deadline === null) throw new Error(`no deadline for gate ${name}`);
    const names = { opening: `${name}@${this.#openings}`, taskToken: `token-${this.#openings}` };
    return { gate: declared(name, this.deal), ...names, deadline, seen: this.seen };
  }

  /** The workflow comes to a gate; `prepared` is written with it. */
  enter(name: GateName, prepared: Change = { deal: this.deal, happenings: [], entries: [] }): void {
    const result = openGate(prepared.deal, this.opening(name), this.now);
    if (result.kind === 'answered') throw new Error('the workflow missed an answer');
    const happenings = [...prepared.happenings, ...result.change.happenings];
    this.commit({ deal: result.change.deal, happenings, entries: prepared.entries });
    if (name === 'payout') this.conclude();
  }

  collect(kind: CollectionKind): void {
    const order = nextCollection(this.deal, kind);
    const page = {
      sessionId: `cs_${order.paymentId}`,
      checkoutUrl: `https://pay.example/${order.paymentId}`,
    };
    const deal = recordCollection(this.deal, order, page);
    this.enter(kind === 'funding' ? 'funding' : 'top_up', { deal, happenings: [], entries: [] });
  }

  /** Something failed for good at `stage`: the deal is put before an operator. */
  fail(at: string): void {
    const stage = isDisputeGate(at) ? 'dispute' : at;
    this.stage = stage;
    this.enter('operator', park(this.deal, stage, { Error: 'TerminalError', Cause: 'refused' }, this.now));
  }

  report(paymentId: string, report: PaymentReport): void {
    this.commit(reportPayment(this.deal, paymentId, report, this.actor('payments'), toInstant(this.now)));
    this.conclude();
  }

  payEverything(): this {
    for (const { id, status } of this.deal.payments) {
      if (status === 'due' || status === 'pending')
        this.report(id, { status: 'paid', reference: `tr_${id}` });
    }
    return this;
  }

  /** Answers the payout gate as the payment service would, once there is something to say. */
  conclude(): void {
    const { gate, payments } = this.deal;
    if (gate?.name !== 'payout' || gate.answer !== null) return;
    const failed = payments.find((payment) => payment.status === 'failed');
    if (failed !== undefined)
      this.must('payments', 'payout_failed', { paymentId: failed.id, reason: failed.failure ?? '' });
    else if (isSettled(payments) && !hasFailed(payments)) this.must('payments', 'paid', {});
  }

  /** `false` when the deal takes no such sales now. */
  sell(orders: readonly Order[]): boolean {
    if (refuseSales(this.deal, this.now) !== null) return false;
    const ids = new Set(orders.map((order) => order.orderId));
    const known = this.orders.filter((order) => ids.has(order.orderId));
    const decision = recordSales(this.deal, orders, known, this.actor('brand'));
    if (!decision.ok) return false;
    this.orders = [...this.orders.filter((order) => !ids.has(order.orderId)), ...orders];
    this.commit(decision.change);
    return true;
  }

  receiveLate(paymentId: string, amountMinor: number): void {
    const payment = { paymentId, amountMinor, reference: `pi_${paymentId}` };
    this.commit(receiveLate(this.deal, payment, this.actor('payments'), toInstant(this.now)));
  }

  /** A payload that fits the deal as it stands. */
  payloadFor(action: AnsweringAction): unknown {
    const { deal, now } = this;
    const awaited = deal.gate?.name === 'top_up' ? deal.topUp : deal.funding;
    const paymentId = awaited?.paymentId ?? 'none';
    const reasoned = { reason: 'since it is so' };
    const evidenceIds = ['evid_01KX0000000000000000000000'];
    const found = { reasonCode: 'shared_fault', text: 'both had a part in it', evidenceIds };
    const payloads: Partial<Record<AnsweringAction, unknown>> = {
      accept: { termsVersion: deal.termsVersion },
      counter: { terms: someTerms({ providerShare: deal.terms.providerShare }) },
      revise: { terms: deal.terms },
      cancel: reasoned,
      funded: { paymentId, amountMinor: awaited?.amountMinor ?? 0, reference: `pi_${paymentId}` },
      payment_failed: { paymentId, reason: 'card_declined' },
      ship: { carrier: 'SF Express', trackingNumber: 'SF1' },
      report_defect: { description: 'it is broken' },
      submit_draft: { url: 'https://drafts.example/1' },
      dispute: { reasonCode: 'not_as_agreed', claim: 'it is not what was agreed on' },
      respond: { statement: 'it is' },
      propose: { shares: { creator: 600_000, brand: 400_000 }, ...found },
      decide: { shares: { creator: 500_000, brand: 500_000 }, ...found },
      appeal: { grounds: 'not everything was looked at' },
      deliver: { url: 'https://live.example/1' },
      extend: { to: toInstant(Math.max(now, Date.parse(deal.dueAt)) + 86_400_000), reason: 'rain' },
      request_changes: { note: 'louder' },
      payout_failed: { paymentId: 'none', reason: 'refused' },
      retry: reasoned,
      refund: reasoned,
      release: reasoned,
      close: reasoned,
    };
    return payloads[action] ?? {};
  }

  /** What the workflow makes of its gate's answer. */
  follow(): void {
    const { answer, name } = this.gate;
    const action = answer?.action;
    if (action === undefined) throw new Error(`gate ${name} has no answer`);
    this.#after[name](action);
  }

  readonly #after: Record<GateName, (action: string) => void> = {
    response: (action) => {
      if (action === 'accept') this.collect('funding');
      else if (action === 'counter') this.enter('counter_response');
      else if (action === 'revise') this.enter('response');
      else this.#close(action === 'expire' ? 'expired' : 'declined');
    },
    counter_response: (action) => {
      if (action === 'accept') this.collect('funding');
      else if (action === 'counter') this.enter('response');
      else this.#close(action === 'expire' ? 'expired' : 'declined');
    },
    funding: (action) => {
      if (action === 'funded') this.#prepare();
      else if (action === 'payment_failed') this.collect('funding');
      else this.#close(action === 'expire' ? 'expired' : 'cancelled');
    },
    sample_shipment: (action) => {
      if (action === 'ship') this.enter('sample_receipt');
      else if (action === 'waive') this.#prepare();
      else if (action === 'cancel') this.#settleCancellation();
      else this.fail('sample_shipment');
    },
    sample_receipt: (action) => {
      if (action !== 'report_defect') this.#prepare();
      else if ((this.deal.sample?.defects ?? 0) < 3) this.enter('sample_shipment');
      else this.fail('sample_shipment');
    },
    draft: (action) => {
      if (action === 'submit_draft') this.enter('draft_review');
      else if (action === 'cancel') this.#settleCancellation();
      else this.enter('delivery');
    },
    draft_review: (action) => this.enter(action === 'request_changes' ? 'draft' : 'delivery'),
    delivery: (action) => {
      if (action === 'deliver') this.enter('review');
      else if (action === 'extend') this.enter('delivery');
      else if (action === 'cancel') this.#settleCancellation();
      else if (action === 'dispute') this.dispute();
      else this.#refund();
    },
    review: (action) => {
      if (action === 'request_changes') this.enter('delivery');
      else if (action === 'dispute') this.dispute();
      else this.#approve();
    },
    payout: (action) => {
      const after = this.outcome === 'refunded' ? null : this.#afterPayout();
      if (action !== 'paid') this.fail('payout');
      else if (after === null) this.#close(this.outcome);
      else this.enter(after);
    },
    stays_live: (action) => {
      if (action === 'dispute') this.dispute();
      else if (action === 'report_down') this.fail('stays_live');
      else this.#settleHold('creator');
    },
    sales: (action) => {
      if (action === 'dispute') this.dispute();
      else this.#settle();
    },
    top_up: (action) => {
      if (action === 'funded') this.#settle();
      else if (action === 'payment_failed') this.collect('topUp');
      else this.fail('top_up');
    },
    operator: (action) => this.#obey(action),
    respond: () => this.dispute(),
    proposal: () => this.dispute(),
    proposal_response: () => this.dispute(),
    decision: () => this.dispute(),
    appeal: () => this.dispute(),
  };

  /** The machine of a dispute follows the stage at which it stands. */
  dispute(): void {
    const { dispute } = this.deal;
    if (dispute?.stage === 'opened') {
      this.commit(freezeContested(this.deal, this.twoOperatorsAboveMinor, this.now));
      this.dispute();
    } else if (dispute !== null && isDisputeGate(dispute.stage)) this.enter(dispute.stage);
    else this.#settleDispute();
  }

  #settleDispute(): void {
    this.commit(settleDispute(this.deal, this.now));
    this.outcome = 'resolved';
    const isRedone = this.deal.dispute?.decision?.finding.redo != null;
    this.enter(isRedone ? 'delivery' : 'payout');
  }

  #obey(action: string): void {
    if (action === 'retry') this.#resume();
    else if (action === 'refund' && HELD.includes(this.stage)) this.#settleHold('brand');
    else if (action === 'refund') this.#refund();
    else if (action === 'expire') this.enter('operator');
    else this.#resolve(action);
  }

  #resolve(action: string): void {
    this.outcome = 'resolved';
    if (action === 'close') this.#close('resolved');
    else if (SETTLING.includes(this.stage)) this.#settle();
    else if (HELD.includes(this.stage)) this.#settleHold('creator');
    else if (this.stage === 'cancellation') this.#settleCancellation();
    else this.#release();
  }

  #resume(): void {
    const resume: Record<string, () => void> = {
      response: () => this.enter('response'),
      counter_response: () => this.enter('counter_response'),
      funding: () => this.collect('funding'),
      sample_shipment: () => this.enter('sample_shipment'),
      sample_receipt: () => this.enter('sample_receipt'),
      draft: () => this.enter('draft'),
      draft_review: () => this.enter('draft_review'),
      delivery: () => this.enter('delivery'),
      stays_live: () => this.enter('stays_live'),
      hold: () => this.#settleHold('creator'),
      dispute: () => this.dispute(),
      review: () => this.enter('review'),
      cancellation: () => this.#settleCancellation(),
      release: () => this.#release(),
      payout: () => this.enter('payout'),
      sales: () => this.enter('sales'),
      settlement: () => this.#settle(),
      top_up: () => this.collect('topUp'),
      refund: () => this.#refund(),
    };
    (resume[this.stage] ?? (() => this.#close(this.outcome)))();
  }

  /** What comes between the money and the work. */
  #prepare(): void {
    const { terms, sampleEndedAt } = this.deal;
    const { deliverable } = terms;
    if (terms.sample?.required === true && sampleEndedAt === null) this.enter('sample_shipment');
    else if (deliverable.kind === 'video' && deliverable.draftReview === true) this.enter('draft');
    else this.enter('delivery');
  }

  /** What is still to come once everybody is paid. */
  #afterPayout(): GateName | null {
    const { terms, delivery, salesSettledAt, cancellation, stayLiveEndedAt, feeReleasedAt } = this.deal;
    if (delivery === null || cancellation !== null || feeReleasedAt === null) return null;
    const isSold = terms.commission !== undefined || terms.gmvGuarantee !== undefined;
    const awaitsSales = isSold && salesSettledAt === null;
    const staysLive = terms.stayLive !== undefined && stayLiveEndedAt === null;
    if (!staysLive || !awaitsSales) return staysLive ? 'stays_live' : awaitsSales ? 'sales' : null;
    const { sales, stays_live: stay } = timetable(this.deal, this.now);
    const isEarlier = Date.parse(stay ?? '') <= Date.parse(sales ?? '');
    return isEarlier || terms.gmvGuarantee !== undefined ? 'stays_live' : 'sales';
  }

  #settleHold(to: 'creator' | 'brand'): void {
    if (this.stage === 'stays_live' || this.stage === 'hold') this.outcome = 'resolved';
    this.commit(settleHold(this.deal, to, this.now));
    this.enter('payout');
  }

  #approve(): void {
    this.outcome = 'completed';
    this.#release();
  }

  #release(): void {
    this.commit(releaseFee(this.deal, this.now));
    this.enter('payout');
  }

  #settleCancellation(): void {
    this.outcome = 'cancelled';
    this.commit(settleCancellation(this.deal, this.now));
    this.enter('payout');
  }

  #refund(): void {
    this.outcome = 'refunded';
    this.commit(orderRefund(this.deal, this.now));
    this.enter('payout');
  }

  #settle(): void {
    const result = settleSales(this.deal, foundIn(this.deal, this.orders), this.now);
    if (result.kind === 'settled') this.commit(this.#around.settling(result.change));
    else if ('change' in result) this.commit(result.change);
    if (result.kind === 'settled' || result.kind === 'done') this.enter('payout');
    else if (result.kind === 'top_up_due') this.collect('topUp');
    else if (result.kind === 'still_open') this.enter('sales');
    else this.fail('sales');
  }

  #close(outcome: Outcome): void {
    const { status, escrowMinor, payments } = this.deal;
    const isBlocked = status !== 'closed' && (escrowMinor > 0 || !isSettled(payments));
    if (isBlocked) this.fail('close');
    else this.commit(close(this.deal, outcome));
  }
}

export const ANSWERING = Object.keys(RULES).filter((name): name is AnsweringAction =>
  Object.hasOwn(RULES, name),
);
