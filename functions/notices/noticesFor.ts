import * as z from 'zod/mini';
import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import { WORKFLOW_STAGE } from '../../domain/deal/park.ts';
import { type Gate, isOpen, rolesFor } from '../../domain/gates/gate.ts';
import { gateNameSchema } from '../../domain/gates/names.ts';
import { type Role, roleSchema } from '../../domain/parties.ts';
import { type NoticeLink, type NoticePlan, type NoticeSubject, OPERATORS } from './plan.ts';

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
    case 'deal.payout_blocked.v1':
      return payoutBlocked(event, deal);
    case 'deal.payment_refused.v1':
    case 'deal.refund_returned.v1':
      return refundFailed(event, deal);
    case 'deal.parked.v1':
      return stranded(event, deal);
    case 'deal.invariant_violated.v1':
      return plan(event, deal, 'operator', { kind: 'invariant_violated' });
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
  return rolesInTurn(gate).flatMap((role) =>
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

/**
 * Whose turn it mainly is: those who may take the first action. Where the payment service waits to be paid that is
 * the brand; where it pays, nobody. Where nothing has to be done, whoever has to keep something as it is, the creator.
 */
function rolesInTurn(gate: Gate): Role[] {
  const [first] = gate.actions;
  if (first === undefined) return [];
  if (gate.atDeadline === 'passes') return ['creator'];
  if (first.by === 'payments') return first.action === 'funded' ? ['brand'] : [];
  return rolesFor(gate, first.action);
}

function linkAt(gate: Gate, deal: Deal, role: Role): NoticeLink {
  const collection = gate.name === 'top_up' ? deal.topUp : deal.funding;
  const paysHere = role === 'brand' && gate.actions[0]?.action === 'funded';
  return paysHere && collection !== null ? { to: 'checkout', url: collection.checkoutUrl } : homeOf(role);
}

const homeOf = (role: Role): NoticeLink => ({ to: role === 'creator' ? 'deal_page' : 'console' });

function clockExtended(event: DealEvent, deal: Deal): NoticePlan[] {
  const gate = gateOf(event, deal);
  if (gate === null) return [];
  const { undelivered } = z.object({ undelivered: roleSchema }).parse(event.data);
  const about = { kind: 'clock_extended' as const, undelivered };
  return [
    ...plan(event, deal, undelivered, about, {
      opening: gate.opening,
      link: linkAt(gate, deal, undelivered),
    }),
    ...plan(event, deal, 'operator', about),
  ];
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

function plan(
  { dealId, seq }: DealEvent,
  deal: Deal,
  role: Role,
  about: NoticeSubject,
  { opening = null, link = homeOf(role) }: { opening?: string | null; link?: NoticeLink } = {},
): NoticePlan[] {
  const recipient = recipientOf(deal, role);
  return recipient === null ? [] : [{ dealId, seq, ...recipient, opening, about, link }];
}

/** `null` for whoever has no mailbox: the payment service, the clock, a provider the deal does not have. */
function recipientOf(deal: Deal, role: Role): Pick<NoticePlan, 'role' | 'partyId'> | null {
  switch (role) {
    case 'brand':
      return { role, partyId: deal.brandId };
    case 'creator':
      return { role, partyId: deal.creatorId };
    case 'provider':
      return deal.provider === null ? null : { role, partyId: deal.provider.id };
    case 'operator':
      return { role, partyId: OPERATORS };
    default:
      return null;
  }
}
