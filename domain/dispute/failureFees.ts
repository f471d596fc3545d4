import type { Deal } from '../deal/deal.ts';
import { sumMinor } from '../money/amount.ts';
import { movable } from '../money/currency.ts';
import { type Cost, costOf, creatorSide, type Earnings, totalMinor } from '../terms/cost.ts';
import { releasedSoFar } from './stake.ts';

/**
 * What it costs to release `earned` by the decision of a dispute. `terms.failureFees` says who bears platform fee and
 * provider share on it, as when a deal is cancelled: the brand on top (default), the creator out of what it gets, or
 * each half, an odd unit falling to the brand.
 */
export function withFeesOnFailure(deal: Deal, { feeMinor, commissionMinor }: Earnings) {
  const { terms } = deal;
  const before = releasedSoFar(deal);
  const fee = costOf(terms, feeMinor, 0, before);
  const afterFee = { ...before, feeMinor: sumMinor(before.feeMinor, feeMinor) };
  const commission = costOf(terms, 0, commissionMinor, afterFee);
  const onTop = [fee, commission].flatMap(({ platformMinor, providerMinor }) => [
    platformMinor,
    providerMinor,
  ]);
  const feesMinor = sumMinor(...onTop);
  const borneBy = { brand: 0, creator: feesMinor, split: movable(Math.floor(feesMinor / 2), terms.currency) };
  const borneMinor = Math.min(borneBy[terms.failureFees ?? 'brand'], sumMinor(feeMinor, commissionMinor));
  const ofFee = Math.min(borneMinor, feeMinor);
  const left = { feeMinor: feeMinor - ofFee, commissionMinor: commissionMinor - (borneMinor - ofFee) };
  const lessFee: Cost = { ...fee, ...creatorSide(terms, { feeMinor: left.feeMinor, commissionMinor: 0 }) };
  const lessCommission: Cost = {
    ...commission,
    ...creatorSide(terms, { feeMinor: 0, commissionMinor: left.commissionMinor }),
  };
  return {
    fee: lessFee,
    commission: lessCommission,
    borneMinor,
    totalMinor: totalMinor(lessFee) + totalMinor(lessCommission),
  };
}
