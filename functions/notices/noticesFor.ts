import * as z from 'zod/mini';
import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import { WORKFLOW_STAGE } from '../../domain/deal/park.ts';
import { type Gate, isOpen } from '../../domain/gates/gate.ts';
import { gateNameSchema } from '../../domain/gates/names.ts';
import { rolesTold } from '../../domain/notices/inTurn.ts';
import { roleSchema } from '../../domain/parties.ts';
import {
  decisionAppealed,
  disputeDecided,
  disputeRaised,
  disputeResolved,
  firstDecided,
} from './disputeNotices.ts';
import type { NoticePlan } from './plan.ts';
import { plan } from './planFor.ts';
import { linkAt } from './recipients.ts';

/**
 * Who has to be told because of `event`, given the deal as it is now, which may be further on: nobody is asked for
 * an answer that was given meanwhile. Everything else that happens is left untold, so that mails stay few.
 */
export function noticesFor(event: DealEvent, deal: Deal): NoticePlan[] {
  switch (event.type) {
    case 'deal.gate_opened.v1':
      return gateOpened(event, deal);
    case 'deal.clock_extended.v1':
      return clockExtended(event, deal);
    case 'deal.link_reissued.v1':
      return linkReissued(event);
    case 'deal.payout_blocked.v1':
      return payoutBlocked(event, deal);
    case 'deal.payment_refused.v1':
    case 'deal.refund_returned.v1':
      return refundFailed(event, deal);
    case 'deal.disputed.v1':
      return disputeRaised(event, deal);
    case 'deal.first_decision_made.v1':
      return firstDecided(event, deal);
    case 'deal.payout_reversed.v1':
      return payoutReversed(event, deal);
    case 'deal.dispute_decided.v1':
      return disputeDecided(event, deal);
    case 'deal.decision_appealed.v1':
      return decisionAppealed(event, deal);
    case 'deal.dispute_resolved.v1':
      return disputeResolved(event, deal);
    case 'deal.parked.v1':
      return stranded(event, deal);
    case 'deal.invariant_violated.v1':
      return plan(event, deal, 'operator', { kind: 'invariant_violated' });
    case 'deal.waived.v1':
      return sampleWaived(event, deal);
    case 'deal.work_reported_down.v1':
      return plan(event, deal, 'creator', { kind: 'work_down' });
    case 'deal.work_found_down.v1':
      return foundDown(event, deal);
    case 'deal.cancelled.v1':
      return cancelled(event, deal);
    case 'deal.closed.v1':
      return closed(event, deal);
    default:
      return [];
  }
}

function gateOpened(event: DealEvent, deal: Deal): NoticePlan[] {
  const gate = gateOf(event, deal);
  if (gate === null) return [];
  return rolesTold(gate, deal).flatMap((role) =>
    plan(
      event,
      deal,
      role,
      { kind: 'gate_opened' },
      { opening: gate.opening, link: linkAt(gate, deal, role) },
    ),
  );
}

/** The gate that `event` is about, unless it was answered or the deal stands at a later one. */
function gateOf({ data, at }: DealEvent, { gate }: Deal): Gate | null {
  const { gate: name } = z.object({ gate: gateNameSchema }).parse(data);
  const isStillThere = isOpen(gate) && gate.name === name && Date.parse(gate.openedAt) <= Date.parse(at);
  return isStillThere ? gate : null;
}

function clockExtended(event: DealEvent, deal: Deal): NoticePlan[] {
  const gate = gateOf(event, deal);
  if (gate === null) return [];
  const { undelivered } = z.object({ undelivered: z.optional(roleSchema) }).parse(event.data);
  if (undelivered === undefined) return deadlineMoved(event, deal, gate);
  const about = { kind: 'clock_extended' as const, undelivered };
  return [
    ...plan(event, deal, undelivered, about, {
      opening: gate.opening,
      link: linkAt(gate, deal, undelivered),
      isFinal: true,
    }),
    ...plan(event, deal, 'operator', about),
  ];
}

