import type { Deal } from './deal.ts';

/**
 * The fixed fee as it can still be earned: that of the terms, less what a dispute took off it for good. Whatever is
 * reckoned on the fee (a hold, a guarantee, what cancelling leaves) is reckoned on this.
 */
export function agreedFeeMinor({
  terms,
  feeConcededMinor,
}: Pick<Deal, 'terms' | 'feeConcededMinor'>): number {
  return terms.fixedFee - feeConcededMinor;
}
