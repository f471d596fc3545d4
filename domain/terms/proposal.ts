import type { Fault } from '../faults.ts';
import { movable, mustBeMovable } from '../money/currency.ts';
import { durationMillis } from '../time.ts';
import { furthestDueDays, LONGEST_WAIT_DAYS } from './course.ts';
import { commissionReserve, dueAt, salesWindows, type Terms } from './terms.ts';

const DAY_MILLIS = 86_400_000;

/** Broken or not, where, and what then to say. */
type Rule = [boolean, readonly (string | number)[], string];

/**
 * What is wrong with terms that somebody proposes at `now` in a deal that began at `begunAt` (epoch ms), beyond their
 * shape.
 */
export function faultsOfProposal(terms: Terms, now: number, hasProvider: boolean, begunAt = now): Fault[] {
  const due = Date.parse(dueAt(terms));
  const duePath = ['deliverable', terms.deliverable.kind === 'livestream' ? 'scheduledAt' : 'dueAt'];
  const { deliverable, stayLive } = terms;
  const windows = salesWindows(terms);
  const waits = windows && durationMillis(windows.attribution) + durationMillis(windows.returnWindow);
  const days = furthestDueDays(terms);
  const rules: Rule[] = [
    [due <= now, duePath, 'must be in the future'],
    [days < 1, ['clocks'], 'leave no time for the work: a deal with all its clocks has to end within a year'],
    [days >= 1 && due > begunAt + days * DAY_MILLIS, duePath, `must be within ${days} days`],
    [
      (waits ?? 0) > LONGEST_WAIT_DAYS * DAY_MILLIS,
      [terms.commission === undefined ? 'gmvGuarantee' : 'commission', 'returnWindow'],
      `attribution and return window must not exceed ${LONGEST_WAIT_DAYS} days together`,
    ],
    ...[
      { path: ['fixedFee'], amountMinor: terms.fixedFee },
      { path: ['commission', 'reserve'], amountMinor: commissionReserve(terms) },
    ].map(({ path, amountMinor }): Rule => {
      return [movable(amountMinor, terms.currency) !== amountMinor, path, mustBeMovable(terms.currency)];
    }),
    [terms.providerShare !== undefined && !hasProvider, ['providerShare'], 'needs a provider in the deal'],
    [
      stayLive !== undefined && deliverable.kind === 'livestream',
      ['stayLive'],
      'is for videos: a stream is over when it ends',
    ],
    [
      stayLive !== undefined && durationMillis(stayLive.period) > LONGEST_WAIT_DAYS * DAY_MILLIS,
      ['stayLive', 'period'],
      `must not exceed ${LONGEST_WAIT_DAYS} days`,
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, path, message]) => ({ path, message }));
}
