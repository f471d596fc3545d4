import * as z from 'zod/mini';
import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import { isConcerned, mayActForBrand } from '../../domain/dispute/concerned.ts';
import { isDisputed } from '../../domain/dispute/dispute.ts';
import type { Role } from '../../domain/parties.ts';
import type { NoticePlan } from './plan.ts';
import { plan } from './planFor.ts';

/** Both sides, and a provider whom the dispute concerns. */
const partiesOf = (deal: Deal): Role[] => [
  'creator',
  'brand',
  ...(isConcerned(deal) ? ['provider' as const] : []),
];

/** Who is not asked to answer it, but has to know: the brand for which it was raised, and a provider that it concerns. */
export function disputeRaised(event: DealEvent, deal: Deal): NoticePlan[] {
  const { dispute } = deal;
  if (dispute === null || !isDisputed(deal)) return [];
  const isAskedOf = (role: Role) =>
    dispute.claimant === 'creator' && (role === 'brand' || mayActForBrand(deal, 'respond'));
  return partiesOf(deal)
    .filter((role) => role !== 'creator' && role !== event.actor.role && !isAskedOf(role))
    .filter((role) => role === 'provider' || event.actor.role === 'provider')
    .flatMap((role) => plan(event, deal, role, { kind: 'dispute_raised' }));
}

/** One operator decided where it takes two: the others are asked, and nobody else is told. */
export function firstDecided(event: DealEvent, deal: Deal): NoticePlan[] {
  const isWaiting = deal.dispute?.pendingDecision != null;
  return isWaiting ? plan(event, deal, 'operator', { kind: 'second_operator_needed' }) : [];
}

/** Both sides hear of a decision with the time to appeal it; so does a provider that may, and another one without. */
export function disputeDecided(event: DealEvent, deal: Deal): NoticePlan[] {
  const isTold = deal.dispute?.appeal != null || mayActForBrand(deal, 'appeal');
  return isTold || !isConcerned(deal) ? [] : plan(event, deal, 'provider', { kind: 'dispute_decided' });
}

/** Whoever was content with the decision learns that it does not stand. */
export function decisionAppealed(event: DealEvent, deal: Deal): NoticePlan[] {
  if (deal.dispute?.appeal == null) return [];
  return partiesOf(deal)
    .filter((role) => role !== event.actor.role)
    .flatMap((role) => plan(event, deal, role, { kind: 'decision_appealed' }));
}

const resolvedSchema = z.object({ origin: z.string(), isAppealed: z.boolean() });

/** Who had the decision with the time to appeal knows it already. */
export function disputeResolved(event: DealEvent, deal: Deal): NoticePlan[] {
  const { origin, isAppealed } = resolvedSchema.parse(event.data);
  if (origin !== 'agreement' && !isAppealed) return [];
  return partiesOf(deal).flatMap((role) => plan(event, deal, role, { kind: 'dispute_resolved' }));
}
