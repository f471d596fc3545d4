import type { Fault } from '../faults.ts';
import { durationMillis } from '../time.ts';
import { dueAt, salesWindows, type Terms } from './terms.ts';

const DAY_MILLIS = 86_400_000;
/** With the clocks of every gate, these keep a deal inside the year that a Step Functions execution may last. */
const FURTHEST_DUE_DAYS = 150;
const LONGEST_WINDOWS_DAYS = 90;

/**
 * What is wrong with terms that somebody proposes at `now` (epoch ms), beyond their shape.
 * The last three name parts of the contract that no workflow of this version carries out: a promise nobody keeps
 * must not be accepted.
 */
export function faultsOfProposal(terms: Terms, now: number, hasProvider: boolean): Fault[] {
  const due = Date.parse(dueAt(terms));
  const duePath = ['deliverable', terms.deliverable.kind === 'livestream' ? 'scheduledAt' : 'dueAt'];
  const { deliverable } = terms;
  const windows = salesWindows(terms);
  const waits = windows && durationMillis(windows.attribution) + durationMillis(windows.returnWindow);
  const rules: [boolean, readonly (string | number)[], string][] = [
    [due <= now, duePath, 'must be in the future'],
    [due > now + FURTHEST_DUE_DAYS * DAY_MILLIS, duePath, `must be within ${FURTHEST_DUE_DAYS} days`],
    [
      (waits ?? 0) > LONGEST_WINDOWS_DAYS * DAY_MILLIS,
      [terms.commission === undefined ? 'gmvGuarantee' : 'commission', 'returnWindow'],
      `attribution and return window must not exceed ${LONGEST_WINDOWS_DAYS} days together`,
    ],
    [terms.providerShare !== undefined && !hasProvider, ['providerShare'], 'needs a provider in the deal'],
    [terms.stayLive !== undefined, ['stayLive'], 'is not offered by this version of the collaboration'],
    [
      terms.sample?.required === true,
      ['sample', 'required'],
      'is not offered by this version of the collaboration',
    ],
    [
      deliverable.kind === 'video' && deliverable.draftReview === true,
      ['deliverable', 'draftReview'],
      'is not offered by this version of the collaboration',
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, path, message]) => ({ path, message }));
}
