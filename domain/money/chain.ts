import { InvariantViolation } from '../errors.ts';
import { isRatePpm, PPM, requireAmount, sharePpm, sumMinor } from './amount.ts';

const FEWEST_LEVELS = 2;
const MOST_LEVELS = 8;

/**
 * One level of a chain in which each pays the next. A provider keeps `keepPpm` of the whole; the creator keeps what
 * nobody else does, and so needs no rate.
 */
export type ChainLevel = { readonly to: 'creator' } | { readonly to: string; readonly keepPpm: number };

/** What is handed from one level to the next; the first comes `from` the brand. Minor units. */
export interface ChainFlow {
  readonly from: string;
  readonly to: string;
  readonly amountMinor: number;
}

export interface ChainSplit {
  readonly flows: readonly ChainFlow[];
  /** By level, in order; they add up to the whole. */
  readonly kept: readonly { readonly to: string; readonly amountMinor: number }[];
}

/**
 * What each level of a chain receives, keeps and pays on of `amountMinor`. A provider's part is rounded down once; the
 * residue is the creator's (DESIGN §5). Each part is a multiple of `unitMinor`, if the whole is.
 * @throws InvariantViolation for an amount that is none, and for levels that `faultOfChain` finds fault with
 */
export function splitChain(
  amountMinor: number,
  levels: readonly ChainLevel[],
  unitMinor: number = 1,
): ChainSplit {
  requireAmount(amountMinor);
  const fault = faultOfChain(levels);
  if (fault !== null) throw new InvariantViolation(`a chain ${fault}`);
  const parts = levels.map((level) => {
    const shareMinor = 'keepPpm' in level ? sharePpm(amountMinor, level.keepPpm) : 0;
    return shareMinor - (shareMinor % unitMinor);
  });
  const residueMinor = amountMinor - sumMinor(...parts);
  const kept = levels.map((level, index) => ({
    to: level.to,
    amountMinor: 'keepPpm' in level ? (parts[index] ?? 0) : residueMinor,
  }));
  let handedOn = amountMinor;
  const flows = kept.map(({ to, amountMinor: keeps }, index) => {
    const flow = { from: levels[index - 1]?.to ?? 'brand', to, amountMinor: handedOn };
    handedOn -= keeps;
    return flow;
  });
  return { flows, kept };
}

/** What is wrong with the levels of a chain, or `null`; reads as the end of a sentence about it. */
export function faultOfChain(levels: readonly ChainLevel[]): string | null {
  const rates = levels.flatMap((level) => ('keepPpm' in level ? [level.keepPpm] : []));
  const creators = levels.filter(({ to }) => to === 'creator');
  const rules: [boolean, string][] = [
    [
      levels.length < FEWEST_LEVELS || levels.length > MOST_LEVELS,
      `must have ${FEWEST_LEVELS} to ${MOST_LEVELS} levels`,
    ],
    [creators.length !== 1, 'must name the creator exactly once'],
    [creators.some((level) => 'keepPpm' in level), 'must leave the creator what nobody else keeps'],
    [new Set(levels.map(({ to }) => to)).size !== levels.length, 'must not name a provider twice'],
    [!rates.every(isRatePpm), 'must keep between 0 and 1 000 000 ppm at each level'],
    [rates.reduce((sum, rate) => sum + rate, 0) > PPM, 'must not keep more than 1 000 000 ppm in all'],
  ];
  return rules.find(([isBroken]) => isBroken)?.[1] ?? null;
}
