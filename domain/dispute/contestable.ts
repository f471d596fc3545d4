import { agreedFeeMinor } from '../deal/agreedFee.ts';
import { mostCommission, settlementCost } from '../deal/collection.ts';
import type { Deal } from '../deal/deal.ts';
import { heldBackMinor } from '../deal/stayLive.ts';
import type { GateName } from '../gates/names.ts';

/**
 * What the creator could still earn out of escrow where the deal stands at `gate`, gross, in minor units: the fixed fee
 * before it was released; the part of it that is held while the work has to stay online; and, while sales are counted,
 * what of a guaranteed fee is at stake, with all the commission that escrow could pay.
 */
export function contestableMinor(deal: Deal, gate: GateName): number {
  if (gate === 'stays_live') return heldBackMinor(deal);
  if (gate !== 'sales') return agreedFeeMinor(deal) - deal.feeReleasedMinor - deal.holdForfeitedMinor;
  const { feeMinor } = settlementCost(deal, 0);
  const commission = deal.terms.commission === undefined ? 0 : mostCommission(deal, deal.escrowMinor);
  return feeMinor - deal.feeReleasedMinor + commission;
}
