import * as z from 'zod/mini';
import type { Deal } from '../deal/deal.ts';
import { returnsEnd } from '../deal/salesWindow.ts';
import { stayLiveEnd } from '../deal/stayLive.ts';
import { disputeTimetable } from '../dispute/timetable.ts';
import { before, latest, plus, toInstant } from '../time.ts';
import { type ClockedGate, clockedGateSchema, DEFAULT_CLOCKS, type GateName } from './names.ts';

/**
 * How long the creator has after changes were asked for, and after the sample or the answer about the draft came, if the
 * due date is nearer or past.
 */
const REVISION = 'P3D';
/** A draft can be shown for so long at least, however near the due date is, since a sample may come late and at night. */
const SHORTEST_DRAFT = 'P1D';
/** How much longer sales may be reported once an operator sent the deal back there. */
const LATE_REPORT = 'P7D';
/** And how much longer it is watched whether the work is online. */
const LATE_WATCH = 'P3D';

/** When each gate would close if the deal came to it next; RFC 3339, `null` where it cannot yet be said. */
export type Timetable = Record<GateName, string | null>;

const clockedSchema = z.record(clockedGateSchema, z.string());

/**
 * Deadlines follow from what happened, not from when a step ran, so that a retried step finds the same ones.
 * An operator's `retry` starts the clock anew; a gate that stands open, or comes again since a payment failed,
 * keeps the deadline it has. A gate that is not named here has its clock from the answer that led to it.
 */
export function timetable(deal: Deal, now: number): Timetable {
  const { acceptance, delivery, sample, draft, funding } = deal;
  const clock = (gate: ClockedGate) => deal.terms.clocks?.[gate] ?? DEFAULT_CLOCKS[gate];
  const retriedAt = deal.lastAnswer?.action === 'retry' ? deal.lastAnswer.at : toInstant(0);
  const ledHere = deal.lastAnswer?.at ?? deal.createdAt;
  const from = (base: string | null | undefined, gate: ClockedGate) =>
    base ? plus(latest(base, retriedAt), clock(gate)) : null;
  const fromAnswer = clockedGateSchema.options.map((gate) => [gate, from(ledHere, gate)]);
  const computed: Timetable = {
    ...clockedSchema.parse(Object.fromEntries(fromAnswer)),
    response: from(deal.termsProposedAt, 'response'),
    counter_response: from(deal.termsProposedAt, 'counter_response'),
    funding: from(acceptance?.at, 'funding'),
    sample_shipment: from(sample?.defectAt ?? funding?.heldAt, 'sample_shipment'),
    sample_receipt: from(sample?.shippedAt, 'sample_receipt'),
    draft: latest(before(deal.dueAt, clock('draft')), plus(ledHere, SHORTEST_DRAFT)),
    draft_review: from(draft?.at, 'draft_review'),
    delivery: deliveryDeadline(deal, plus(latest(deal.dueAt, retriedAt), clock('delivery'))),
    review: from(delivery?.at, 'review'),
    stays_live: later(stayLiveEnd(deal), plus(retriedAt, LATE_WATCH)),
    sales: later(returnsEnd(deal), plus(retriedAt, LATE_REPORT)),
    top_up: from(deal.salesClosedAt, 'top_up'),
    payout: plus(toInstant(now), clock('payout')),
    operator: plus(toInstant(now), clock('operator')),
    ...disputeTimetable(deal, retriedAt, now),
  };
  const { gate } = deal;
  const keepsClock = gate !== null && (gate.answer === null || gate.answer.action === 'payment_failed');
  return keepsClock ? { ...computed, [gate.name]: gate.deadline } : computed;
}

/** Whoever had to wait for the other side first has time left to work. */
function deliveryDeadline(deal: Deal, afterDueDate: string): string {
  const { changesRequestedAt, sampleEndedAt, draftEndedAt } = deal;
  const begins = [changesRequestedAt, sampleEndedAt, draftEndedAt].filter((instant) => instant !== null);
  return latest(afterDueDate, ...begins.map((instant) => plus(instant, REVISION)));
}

const later = (instant: string | null, other: string): string | null =>
  instant === null ? null : latest(instant, other);
