import type { Deal } from '../../domain/deal/deal.ts';
import type { Gate } from '../../domain/gates/gate.ts';
import type { GateName } from '../../domain/gates/names.ts';
import { PPM } from '../../domain/money/amount.ts';
import type { Behaviour } from './behaviour.ts';
import { type Acted, type Acting, act, type Move, WAIT } from './move.ts';

const SECOND_MILLIS = 1000;
const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 60 * MINUTE_MILLIS;
export const DAY_MILLIS = 24 * HOUR_MILLIS;

export interface Situation {
  readonly deal: Deal;
  readonly gate: Gate;
  /** Epoch ms, deal time. */
  readonly now: number;
  readonly behaviour: Behaviour;
}

type Usual = (situation: Situation) => Move;

/** What whoever a gate waits for does there when all goes well. */
const USUAL: Readonly<Record<GateName, Usual>> = {
  response: (s) => soon(s, 2 * HOUR_MILLIS, act('creator', 'accept', { termsVersion: s.deal.termsVersion })),
  counter_response: (s) =>
    soon(s, 2 * HOUR_MILLIS, act('brand', 'accept', { termsVersion: s.deal.termsVersion })),
  funding: (s) => soon(s, 3 * HOUR_MILLIS, { kind: 'pay' }),
  sample_shipment: (s) => soon(s, DAY_MILLIS, act('brand', 'ship', PARCEL)),
  sample_receipt: (s) => soon(s, 2 * DAY_MILLIS, act('creator', 'confirm_receipt')),
  draft: (s) => soon(s, 2 * DAY_MILLIS, act('creator', 'submit_draft', { url: pageOf('draft', s) })),
  draft_review: (s) => soon(s, DAY_MILLIS, act('brand', 'approve')),
  delivery: (s) => ({ at: whenDone(s), deed: delivered(s) }),
  review: (s) => soon(s, DAY_MILLIS, act('brand', 'approve')),
  stays_live: untilItsEnd,
  sales,
  top_up: (s) => soon(s, 3 * HOUR_MILLIS, { kind: 'pay' }),
  payout: (s) => soon(s, HOUR_MILLIS, WAIT),
  operator: (s) => soon(s, 2 * HOUR_MILLIS, operatorsDecision(s)),
  respond: (s) => soon(s, DAY_MILLIS, act(sideAsked(s), 'respond', { statement: 'We see it otherwise.' })),
  proposal: (s) => soon(s, DAY_MILLIS, { ...act('operator', 'propose', finding(s)), needsEvidence: true }),
  proposal_response: (s) => soon(s, DAY_MILLIS, act(sideAsked(s), 'accept_proposal')),
  decision: (s) => soon(s, DAY_MILLIS, decided(s)),
  appeal: untilItsEnd,
};

/** Reported once most returns are known; then the windows pass. Where nothing is sold there is nothing to report. */
function sales(situation: Situation): Move {
  const { deal, behaviour } = situation;
  if (deal.salesReports > 0 || behaviour.salesMinor === 0) return untilItsEnd(situation);
  return soon(situation, 10 * DAY_MILLIS, { kind: 'sell', returnedPpm: 0 });
}

const PARCEL = { carrier: 'SF Express', trackingNumber: 'SF1234567890' };

export const usualMove = (situation: Situation): Move => USUAL[situation.gate.name](situation);

/** After `wanted` ms, but never more than half of what is left of the gate's clock. */
export function soon({ gate, now }: Situation, wanted: number, deed: Move['deed']): Move {
  const left = Math.max(0, Date.parse(gate.deadline) - now);
  return { at: now + Math.min(wanted, Math.floor(left / 2)), deed };
}

/** Lets the gate's clock run out. It takes the workflow a second to notice. */
export function untilItsEnd({ gate, now }: Pick<Situation, 'gate' | 'now'>): Move {
  return { at: Math.max(Date.parse(gate.deadline), now) + SECOND_MILLIS, deed: WAIT };
}

/** When the work is done, if it is done in time: a stream when it has run, a video half a day ahead. */
function whenDone({ deal, gate, now }: Situation): number {
  const { deliverable } = deal.terms;
  const due = Date.parse(deal.dueAt);
  const isStream = deliverable.kind === 'livestream';
  const done = isStream ? due + deliverable.minMinutes * MINUTE_MILLIS : due - 12 * HOUR_MILLIS;
  const latest = Math.floor((Math.max(due, now) + Date.parse(gate.deadline)) / 2);
  return Math.min(done, latest);
}

export const delivered = (situation: Situation) =>
  act('creator', 'deliver', { url: pageOf(situation.deal.terms.deliverable.kind, situation) });

const pageOf = (what: string, { deal }: Situation): string => `https://${what}.example.com/${deal.id}`;

/** Where nothing is held, there is nothing to decide on but the end; sales that nobody made are not waited for again. */
function operatorsDecision({ deal, behaviour }: Situation) {
  const { operator } = behaviour;
  const isUnsold = deal.parked?.stage === 'sales' && deal.salesReports === 0;
  const decides = operator === 'retry' && isUnsold ? 'release' : operator;
  const action = decides !== 'retry' && deal.escrowMinor === 0 ? 'close' : decides;
  return act('operator', action, { reason: 'Looked into it.' });
}

/** The side that is still to answer: the first that the gate offers something. */
function sideAsked({ gate }: Situation): Acting {
  return gate.actions.some(({ by }) => by === 'creator') ? 'creator' : 'brand';
}

/** Where two have to decide, and after an appeal, it is another operator each time. */
function decided(situation: Situation): Acted {
  const { dispute } = situation.deal;
  const times = (dispute?.appealed ? 2 : 0) + (dispute?.pendingDecision ? 1 : 0);
  const who = `operator_simulation_${times}`;
  return { ...act('operator', 'decide', finding(situation)), who, needsEvidence: true };
}

/** What the brand does not lose goes to the others as the behaviour says. */
function finding({ deal, behaviour }: Situation) {
  const { creatorPpm, providerPpm } = behaviour.shares;
  const shares = {
    creator: creatorPpm,
    brand: PPM - creatorPpm - providerPpm,
    ...(deal.provider === null ? {} : { provider: providerPpm }),
  };
  return { shares, reasonCode: 'shared_fault', text: 'Both had a part in it.' };
}
