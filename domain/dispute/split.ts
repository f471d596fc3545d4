import { sharePpm } from '../money/amount.ts';
import type { Shares } from './finding.ts';

/** What each gets of an amount in dispute; minor units that add up to it. */
export interface Split {
  readonly creatorMinor: number;
  readonly brandMinor: number;
  readonly providerMinor: number;
}

/** Brand's and provider's parts are rounded down once; the residue is the creator's (DESIGN §5). */
export function splitContested(contestedMinor: number, { brand, provider = 0 }: Shares): Split {
  const brandMinor = sharePpm(contestedMinor, brand);
  const providerMinor = sharePpm(contestedMinor, provider);
  return { creatorMinor: contestedMinor - brandMinor - providerMinor, brandMinor, providerMinor };
}
