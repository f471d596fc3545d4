import type { AnsweringAction } from '../../../domain/actions/rules.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { PaymentReport } from '../../../domain/deal/payout.ts';
import { isOpen } from '../../../domain/gates/gate.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import { PPM } from '../../../domain/money/amount.ts';
import type { Role } from '../../../domain/parties.ts';
import { salesWindows, type Terms } from '../../../domain/terms/terms.ts';
import { toInstant } from '../../../domain/time.ts';
import { declared, isDisputeGate } from '../../unit/domain/gates.ts';
import { ANSWERING, type Play } from '../../unit/domain/play.ts';
import { disputed, standingAt } from '../../unit/domain/stages.ts';
import type { Raising, Step } from './arbitraries.ts';

/** A deal that was brought to `gate` on the straight way; without a commission that way ends with the payout. */
export function broughtTo(
  gate: GateName,
  begun: { terms: Terms; provider: Deal['provider'] },
  { claimant, twoOperatorsAboveMinor }: Raising = {
    claimant: 'brand',
    twoOperatorsAboveMinor: Number.POSITIVE_INFINITY,
  },
): Play {
  if (isDisputeGate(gate)) {
    const play = standingAt('review', begun);
    play.twoOperatorsAboveMinor = twoOperatorsAboveMinor;
    return disputed(gate, play, claimant);
  }
  const play = standingAt(isOnTheWay(gate, begun.terms) ? gate : (ON_EVERY_WAY[gate] ?? gate), begun);
  play.twoOperatorsAboveMinor = twoOperatorsAboveMinor;
  return play;
}

/** Plays a history to its end; after every step the deal has to stand where the contract lets it stand. */
export function playHistory(
  play: Play,
  steps: readonly Step[],
  afterEach: (play: Play) => void = () => undefined,
): Play {
  requireLegal(play);
  for (const step of steps) {
    takeStep(play, step);
    requireLegal(play);
    afterEach(play);
  }
  return play;
}

/** Where a deal whose terms leave a gate out is brought instead. */
const ON_EVERY_WAY: Partial<Record<GateName, GateName>> = {
  sample_receipt: 'delivery',
  draft: 'delivery',
  stays_live: 'payout',
  sales: 'payout',
};

function isOnTheWay(gate: GateName, terms: Terms): boolean {
  if (gate === 'sample_receipt') return terms.sample?.required === true;
  if (gate === 'draft') return terms.deliverable.kind === 'video' && terms.deliverable.draftReview === true;
  if (gate === 'stays_live') return terms.stayLive !== undefined;
  return gate !== 'sales' || salesWindows(terms) !== null;
}

export function takeStep(play: Play, step: Step): void {
  const stands = isOpen(play.deal.gate);
  if (step.kind === 'tried') tryAction(play, step);
  else if (step.kind === 'wait') play.now += step.hours * 3_600_000;
  else if (step.kind === 'sell') sell(play, step);
  else if (step.kind === 'report') report(play, step.pick, step.status);
  else if (step.kind === 'late') receiveLate(play, step.amountMinor);
  else if (step.kind === 'judge') judge(play, step);
  else if (stands && step.kind === 'offered') takeOffer(play, step.pick);
  else if (stands && step.kind === 'deadline') play.expire(step.told);
  else if (stands && step.kind === 'break' && play.gate.name !== 'operator') play.fail(play.gate.name);
}

function sell(play: Play, { orders }: Extract<Step, { kind: 'sell' }>): void {
  if (orders.length > 0) play.sell(orders);
}

/** A payment nobody waits for, for ever another one. */
function receiveLate(play: Play, amountMinor: number): void {
  play.receiveLate(`${play.deal.id}.stray.${play.deal.payments.length}`, amountMinor);
}

/** Somebody does what the gate offers, properly. */
export function takeOffer(play: Play, pick: number, mayAct: (role: Role) => boolean = () => true): void {
  const offers = play.gate.actions.filter(({ by }) => mayAct(by));
  const offer = offers[pick % offers.length];
  const action = ANSWERING.find((each) => each === offer?.action);
  if (offer === undefined || action === undefined) return;
  // The service says 'failed' of a payment, and the gate follows: see `report`.
  if (isReserved(action)) return;
  play.answer(offer.by, action);
}

/** Somebody does anything at all; what is refused must leave no trace. */
function tryAction(play: Play, { role, action, payload }: Extract<Step, { kind: 'tried' }>): void {
  if (isReserved(action)) return;
  const before = JSON.stringify([play.deal, play.events.length, play.books.entries.size]);
  const decision = play.answer(role, action, payload === null ? undefined : payload.value);
  if (decision.ok) return;
  const after = JSON.stringify([play.deal, play.events.length, play.books.entries.size]);
  if (after !== before) throw new Error(`${action} was refused and changed the deal`);
}

const REDO_AFTER_MILLIS = 10 * 86_400_000;

