import type { Deal } from '../deal/deal.ts';
import { salesWindows } from '../terms/terms.ts';
import { latest, plus, toInstant } from '../time.ts';
import { DEFAULT_CLOCKS, type GateName } from './names.ts';

/** How long the creator has after changes were asked for, if the due date is nearer or past. */
const REVISION = 'P3D';
/** How much longer sales may be reported once an operator sent the deal back there. */
const LATE_REPORT = 'P7D';

/** When each gate would close if the deal came to it next; RFC 3339, `null` where it cannot yet be said. */
export type Timetable = Record<GateName, string | null>;

/**
 * Deadlines follow from what happened, not from when a step ran, so that a retried step finds the same ones.
 * An operator's `retry` starts the clock anew; a gate that stands open, or comes again since a payment failed,
 * keeps the deadline it has.
 */
export function timetable(deal: Deal, now: number): Timetable {
  const { terms, acceptance, delivery } = deal;
  const clock = (gate: keyof typeof DEFAULT_CLOCKS) => terms.clocks?.[gate] ?? DEFAULT_CLOCKS[gate];
  const retriedAt = deal.lastAnswer?.action === 'retry' ? deal.lastAnswer.at : toInstant(0);
  const from = (base: string | null | undefined, gate: keyof typeof DEFAULT_CLOCKS) =>
    base ? plus(latest(base, retriedAt), clock(gate)) : null;
  const computed: Timetable = {
    response: from(deal.termsProposedAt, 'response'),
    counter_response: from(deal.termsProposedAt, 'counter_response'),
    funding: from(acceptance?.at, 'funding'),
    delivery: latest(
      plus(latest(deal.dueAt, retriedAt), clock('delivery')),
      deal.changesRequestedAt ? plus(deal.changesRequestedAt, REVISION) : toInstant(0),
    ),
    review: from(delivery?.at, 'review'),
    sales: salesDeadline(deal, retriedAt),
    top_up: from(deal.salesClosedAt, 'top_up'),
    payout: plus(toInstant(now), clock('payout')),
    operator: plus(toInstant(now), clock('operator')),
  };
  const { gate } = deal;
  const keepsClock = gate !== null && (gate.answer === null || gate.answer.action === 'payment_failed');
  return keepsClock ? { ...computed, [gate.name]: gate.deadline } : computed;
}

/** Attribution and return windows, from going live on. */
function salesDeadline(deal: Deal, retriedAt: string): string | null {
  const windows = salesWindows(deal.terms);
  if (windows === null || deal.delivery === null) return null;
  const closes = plus(plus(deal.delivery.liveAt, windows.attribution), windows.returnWindow);
  return latest(closes, plus(retriedAt, LATE_REPORT));
}
