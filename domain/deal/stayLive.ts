import { sharePpm } from '../money/amount.ts';
import type { Terms } from '../terms/terms.ts';
import { plus } from '../time.ts';
import type { Deal } from './deal.ts';

/** What of the fixed fee is held until the work has stayed online as long as agreed; minor units. */
export function holdMinor({ fixedFee, stayLive }: Terms): number {
  return stayLive === undefined ? 0 : sharePpm(fixedFee, stayLive.holdPpm);
}

/** Whether published work still has to stay online. */
export function awaitsStayLive({ terms, delivery, cancellation, stayLiveEndedAt }: Deal): boolean {
  return (
    terms.stayLive !== undefined && delivery !== null && cancellation === null && stayLiveEndedAt === null
  );
}

/** The part of the fixed fee that stays in escrow while the work has to stay online. */
export function heldBackMinor(deal: Deal): number {
  return awaitsStayLive(deal) ? holdMinor(deal.terms) : 0;
}

/** Until when it has to; RFC 3339, `null` where nothing was agreed, or nothing was published yet. */
export function stayLiveEnd({ terms, delivery }: Deal): string | null {
  return terms.stayLive === undefined || delivery === null
    ? null
    : plus(delivery.liveAt, terms.stayLive.period);
}
