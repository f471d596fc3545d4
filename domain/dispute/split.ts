import { sharePpm } from '../money/amount.ts';
import { movable } from '../money/currency.ts';
import type { Shares } from './finding.ts';

/** What each gets of an amount in dispute; minor units that add up to it. */
export interface Split {
  readonly creatorMinor: number;
  readonly brandMinor: number;
  readonly providerMinor: number;
}

/** Brand's and provider's parts are rounded down once; the residue is the creator's (DESIGN §5). */
export function splitContested(
  contestedMinor: number,
  { brand, provider = 0 }: Shares,
  currency: string,
): Split {
  const brandMinor = movable(sharePpm(contestedMinor, brand), currency);
  const providerMinor = movable(sharePpm(contestedMinor, provider), currency);
  return { creatorMinor: contestedMinor - brandMinor - providerMinor, brandMinor, providerMinor };
}