/** By an operator: whoever is in turn has more time. */
function deadlineMoved(event: DealEvent, deal: Deal, gate: Gate): NoticePlan[] {
  return rolesTold(gate, deal).flatMap((role) =>
    plan(
      event,
      deal,
      role,
      { kind: 'deadline_moved' },
      { opening: gate.opening, link: linkAt(gate, deal, role) },
    ),
  );
}

function linkReissued({ dealId, seq, data }: DealEvent): NoticePlan[] {
  const { partyId, role } = z
    .object({ partyId: z.string(), role: z.enum(['creator', 'provider']) })
    .parse(data);
  const link = role === 'creator' ? { to: 'deal_page' as const } : { to: 'onboarding' as const, of: role };
  return [{ dealId, seq, role, partyId, opening: null, about: { kind: 'link_reissued' }, link }];
}

function payoutBlocked(event: DealEvent, deal: Deal): NoticePlan[] {
  const { paymentId } = z.object({ paymentId: z.string() }).parse(event.data);
  const payment = deal.payments.find(({ id }) => id === paymentId);
  if (!payment || payment.blockedBy === null) return [];
  const { role, id: partyId } = payment.to;
  if (role === 'brand') return [];
  const about = { kind: 'bank_details' as const, amountMinor: payment.amountMinor };
  const { dealId, seq } = event;
  // The payee itself: with a chain it is not always the provider of the deal.
  return [{ dealId, seq, role, partyId, opening: null, about, link: { to: 'onboarding', of: role } }];
}

/** Whoever took it back did so outside Luyue: an operator pays it again, or settles it with whoever it was. */
function payoutReversed(event: DealEvent, deal: Deal): NoticePlan[] {
  const { amountMinor } = z.object({ amountMinor: z.int() }).parse(event.data);
  return plan(event, deal, 'operator', { kind: 'payout_reversed', amountMinor });
}

/**
 * A refund that failed where no gate waits for it (the deal is closed, or stands elsewhere) is told to operations;
 * at the payout gate the failure leads to theirs.
 */
function refundFailed({ data, ...event }: DealEvent, deal: Deal): NoticePlan[] {
  const { paymentId } = z.object({ paymentId: z.string() }).parse(data);
  const payment = deal.payments.find(({ id }) => id === paymentId);
  const isTheirs = isOpen(deal.gate) && (deal.gate.name === 'payout' || deal.gate.name === 'operator');
  if (payment?.to.role !== 'brand' || payment.status !== 'failed' || isTheirs) return [];
  const about = {
    kind: 'refund_failed' as const,
    amountMinor: payment.amountMinor,
    reason: payment.failure ?? '',
  };
  return plan({ ...event, data }, deal, 'operator', about);
}

/** A parked deal is told of when its operator gate opens; one whose workflow ended gets none. */
function stranded(event: DealEvent, deal: Deal): NoticePlan[] {
  const { stage } = z.object({ stage: z.string() }).parse(event.data);
  return stage === WORKFLOW_STAGE ? plan(event, deal, 'operator', { kind: 'stranded' }) : [];
}

/** A brand that was about to send something need not. */
function sampleWaived(event: DealEvent, deal: Deal): NoticePlan[] {
  return event.actor.role === 'creator' ? plan(event, deal, 'brand', { kind: 'sample_waived' }) : [];
}

/** The creator can put it back, the brand can report it. */
function foundDown(event: DealEvent, deal: Deal): NoticePlan[] {
  return (['brand', 'creator'] as const).flatMap((role) => plan(event, deal, role, { kind: 'found_down' }));
}

/** Where nothing is held the deal closes with it, which is told as such. */
function cancelled(event: DealEvent, deal: Deal): NoticePlan[] {
  if (deal.cancellation === null) return [];
  const otherSide = event.actor.role === 'creator' ? 'brand' : 'creator';
  return plan(event, deal, otherSide, { kind: 'cancelled' });
}

function closed(event: DealEvent, deal: Deal): NoticePlan[] {
  return (['creator', 'brand'] as const)
    .filter((role) => role !== event.actor.role)
    .flatMap((role) => plan(event, deal, role, { kind: 'closed' }));
}
