import * as z from 'zod/mini';
import { ANSWER_EVENTS } from '../actions/answerEvents.ts';
import type { Deal } from '../deal/deal.ts';
import type { DealEvent } from '../deal/event.ts';
import { DEFAULT_CLOCKS } from '../gates/names.ts';
import type { Figures } from '../overview/closedDeal.ts';
import { figuresOf } from '../overview/figures.ts';
import { dueAt } from '../terms/terms.ts';
import { before, instantSchema } from '../time.ts';
import { isLate } from './cancellations.ts';
import { type DisputeReading, readDispute } from './disputes.ts';
import { NOTHING, plusTally, type Tally } from './tally.ts';
import { type Accountable, actsForBrand, type Turn, turnOf } from './turn.ts';

/** What a closed deal adds to the record of one of its parties. */
export interface Contribution {
  readonly partyId: string;
  readonly role: Accountable;
  /** When the deal closed, RFC 3339. */
  readonly at: string;
  readonly tally: Tally;
  /** What else overviews need: kept once, with what the deal says of its creator. */
  readonly figures?: Figures;
}

const EVERYBODY = ['brand', 'provider', 'creator'] as const;
const ANSWERS: ReadonlySet<string> = new Set(Object.values(ANSWER_EVENTS));

/** A deal's log, read so far. */
interface Reading {
  readonly deal: Deal;
  readonly tallies: Readonly<Record<Accountable, Tally>>;
  readonly turn: Turn | null;
  readonly dispute: DisputeReading | null;
  readonly dueAt: string;
  readonly isAccepted: boolean;
  readonly isDelivered: boolean;
  /** Something was shown: a draft, or the work. */
  readonly hasShown: boolean;
}

/**
 * What `deal` says about its parties, from its log and its terms alone; empty as long as it is not closed. What happens
 * once it is closed says nothing about anybody, so that the same deal always gives the same.
 */
export function contributionsOf(deal: Deal, log: readonly DealEvent[]): Contribution[] {
  const end = log.findIndex(({ type }) => type === 'deal.closed.v1');
  const closing = log[end];
  if (closing === undefined) return [];
  const begun: Reading = {
    deal,
    tallies: { brand: NOTHING, provider: NOTHING, creator: NOTHING },
    turn: null,
    dispute: null,
    dueAt: dueAt(deal.terms),
    isAccepted: false,
    isDelivered: false,
    hasShown: false,
  };
  const { tallies } = withLoss(log.slice(0, end).reduce(read, begun));
  const { brandId, creatorId, provider } = deal;
  const { at } = closing;
  const figures = figuresOf(deal, log.slice(0, end), at);
  return [
    { partyId: brandId, role: 'brand', at, tally: tallies.brand },
    { partyId: creatorId, role: 'creator', at, tally: tallies.creator, figures },
    ...(provider === null
      ? []
      : [{ partyId: provider.id, role: 'provider' as const, at, tally: tallies.provider }]),
  ];
}

function read(reading: Reading, event: DealEvent): Reading {
  if (ANSWERS.has(event.type)) return follow(endTurn(reading, event, false), event);
  switch (event.type) {
    case 'deal.gate_opened.v1':
      return openTurn(reading, event);
    case 'deal.clock_extended.v1':
      return moveDeadline(reading, event);
    case 'deal.gate_expired.v1':
      return follow(endTurn(reading, event, true), event);
    default:
      return reading;
  }
}

/** What an answer means besides that it was given. */
function follow(reading: Reading, event: DealEvent): Reading {
  const dispute = readDispute(reading.dispute, event);
  switch (event.type) {
    case 'deal.accepted.v1':
      return count({ ...reading, isAccepted: true }, EVERYBODY, { deals: 1 });
    case 'deal.draft_submitted.v1':
      return { ...reading, hasShown: true };
    case 'deal.delivered.v1':
      return { ...reading, hasShown: true, isDelivered: true };
    case 'deal.due_date_extended.v1':
      return { ...reading, dueAt: z.object({ to: instantSchema }).parse(event.data).to };
    case 'deal.cancelled.v1':
      return countCancellation(reading, event);
    case 'deal.disputed.v1':
      return countDispute({ ...withLoss(reading), dispute });
    default:
      return { ...reading, dispute };
  }
}

