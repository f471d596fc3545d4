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
import type { Invitation } from '../../../domain/deal/lifecycle.ts';
import { park } from '../../../domain/deal/park.ts';
import { hasFailed, isSettled } from '../../../domain/deal/payment.ts';
import { type PaymentReport, reportPayment } from '../../../domain/deal/payout.ts';
import { recordSales, refuseSales } from '../../../domain/deal/salesReport.ts';
import { type ExpireResult, expireGate } from '../../../domain/gates/expire.ts';
import type { Gate } from '../../../domain/gates/gate.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import { type Opening, openGate } from '../../../domain/gates/open.ts';
import { timetable } from '../../../domain/gates/timetable.ts';
import type { Actor, Role } from '../../../domain/parties.ts';
import { toInstant } from '../../../domain/time.ts';
import { aNewDeal, NOW } from '../../builders/deal.ts';
import { Books } from './books.ts';
import { follow } from './course.ts';
import { declared, isDisputeGate } from './gates.ts';
import { payloadFor } from './payloads.ts';

export const API = { channel: 'api', network: null } as const;

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
 * (workflows/collaboration), written down a second time in `course.ts` as the model that histories are held against.
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

  decide(role: Role, action: AnsweringAction, payload: unknown = payloadFor(this, action)): Decision {
    const context = { actor: this.actor(role), now: this.now, at: toInstant(this.now), origin: API };
    return answerGate(this.deal, { action, rule: RULES[action], payload }, context);
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

  /** What the workflow makes of its gate's answer. */
  follow(): void {
    follow(this);
  }

  /** What a settlement comes to once debts were kept from it. */
  settling(change: Change): Change {
    return this.#around.settling(change);
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
}

export const ANSWERING = Object.keys(RULES).filter((name): name is AnsweringAction =>
  Object.hasOwn(RULES, name),
);
