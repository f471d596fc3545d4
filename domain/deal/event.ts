import * as z from 'zod/mini';
import { canonicalHash } from '../canonical.ts';
import { type Actor, actorSchema } from '../parties.ts';
import { instantSchema } from '../time.ts';

/** What can have happened to a deal: past tense and versioned. */
export const eventTypeSchema = z.enum([
  'deal.invited.v1',
  'deal.gate_opened.v1',
  'deal.gate_expired.v1',
  'deal.clock_extended.v1',
  'deal.notice_resent.v1',
  'deal.link_reissued.v1',
  'deal.accepted.v1',
  'deal.declined.v1',
  'deal.countered.v1',
  'deal.withdrawn.v1',
  'deal.revised.v1',
  'deal.cancelled.v1',
  'deal.disputed.v1',
  'deal.contested_amount_frozen.v1',
  'deal.dispute_answered.v1',
  'deal.proposal_made.v1',
  'deal.proposal_accepted.v1',
  'deal.proposal_rejected.v1',
  'deal.first_decision_made.v1',
  'deal.dispute_decided.v1',
  'deal.decision_appealed.v1',
  'deal.dispute_resolved.v1',
  'deal.funded.v1',
  'deal.payment_pending.v1',
  'deal.pending_payment_dropped.v1',
  'deal.payment_failed.v1',
  'deal.late_payment_received.v1',
  'deal.sample_shipped.v1',
  'deal.sample_received.v1',
  'deal.sample_defect_reported.v1',
  'deal.waived.v1',
  'deal.draft_submitted.v1',
  'deal.delivered.v1',
  'deal.verified.v1',
  'deal.due_date_extended.v1',
  'deal.approved.v1',
  'deal.changes_requested.v1',
  'deal.cancellation_settled.v1',
  'deal.fee_released.v1',
  'deal.fee_held.v1',
  'deal.work_rechecked.v1',
  'deal.work_found_down.v1',
  'deal.work_reported_down.v1',
  'deal.hold_released.v1',
  'deal.hold_returned.v1',
  'deal.sales_reported.v1',
  'deal.sales_corrected.v1',
  'deal.sales_closed.v1',
  'deal.top_up_required.v1',
  'deal.commission_settled.v1',
  'deal.guarantee_settled.v1',
  'deal.commission_clawed_back.v1',
  'deal.commission_offset.v1',
  'deal.claim_reachable.v1',
  'deal.claim_recovered.v1',
  'deal.reversal_ordered.v1',
  'deal.reversal_refused.v1',
  'deal.refund_ordered.v1',
  'deal.payment_sent.v1',
  'deal.payment_settled.v1',
  'deal.payment_refused.v1',
  'deal.payments_retried.v1',
  'deal.workflow_restarted.v1',
  'deal.refund_returned.v1',
  'deal.payout_reversed.v1',
  'deal.payout_blocked.v1',
  'deal.paid.v1',
  'deal.payout_failed.v1',
  'deal.parked.v1',
  'deal.invariant_violated.v1',
  'deal.retried.v1',
  'deal.refund_decided.v1',
  'deal.release_decided.v1',
  'deal.close_decided.v1',
  'deal.closed.v1',
]);
export type EventType = z.infer<typeof eventTypeSchema>;

/** One link of a deal's log. `hash` is SHA-256 over the canonical JSON of all the rest, `prevHash` included. */
export const dealEventSchema = z.strictObject({
  dealId: z.string(),
  seq: z.int(),
  type: eventTypeSchema,
  at: instantSchema,
  actor: actorSchema,
  data: z.record(z.string(), z.unknown()),
  prevHash: z.string(),
  hash: z.string(),
});
export type DealEvent = z.infer<typeof dealEventSchema>;

/** An event before it has its place in the log. Never holds a name, an address or bank details. */
export interface Happening {
  readonly type: EventType;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The `prevHash` of a log's first event. */
export const GENESIS_HASH = '0'.repeat(64);

export interface LogHead {
  readonly lastSeq: number;
  readonly lastHash: string;
}

/** Gives happenings their places behind `head`, at `at` (RFC 3339). */
export function chain(
  dealId: string,
  head: LogHead,
  happenings: readonly Happening[],
  at: string,
): DealEvent[] {
  let { lastSeq: seq, lastHash: prevHash } = head;
  return happenings.map(({ type, actor, data }) => {
    seq += 1;
    const rest = { dealId, seq, type, at, actor, data: { ...data }, prevHash };
    prevHash = canonicalHash(rest);
    return { ...rest, hash: prevHash };
  });
}

/** The `seq` of the first event at which the log is broken (missing, reordered or altered), or `null`. */
export function firstBrokenLink(events: readonly DealEvent[]): number | null {
  let head: LogHead = { lastSeq: 0, lastHash: GENESIS_HASH };
  for (const event of events) {
    const { hash, ...rest } = event;
    const fits =
      event.seq === head.lastSeq + 1 && event.prevHash === head.lastHash && hash === canonicalHash(rest);
    if (!fits) return head.lastSeq + 1;
    head = { lastSeq: event.seq, lastHash: hash };
  }
  return null;
}
