import type { Order } from '../../../domain/commission/commission.ts';
import type { Invitation } from '../../../domain/deal/lifecycle.ts';
import { otherSide, type Side } from '../../../domain/dispute/dispute.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { someTerms } from '../../builders/deal.ts';
import { Books } from './books.ts';
import { isDisputeGate } from './gates.ts';
import { Play } from './play.ts';

export const anOrder = (overrides: Partial<Order> = {}): Order => ({
  orderId: 'order-1',
  at: '2026-12-02T00:00:00Z',
  net: 1_000_000,
  ...overrides,
});

/** The stream begins as agreed, and an hour later the creator delivers. */
const deliver = (play: Play): void => {
  play.now = Math.max(play.now, Date.parse(play.deal.dueAt) + 3_600_000);
  play.must('creator', 'deliver');
};

/** What brings a deal from each gate to the next, on the straight way to the last. */
const ONWARD: readonly [GateName, (play: Play) => void][] = [
  ['response', (play) => play.must('creator', 'accept')],
  ['funding', (play) => play.must('payments', 'funded')],
  ['sample_shipment', (play) => play.must('brand', 'ship')],
  ['sample_receipt', (play) => play.must('creator', 'confirm_receipt')],
  ['draft', (play) => play.must('creator', 'submit_draft')],
  ['draft_review', (play) => play.must('brand', 'approve')],
  ['delivery', deliver],
  ['review', (play) => play.must('brand', 'approve')],
  ['payout', (play) => play.payEverything()],
  ['stays_live', (play) => play.must('brand', 'waive').payEverything()],
  ['sales', () => undefined],
];

/** Agreed where a deal is to come to a gate that not all deals have. */
const TERMS: Partial<Record<GateName, () => Terms>> = {
  sample_shipment: () => someTerms({ sample: { required: true } }),
  sample_receipt: () => someTerms({ sample: { required: true } }),
  draft: () => videoTerms({}, { draftReview: true }),
  draft_review: () => videoTerms({}, { draftReview: true }),
  stays_live: () => videoTerms({ stayLive: { period: 'P20D', holdPpm: 200_000 } }),
};

/** Terms under which a deal comes to `gate`. */
export const termsFor = (gate: GateName): Terms => TERMS[gate]?.() ?? someTerms();

/** As `someTerms`, for a video. */
export function videoTerms(
  overrides: Partial<Terms> = {},
  deliverable: { draftReview?: boolean; maxRevisions?: number } = {},
): Terms {
  const dueAt = '2026-12-01T12:00:00Z';
  return someTerms({ deliverable: { kind: 'video', dueAt, minSeconds: 30, ...deliverable }, ...overrides });
}

/** A deal that stands at `gate`, having come there through every gate before it. */
export function standingAt(gate: GateName, invitation: Partial<Invitation> = {}, books = new Books()): Play {
  const play = new Play({ terms: termsFor(gate), ...invitation }, books);
  if (gate === 'counter_response') return play.must('creator', 'counter');
  if (gate === 'operator') return parked(play);
  if (isDisputeGate(gate)) return disputed(gate, standingAt('review', invitation, books));
  if (gate === 'top_up') return short(standingAt('sales', invitation, books));
  for (const [name, onward] of ONWARD) {
    if (name === gate) return play;
    // Samples, drafts and the like are only agreed on in some deals.
    if (play.deal.gate?.name === name) onward(play);
  }
  return play;
}

/** What brings a dispute from each of its gates to the next. */
const TO_THE_END: readonly [GateName, (play: Play) => void][] = [
  ['respond', (play) => play.must(otherSide(play.deal.dispute?.claimant ?? 'brand'), 'respond')],
  ['proposal', (play) => play.must('operator', 'propose')],
  ['proposal_response', (play) => play.must('brand', 'reject_proposal', {})],
  ['decision', (play) => play.must('operator', 'decide')],
];

/** A side is not content with how it stands at the review. Where there is no fee, there is nothing to dispute. */
export function disputed(gate: GateName, play: Play, claimant: Side = 'brand'): Play {
  if (!play.answer(claimant, 'dispute').ok) return play;
  for (const [name, onward] of TO_THE_END) {
    if (name === gate) return play;
    // Above the threshold it takes a second operator.
    while (play.deal.gate?.name === name) onward(play);
  }
  return play;
}

/** A deal that failed as soon as it was paid. */
function parked(play: Play): Play {
  play.must('creator', 'accept').must('payments', 'funded');
  play.fail(play.gate.name);
  return play;
}

/** 150 000 yuan of sales: their commission is more than the reserve. */
function short(play: Play): Play {
  play.now += 86_400_000;
  play.sell([anOrder({ net: 15_000_000 })]);
  return play.must('brand', 'close_sales');
}
