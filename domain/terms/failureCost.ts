import { sharePpm, sumMinor } from '../money/amount.ts';
import { movable } from '../money/currency.ts';
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
 * what it keeps, or each half, an odd unit falling to the brand. Nobody bears more than there is. What a dispute took off
 * the fee is not kept, and what it released before is not paid again.
 */
export function failureCost(
  terms: Terms,
  keptPpm: number,
  { agreedMinor, releasedMinor } = { agreedMinor: terms.fixedFee, releasedMinor: 0 },
): FailureCost {
  const keptMinor = Math.max(movable(sharePpm(agreedMinor, keptPpm), terms.currency), releasedMinor);
  const nowMinor = keptMinor - releasedMinor;
  const onTop = costOf(terms, nowMinor, 0, { feeMinor: releasedMinor, commissionMinor: 0 });
  const feesMinor = sumMinor(onTop.platformMinor, onTop.providerMinor);
  const borneBy = { brand: 0, creator: feesMinor, split: movable(Math.floor(feesMinor / 2), terms.currency) };
  const borneMinor = Math.min(borneBy[terms.failureFees ?? 'brand'], nowMinor);
  const side = creatorSide(terms, { feeMinor: nowMinor - borneMinor, commissionMinor: 0 });
  return { keptMinor, borneMinor, cost: { ...onTop, ...side } };
}