/** A page that could not be paid is followed by another within the same clock: the wait goes on. */
function openTurn(reading: Reading, event: DealEvent): Reading {
  const turn = turnOf(reading.deal, event, reading.dispute?.claimant ?? null);
  const goesOn = turn !== null && reading.turn?.gate === turn.gate;
  return { ...reading, turn: goesOn ? { ...turn, since: reading.turn.since } : turn };
}

function moveDeadline(reading: Reading, { data }: DealEvent): Reading {
  const { gate, deadline } = z.object({ gate: z.string(), deadline: instantSchema }).parse(data);
  return reading.turn?.gate === gate ? { ...reading, turn: { ...reading.turn, deadline } } : reading;
}

/** Whoever was in turn answered, or let the clock run out; somebody else's answer ends the wait and counts for nobody. */
function endTurn(reading: Reading, event: DealEvent, isSilent: boolean): Reading {
  const { turn } = reading;
  if (turn === null || event.type === 'deal.payment_failed.v1') return reading;
  const ended = { ...reading, turn: null };
  const isAnswered = turn.asked === 'funded' ? event.type === 'deal.funded.v1' : isBy(turn, event);
  if (!isSilent && !isAnswered) return ended;
  const millis = Date.parse(event.at) - Date.parse(turn.since);
  const counted = count(ended, turn.of, { turns: 1, silentExpiries: isSilent ? 1 : 0 });
  switch (turn.asked) {
    case 'approve':
      return count(counted, turn.of, { reviews: 1, reviewMillis: millis });
    case 'funded':
      return count(counted, turn.of, {
        payments: 1,
        paymentsInTime: isSilent ? 0 : 1,
        paymentMillis: millis,
      });
    case 'deliver':
      return countDelivery(counted, turn, event);
    default:
      return counted;
  }
}

const isBy = ({ of }: Turn, { actor }: DealEvent): boolean =>
  of.some((role) => role === actor.role || (role === 'brand' && actor.role === 'provider'));

/** The first time the work is handed in, or is not. Handing it in again after changes is not measured. */
function countDelivery(reading: Reading, turn: Turn, event: DealEvent): Reading {
  const isMissed = event.type === 'deal.gate_expired.v1';
  if (reading.isDelivered || (event.type !== 'deal.delivered.v1' && !isMissed)) return reading;
  const isOnTime = !isMissed && Date.parse(event.at) <= Date.parse(promised(reading.deal, turn));
  return count(reading, turn.of, { deliveries: 1, deliveriesOnTime: isOnTime ? 1 : 0 });
}

/** A video is due before the grace; a stream has to be over first, so that the grace is the time to hand it in. */
function promised({ terms }: Deal, { deadline }: Turn): string {
  const grace = terms.clocks?.delivery ?? DEFAULT_CLOCKS.delivery;
  return terms.deliverable.kind === 'video' ? before(deadline, grace) : deadline;
}

/** Whoever goes back on terms that were agreed on. A provider cancels for its brand. */
function countCancellation(reading: Reading, event: DealEvent): Reading {
  if (!reading.isAccepted) return reading;
  const { role } = event.actor;
  const of: Accountable[] =
    role === 'creator' ? ['creator'] : role === 'provider' ? ['brand', 'provider'] : ['brand'];
  return count(reading, of, { cancellations: 1, lateCancellations: isLate(reading, event) ? 1 : 0 });
}

function countDispute(reading: Reading): Reading {
  const { dispute } = reading;
  if (dispute === null) return reading;
  const involved = count(reading, [...sideOf(reading, 'brand'), 'creator'], { disputes: 1 });
  return count(involved, sideOf(reading, dispute.claimant), { disputesOpened: 1 });
}

/** Counted once it is certain that no appeal changes it: with the next dispute, or the end. */
function withLoss(reading: Reading): Reading {
  const lostBy = reading.dispute?.lostBy ?? null;
  return lostBy === null ? reading : count(reading, sideOf(reading, lostBy), { disputesLost: 1 });
}

function sideOf({ deal }: Reading, side: 'brand' | 'creator'): Accountable[] {
  if (side === 'creator') return ['creator'];
  return actsForBrand(deal, 'dispute') ? ['brand', 'provider'] : ['brand'];
}

function count(reading: Reading, of: readonly Accountable[], counted: Partial<Tally>): Reading {
  const tallies = { ...reading.tallies };
  for (const role of of) tallies[role] = plusTally(tallies[role], counted);
  return { ...reading, tallies };
}
