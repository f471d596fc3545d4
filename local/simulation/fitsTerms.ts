import { salesWindows, type Terms } from '../../domain/terms/terms.ts';
import type { Behaviour, SilentAt, Twist } from './behaviour.ts';
import { CannotPlay } from './cannotPlay.ts';
import { DAY_MILLIS } from './usualMoves.ts';

/** Why there is no such gate under the terms; gates that every deal comes to are not in here. */
const GATES: Partial<Record<SilentAt, (terms: Terms) => string | null>> = {
  sample_shipment: ({ sample }) => (sample?.required === true ? null : 'ask for no sample'),
  sample_receipt: ({ sample }) => (sample?.required === true ? null : 'ask for no sample'),
  draft: ({ deliverable }) => (isDrafted(deliverable) ? null : 'ask for no draft'),
  draft_review: ({ deliverable }) => (isDrafted(deliverable) ? null : 'ask for no draft'),
  sales: (terms) => (salesWindows(terms) === null ? 'agree neither a commission nor a guarantee' : null),
  top_up: ({ commission }) => (commission === undefined ? 'agree no commission' : null),
};

const isDrafted = (deliverable: Terms['deliverable']): boolean =>
  deliverable.kind === 'video' && deliverable.draftReview === true;

/**
 * Refuses what these terms cannot bring about, before anything is played.
 * @param dueAt when the work is due @param now both epoch ms
 * @throws CannotPlay
 */
export function requireFit(
  { twist, salesMinor, shares }: Behaviour,
  terms: Terms,
  { dueAt, now, hasProvider }: { dueAt: number; now: number; hasProvider: boolean },
): void {
  const lack = lackOf(twist, terms);
  if (lack !== null) throw new CannotPlay('scenario_not_in_terms', `The terms ${lack}.`);
  if (salesMinor !== null && salesWindows(terms) === null)
    throw unfit('sales', 'change nothing: the terms agree neither a commission nor a guarantee');
  if (shares.providerPpm > 0 && !hasProvider) throw unfit('provider', 'must be 0: no provider takes part');
  if (twist.kind === 'cancellation' && dueAt - twist.days * DAY_MILLIS < now)
    throw new CannotPlay('scenario_day_passed', `It is less than ${twist.days} days until the work is due.`, [
      { path: ['parameters', 'days'], message: 'must be a day that lies ahead' },
    ]);
}

function lackOf(twist: Twist, terms: Terms): string | null {
  if (twist.kind === 'silence') return GATES[twist.at]?.(terms) ?? null;
  if (twist.kind !== 'returns') return null;
  return salesWindows(terms) === null ? 'agree neither a commission nor a guarantee' : null;
}

const unfit = (parameter: string, message: string): CannotPlay =>
  new CannotPlay('invalid_request', 'The parameters do not fit the deal.', [
    { path: ['parameters', parameter], message },
  ]);
