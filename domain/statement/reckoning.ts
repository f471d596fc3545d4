import type { SalesFound } from '../commission/tally.ts';
import { PPM } from '../money/amount.ts';
import type { Tier } from '../terms/terms.ts';
import { tierParts } from './parts.ts';
import type { TierPart } from './rule.ts';

/** How the commission of all orders comes about: the tiers' amounts less what was rounded off are what was found. */
export interface Reckoning {
  readonly tiers: readonly TierAmount[];
  /** Each order is rounded down, and all of them together to what can be moved of the currency. Minor units. */
  readonly roundedOffMinor: number;
}

export interface TierAmount extends TierPart {
  /** Its rate on its part of the net sales. Of the tiers together only the last fraction of a minor unit is left out. */
  readonly amountMinor: number;
}

/** @param found what the orders come to under `tiers` */
export function reckoning(tiers: readonly Tier[], found: SalesFound): Reckoning {
  let exact = 0n;
  let reckonedMinor = 0;
  const amounts = tierParts(tiers, found.netSalesMinor).map((part) => {
    exact += BigInt(part.netMinor) * BigInt(part.ratePpm);
    const amountMinor = Number(exact / BigInt(PPM)) - reckonedMinor;
    reckonedMinor += amountMinor;
    return { ...part, amountMinor };
  });
  return { tiers: amounts, roundedOffMinor: reckonedMinor - found.commissionMinor };
}