/** At a gate of operators in a dispute one of them says something else than the usual. */
function judge(play: Play, { creatorPpm, isRedo }: Extract<Step, { kind: 'judge' }>): void {
  const { gate } = play.deal;
  if (!isOpen(gate) || (gate.name !== 'proposal' && gate.name !== 'decision')) return;
  const evidenceIds = ['evid_01KX0000000000000000000000'];
  const reasoned = { reasonCode: 'goodwill', text: 'so be it', evidenceIds };
  const shares = { creator: creatorPpm, brand: PPM - creatorPpm };
  const redo = { dueAt: toInstant(play.now + REDO_AFTER_MILLIS) };
  if (gate.name === 'proposal') play.answer('operator', 'propose', { shares, ...reasoned });
  else play.answer('operator', 'decide', { ...(isRedo ? { redo } : { shares }), ...reasoned });
}

/** Taken out of the hat only by the service's own reports. */
const isReserved = (action: AnsweringAction) => action === 'payout_failed';

function report(play: Play, pick: number, status: PaymentReport['status']): void {
  const { payments } = play.deal;
  const payment = payments[pick % payments.length];
  if (payment === undefined) return;
  const reports: Record<PaymentReport['status'], PaymentReport> = {
    pending: { status: 'pending', reference: `tr_${payment.id}` },
    paid: { status: 'paid', reference: `tr_${payment.id}` },
    failed: { status: 'failed', failure: 'refused' },
    blocked: { status: 'blocked', by: 'payee_not_onboarded' },
    returned: { status: 'returned', failure: 'expired_or_canceled_card' },
  };
  play.report(payment.id, reports[status]);
}

type Rule = readonly [string, boolean];

/** What holds of the latest dispute, wherever the deal stands. */
function rulesOfDispute({ dispute, gate, status, escrowMinor, parked }: Deal): Rule[] {
  if (dispute === null) return [['nothing is disputed without a dispute', status !== 'disputed']];
  const { stage, resolvedAt, decision, pendingDecision, appeal, appealed, contestedMinor } = dispute;
  const isGoingOn = resolvedAt === null;
  const isAside = parked?.stage === 'dispute';
  const stands = isOpen(gate);
  return [
    [
      'a dispute goes on where the deal is disputed, or its failure lies before an operator',
      !stands || isGoingOn === (status === 'disputed' || isAside),
    ],
    ['the gate is the one of its stage', !stands || !isDisputeGate(gate.name) || gate.name === stage],
    ['it is over when it is closed', (stage === 'closed') === !isGoingOn],
    ['what is contested stays in escrow', !isGoingOn || escrowMinor >= contestedMinor],
    [
      'a first decision waits for the second only where one is awaited',
      pendingDecision === null || stage === 'decision' || !isGoingOn,
    ],
    ['it is appealed at most once, and then decided anew', (appeal === null) === (appealed === null)],
    ['nothing is carried out that was not decided', stage !== 'resolution' || decision !== null],
  ];
}

/** @throws Error when the deal stands in a state that no contract knows */
export function requireLegal({ deal }: Play): void {
  const { gate, status, outcome, escrowMinor, money, acceptance, funding, delivery, parked } = deal;
  const isClosed = status === 'closed';
  const stands = isOpen(gate);
  const rules: Rule[] = [
    ...rulesOfDispute(deal),
    ['a closed deal has an outcome, another has none', isClosed === (outcome !== null)],
    ['a deal waits at a gate until it is closed', stands !== isClosed],
    ['the status is the one of the gate', !stands || status === declared(gate.name).status],
    ['nothing is held for a closed deal', !isClosed || escrowMinor === 0],
    [
      'funded = released + refunded',
      escrowMinor > 0 || money.fundedMinor === money.releasedMinor + money.refundedMinor,
    ],
    ['nobody pays before terms are accepted', acceptance !== null || funding === null],
    ['nobody works before money is held', delivery === null || funding?.heldAt != null],
    ['the fee is released for money that was held', deal.feeReleasedAt === null || funding?.heldAt != null],
    [
      'commission is settled once sales are closed',
      deal.salesSettledAt === null || deal.salesClosedAt !== null,
    ],
    ['a case lies before an operator', !stands || (parked !== null) === (gate.name === 'operator')],
    [
      'rounds are limited',
      deal.counterRounds <= 5 && deal.changeRounds <= (deal.terms.deliverable.maxRevisions ?? 2),
    ],
    [
      'what is held for work that stays online is part of the fee',
      deal.feeReleasedMinor + deal.holdForfeitedMinor <= deal.terms.fixedFee,
    ],
    [
      'nobody works before the sample is there',
      delivery === null || deal.terms.sample?.required !== true || deal.sampleEndedAt !== null,
    ],
    ['the answer is the last one', gate?.answer == null || gate.answer.seq === deal.lastAnswer?.seq],
  ];
  const broken = rules.find(([, holds]) => !holds);
  if (broken !== undefined) throw new Error(`${broken[0]}: ${status}, gate ${gate?.name}, ${outcome}`);
}
