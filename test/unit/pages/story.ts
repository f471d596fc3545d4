import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { answerGate } from '../../../domain/actions/answer.ts';
import { type AnsweringAction, RULES } from '../../../domain/actions/rules.ts';
import { type Change, seal } from '../../../domain/deal/change.ts';
import { nextCollection, recordCollection } from '../../../domain/deal/collection.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { DealEvent } from '../../../domain/deal/event.ts';
import { close, type Invitation } from '../../../domain/deal/lifecycle.ts';
import { reportPayment } from '../../../domain/deal/payout.ts';
import { recordedPayments } from '../../../domain/deal/proofOfFunds.ts';
import { orderRefund, settleSales } from '../../../domain/deal/settlement.ts';
import { expireGate } from '../../../domain/gates/expire.ts';
import { type GateDeclaration, gateDeclarationSchema } from '../../../domain/gates/gate.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import { openGate } from '../../../domain/gates/open.ts';
import { timetable } from '../../../domain/gates/timetable.ts';
import type { Role } from '../../../domain/parties.ts';
import type { DealPageView } from '../../../functions/pages/view.ts';
import { aNewDeal, NOW } from '../../builders/deal.ts';
import { foundIn } from '../../builders/orders.ts';

const machine = z
  .object({ States: z.record(z.string(), z.object({ Arguments: z.optional(z.unknown()) })) })
  .parse(
    JSON.parse(
      readFileSync(
        new URL('../../../workflows/collaboration/collaboration.asl.json', import.meta.url),
        'utf8',
      ),
    ),
  );

/** The gates as the workflow declares them. */
const GATES = new Map(
  Object.values(machine.States).flatMap((state): [GateName, GateDeclaration][] => {
    const declared = z
      .object({ Payload: z.object({ gate: gateDeclarationSchema }) })
      .safeParse(state.Arguments);
    return declared.success ? [[declared.data.Payload.gate.name, declared.data.Payload.gate]] : [];
  }),
);

const unwrap = (change: Change | null): Change => {
  if (change === null) throw new Error('nothing changed');
  return change;
};

/** Plays a deal through the real domain, an hour at a time, and keeps its log. */
export class Story {
  deal: Deal;
  now = NOW;
  readonly events: DealEvent[] = [];

  constructor(invitation: Partial<Invitation> = {}) {
    const begun = aNewDeal(invitation, NOW);
    this.deal = begun.deal;
    this.events.push(...begun.events);
  }

  get last(): DealEvent {
    const last = this.events.at(-1);
    if (last === undefined) throw new Error('nothing happened yet');
    return last;
  }

  waits(ms: number): this {
    this.now += ms;
    return this;
  }

  change(decide: (deal: Deal, now: number) => Change | null): this {
    this.now += 3_600_000;
    const sealed = seal(this.deal, unwrap(decide(this.deal, this.now)), this.now);
    this.deal = sealed.deal;
    this.events.push(...sealed.events);
    return this;
  }

  standsAt(name: GateName, overrides: Partial<GateDeclaration> = {}): this {
    const declared = GATES.get(name);
    if (declared === undefined) throw new Error(`the workflow declares no gate ${name}`);
    return this.change((deal, now) => {
      const deadline = timetable(deal, now)[name] ?? new Date(now).toISOString();
      const seen = deal.lastAnswer?.seq ?? 0;
      const gate = { ...declared, ...overrides };
      const result = openGate(
        deal,
        { gate, deadline, seen, opening: `${name}@${now}`, taskToken: 'tkn' },
        now,
      );
      if (result.kind !== 'opened') throw new Error('an answer was first');
      return result.change;
    });
  }

  acts(role: Role, action: AnsweringAction, payload: unknown): this {
    return this.change((deal, now) => {
      const context = {
        actor: { role, id: `${role}_1` },
        now,
        at: new Date(now).toISOString(),
        origin: { channel: 'link' as const, network: null },
      };
      const decision = answerGate(deal, { action, rule: RULES[action], payload }, context);
      if (!decision.ok) throw new Error(JSON.stringify(decision.rejection));
      return decision.change;
    });
  }

  asksForMoney(kind: 'funding' | 'topUp'): this {
    const page = { sessionId: `cs_${kind}`, checkoutUrl: `https://pay.example/${kind}` };
    this.deal = recordCollection(this.deal, nextCollection(this.deal, kind), page);
    return this;
  }

