import { type ClockedGate, DEFAULT_CLOCKS } from '../gates/names.ts';
import { durationMillis } from '../time.ts';
import { maxRevisions, salesWindows, type Terms } from './terms.ts';

const DAY_MILLIS = 86_400_000;
/** An execution of Step Functions lasts a year at most; this leaves ten days for what nobody foresees. */
export const LONGEST_DEAL_DAYS = 355;
const FURTHEST_DUE_DAYS = 150;
const FURTHEST_EXTENSION_DAYS = 210;

/** So many samples may turn out useless before an operator is asked. */
export const MOST_DEFECTS = 3;
const MOST_PAYOUTS = 3;
/** How long after going live anything may still be waited for. */
export const LONGEST_WAIT_DAYS = 90;
/** From its opening to the end of an appeal, with what operators may need. */
const DISPUTE_DAYS = 35;
const REVISION_DAYS = 3;

/**
 * How many days after its invitation the work of a deal may be due, so that all that can follow, every clock used up,
 * still fits in the year; below 1 where the clocks leave no time for the work. @param extended whether the brand moves the date
 */
export function furthestDueDays(terms: Terms, extended = false): number {
  const most = extended ? FURTHEST_EXTENSION_DAYS : FURTHEST_DUE_DAYS;
  return Math.min(most, Math.floor(LONGEST_DEAL_DAYS - daysAround(terms)));
}

/** All that a deal may wait for besides its work, at worst; days. */
export function daysAround(terms: Terms): number {
  const days = (gate: ClockedGate) => inDays(terms.clocks?.[gate] ?? DEFAULT_CLOCKS[gate]);
  const { deliverable, sample, stayLive } = terms;
  const samples =
    sample?.required === true ? MOST_DEFECTS * (days('sample_shipment') + days('sample_receipt')) : 0;
  const showsDraft = deliverable.kind === 'video' && deliverable.draftReview === true;
  const draftReview = showsDraft ? days('draft_review') : 0;
  const round = Math.max(days('review'), draftReview) + REVISION_DAYS;
  const windows = salesWindows(terms);
  const sales = windows === null ? 0 : inDays(windows.attribution) + inDays(windows.returnWindow);
  const staysLive = stayLive === undefined ? 0 : inDays(stayLive.period);
  return (
    days('funding') +
    samples +
    draftReview +
    (maxRevisions(terms) + 1) * round +
    days('delivery') +
    Math.min(LONGEST_WAIT_DAYS, Math.max(sales, staysLive)) +
    days('top_up') +
    MOST_PAYOUTS * days('payout') +
    DISPUTE_DAYS
  );
}

/** What it may wait for once the review ended well, besides windows that lie fixed by then, at worst; days. */
export function daysAfterRelease(terms: Terms): number {
  const days = (gate: ClockedGate) => inDays(terms.clocks?.[gate] ?? DEFAULT_CLOCKS[gate]);
  return days('top_up') + MOST_PAYOUTS * days('payout') + DISPUTE_DAYS;
}

const inDays = (duration: string): number => durationMillis(duration) / DAY_MILLIS;
