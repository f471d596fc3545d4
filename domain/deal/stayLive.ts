import { sharePpm } from '../money/amount.ts';
import { movable } from '../money/currency.ts';
import { plus } from '../time.ts';
import { agreedFeeMinor } from './agreedFee.ts';
import type { Deal } from './deal.ts';

/** What of the fixed fee is held until the work has stayed online as long as agreed; minor units. */
export function holdMinor(deal: Pick<Deal, 'terms' | 'feeConcededMinor'>): number {
  const { stayLive, currency } = deal.terms;
  return stayLive === undefined ? 0 : movable(sharePpm(agreedFeeMinor(deal), stayLive.holdPpm), currency);
}

/** Whether published work still has to stay online. */
export function awaitsStayLive({ terms, delivery, cancellation, stayLiveEndedAt }: Deal): boolean {
  return (
    terms.stayLive !== undefined && delivery !== null && cancellation === null && stayLiveEndedAt === null
  );
}

/** The part of the fixed fee that stays in escrow while the work has to stay online. */
export function heldBackMinor(deal: Deal): number {
  if (!awaitsStayLive(deal)) return 0;
  return Math.min(holdMinor(deal), agreedFeeMinor(deal) - deal.feeReleasedMinor);
}

/** Until when it has to; RFC 3339, `null` where nothing was agreed, or nothing was published yet. */
export function stayLiveEnd({ terms, delivery }: Deal): string | null {
  return terms.stayLive === undefined || delivery === null
    ? null
    : plus(delivery.liveAt, terms.stayLive.period);
}
