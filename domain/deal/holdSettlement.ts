import { SYSTEM } from '../parties.ts';
import { costOf, NO_COST, totalMinor } from '../terms/cost.ts';
import { toInstant } from '../time.ts';
import type { Change } from './change.ts';
import { awaitsSales, type Deal } from './deal.ts';
import { releaseFromEscrow } from './release.ts';
import { awaitsStayLive, heldBackMinor } from './stayLive.ts';

/**
 * It is settled whether the work stayed online: what was held of the fixed fee goes to those who earned it, or, with
 * the fees on it, back to the brand. With no sales to wait for, so does whatever else is left. Of a guaranteed fee
 * nothing moves before the sales are settled. `null` when that was done before.
 * @param now epoch ms
 */
export function settleHold(deal: Deal, to: 'creator' | 'brand', now: number): Change | null {
  if (!awaitsStayLive(deal)) return null;
  const at = toInstant(now);
  const heldMinor = heldBackMinor(deal);
  const ended: Deal = {
    ...deal,
    stayLiveEndedAt: at,
    holdForfeitedMinor: to === 'brand' ? heldMinor : 0,
  };
  const event = to === 'creator' ? ('deal.hold_released.v1' as const) : ('deal.hold_returned.v1' as const);
  const isGuaranteed = deal.terms.gmvGuarantee !== undefined && awaitsSales(deal);
  if (isGuaranteed) {
    const happenings = [{ type: event, actor: SYSTEM, data: { heldMinor, waitsForSales: true } }];
    return { deal: ended, happenings, entries: [] };
  }
  const { feeReleasedMinor: feeMinor, commissionReleasedMinor: commissionMinor } = deal;
  const cost = costOf(deal.terms, heldMinor, 0, { feeMinor, commissionMinor });
  const paid = to === 'creator' ? cost : NO_COST;
  const returned = to === 'creator' ? 0 : totalMinor(cost);
  return releaseFromEscrow(
    { ...ended, feeReleasedMinor: feeMinor + (to === 'creator' ? heldMinor : 0) },
    {
      entry: to === 'creator' ? 'hold_release' : 'hold_return',
      event,
      fee: paid,
      commission: NO_COST,
      rest: awaitsSales(deal) ? returned : deal.escrowMinor - totalMinor(paid),
      at,
      data: { heldMinor },
    },
  );
}
