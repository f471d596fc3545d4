import { agreedFeeMinor } from '../deal/agreedFee.ts';
import { settlementCost } from '../deal/collection.ts';
import { awaitsSales, type Deal } from '../deal/deal.ts';
import { awaitsStayLive, heldBackMinor } from '../deal/stayLive.ts';
import { costOf, type Earnings, totalMinor } from '../terms/cost.ts';
import { commissionReserve } from '../terms/terms.ts';

export const releasedSoFar = (deal: Deal): Earnings => ({
  feeMinor: deal.feeReleasedMinor,
  commissionMinor: deal.commissionReleasedMinor,
});

/** An amount in dispute about sales is about the fee first: it was agreed on before anything was sold. */
export function asEarnings(deal: Deal, gate: string, amountMinor: number): Earnings {
  if (gate !== 'sales') return { feeMinor: amountMinor, commissionMinor: 0 };
  const atStakeMinor = settlementCost(deal, 0).feeMinor - deal.feeReleasedMinor;
  const feeMinor = Math.min(amountMinor, atStakeMinor);
  return { feeMinor, commissionMinor: amountMinor - feeMinor };
}

/** What escrow has to keep so that `earnings` can still be paid, with all fees on it; minor units. */
export function costAheadMinor(deal: Deal, { feeMinor, commissionMinor }: Earnings): number {
  return totalMinor(costOf(deal.terms, feeMinor, commissionMinor, releasedSoFar(deal)));
}

/** Whether the fee is settled only with the sales, and so nothing of it is released before. */
export const isFeeGuaranteed = (deal: Deal): boolean =>
  deal.terms.gmvGuarantee !== undefined && awaitsSales(deal);

/** What later gates still decide once the dispute is over: a guaranteed fee or a hold, and the commission. */
export function stillAhead(deal: Deal): Earnings {
  const sales = awaitsSales(deal);
  const isFeeAhead = isFeeGuaranteed(deal) || awaitsStayLive(deal);
  const unreleased = agreedFeeMinor(deal) - deal.feeReleasedMinor - deal.holdForfeitedMinor;
  return {
    feeMinor: isFeeGuaranteed(deal) ? unreleased : isFeeAhead ? heldBackMinor(deal) : 0,
    commissionMinor: sales ? Math.max(0, commissionReserve(deal.terms) - deal.commissionReleasedMinor) : 0,
  };
}
