import { MOST_DEFECTS } from '../terms/course.ts';
import { awaitsSales, type Deal } from './deal.ts';
import { returnsEnd } from './salesWindow.ts';
import { awaitsStayLive, stayLiveEnd } from './stayLive.ts';

/** What a funded deal waits for next, unless it is refunded: reckoned from what happened, so that the ASL's Choices stay small. */
export const NEXT = ['sample', 'operator', 'draft', 'delivery', 'stays_live', 'sales', 'none'] as const;
export type Next = (typeof NEXT)[number];

export function nextOf(deal: Deal): Next {
  if (deal.cancellation !== null || deal.status === 'closed') return 'none';
  return deal.feeReleasedAt === null ? towardsDelivery(deal) : afterRelease(deal);
}

function towardsDelivery({ terms, sample, sampleEndedAt, draftEndedAt, delivery }: Deal): Next {
  if (terms.sample?.required === true && sampleEndedAt === null)
    return (sample?.defects ?? 0) < MOST_DEFECTS ? 'sample' : 'operator';
  const { deliverable } = terms;
  const showsDraft = deliverable.kind === 'video' && deliverable.draftReview === true;
  return showsDraft && draftEndedAt === null && delivery === null ? 'draft' : 'delivery';
}

/**
 * Where the work has to stay online and sales are counted as well, what ends earlier comes first. A guaranteed fee is
 * settled with the sales, so by then it has to be known whether the work stayed online.
 */
function afterRelease(deal: Deal): Next {
  const staysLive = awaitsStayLive(deal);
  if (!awaitsSales(deal)) return staysLive ? 'stays_live' : 'none';
  if (!staysLive) return 'sales';
  const isEarlier = Date.parse(stayLiveEnd(deal) ?? '') <= Date.parse(returnsEnd(deal) ?? '');
  return isEarlier || deal.terms.gmvGuarantee !== undefined ? 'stays_live' : 'sales';
}