  pays(kind: 'funding' | 'topUp'): this {
    const collection = this.deal[kind];
    if (collection === null) throw new Error('nothing was asked');
    const { paymentId, amountMinor } = collection;
    return this.acts('payments', 'funded', { paymentId, amountMinor, reference: `pi_3${kind}` });
  }

  closesSales(net: number): this {
    const orders = [{ orderId: 'o-1', at: this.deal.delivery?.liveAt ?? '', net }];
    this.acts('brand', 'close_sales', {});
    return this.change((deal, now) => {
      const result = settleSales({ ...deal, salesReports: 1 }, foundIn(deal, orders), now);
      return 'change' in result ? result.change : null;
    });
  }

  refundsBrand(): this {
    return this.change(orderRefund);
  }

  blocksPayouts(): this {
    return this.reports('creator', { status: 'blocked', by: 'payee_not_onboarded' });
  }

  carriesOutPayments(): this {
    for (const { status } of this.deal.payments) {
      if (status !== 'paid') this.reports(null, { status: 'paid', reference: 'tr_1' });
    }
    return this;
  }

  private reports(to: Role | null, report: Parameters<typeof reportPayment>[2]): this {
    const payment = this.deal.payments.find(
      (each) => each.status !== 'paid' && (to === null || each.to.role === to),
    );
    if (payment === undefined) throw new Error('no such payment');
    const by = { role: 'payments' as const, id: 'evt' };
    return this.change((deal, now) =>
      reportPayment(deal, payment.id, report, by, new Date(now).toISOString()),
    );
  }

  expires(name: GateName, noticeDelivered = true): this {
    this.now = Math.max(this.now, Date.parse(this.deal.gate?.deadline ?? ''));
    return this.change((deal, now) => {
      const result = expireGate(deal, name, deal.lastAnswer?.seq ?? 0, noticeDelivered, now);
      return result.kind === 'answered' ? null : result.change;
    });
  }

  closes(outcome: NonNullable<Deal['outcome']>): this {
    return this.change((deal) => close(deal, outcome));
  }
}

export const invited = (invitation?: Partial<Invitation>) => new Story(invitation).standsAt('response');
export const accepted = (invitation?: Partial<Invitation>) => {
  const story = invited(invitation);
  return story
    .acts('creator', 'accept', { termsVersion: story.deal.termsVersion })
    .asksForMoney('funding')
    .standsAt('funding');
};
export const funded = (invitation?: Partial<Invitation>) =>
  accepted(invitation).pays('funding').standsAt('delivery');
export const delivered = (invitation?: Partial<Invitation>) =>
  funded(invitation).acts('creator', 'deliver', { url: 'https://live.example/1' }).standsAt('review');
export const approved = (invitation?: Partial<Invitation>) =>
  delivered(invitation).acts('brand', 'approve', {}).standsAt('payout');
export const selling = () => approved().carriesOutPayments().acts('payments', 'paid', {}).standsAt('sales');
export const completed = () =>
  selling()
    .closesSales(1_000_000)
    .standsAt('payout')
    .carriesOutPayments()
    .acts('payments', 'paid', {})
    .closes('completed');

/** As if books and payment service agreed with the deal. */
function fundsOf(deal: Deal): DealPageView['funds'] {
  if (deal.escrowMinor === 0) return { kind: 'nothing' };
  const payments = recordedPayments(deal).map(({ reference, amountMinor, heldAt }) => ({
    reference,
    amountMinor,
    heldAt,
  }));
  return { kind: 'held', heldMinor: deal.escrowMinor, payments };
}

/** The page's view of a story at its present end. */
export function viewOf({ deal, now }: Story, overrides: Partial<DealPageView> = {}): DealPageView {
  return {
    locale: 'en',
    timeZone: 'UTC',
    deal,
    brandName: 'Green Leaf Tea',
    providerName: null,
    creatorName: 'Xiaoman Lin',
    chainNames: {},
    now,
    funds: fundsOf(deal),
    csrf: 'csrf-1',
    path: '/l/token-1',
    onboardingUrl: null,
    note: null,
    done: null,
    refused: null,
    ...overrides,
  };
}
