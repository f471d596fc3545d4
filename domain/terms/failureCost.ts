import { sharePpm, sumMinor } from '../money/amount.ts';
import { type Cost, costOf, creatorSide } from './cost.ts';
import type { Terms } from './terms.ts';

export interface FailureCost {
  readonly keptMinor: number;
  /** What of the fees the creator bears. */
  readonly borneMinor: number;
  readonly cost: Cost;
}

/**
 * What it costs when a deal fails and `keptPpm` of the fixed fee stay with the creator. Platform fee and provider
 * share are reckoned on that; `terms.failureFees` says who bears them: the brand on top (default), the creator out of
 * what it keeps, or each half, an odd unit falling to the brand. Nobody bears more than there is.
 */
export function failureCost(terms: Terms, keptPpm: number): FailureCost {
  const keptMinor = sharePpm(terms.fixedFee, keptPpm);
  const onTop = costOf(terms, keptMinor, 0);
  const feesMinor = sumMinor(onTop.platformMinor, onTop.providerMinor);
  const borneBy = { brand: 0, creator: feesMinor, split: Math.floor(feesMinor / 2) };
  const borneMinor = Math.min(borneBy[terms.failureFees ?? 'brand'], keptMinor);
  const side = creatorSide(terms, { feeMinor: keptMinor - borneMinor, commissionMinor: 0 });
  return { keptMinor, borneMinor, cost: { ...onTop, ...side } };
}
