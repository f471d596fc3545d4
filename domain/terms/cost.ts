import * as z from 'zod/mini';
import { sharePpm, sumMinor } from '../money/amount.ts';
import { splitChain } from '../money/chain.ts';
import { movable, movableUnitMinor } from '../money/currency.ts';
import { commissionReserve, type EarningBase, type Terms } from './terms.ts';

const costAmount = z.int();

/** As events carry it. */
export const costSchema = z.object({
  creatorMinor: costAmount,
  platformMinor: costAmount,
  providerMinor: costAmount,
  chain: z.array(z.object({ level: z.int(), providerId: z.string(), amountMinor: costAmount })),
});
export const earningsSchema = z.object({ feeMinor: costAmount, commissionMinor: costAmount });

/** What a provider of the chain keeps of the creator's earnings. `level` is its place in the chain, from 0. */
export interface ChainPart {
  readonly level: number;
  readonly providerId: string;
  readonly amountMinor: number;
}

/** What the brand pays, by payee; minor units. */
export interface Cost {
  readonly creatorMinor: number;
  readonly platformMinor: number;
  /** The share that the deal's provider takes on top. */
  readonly providerMinor: number;
  /** Empty where no chain was agreed. */
  readonly chain: readonly ChainPart[];
}

export interface Earnings {
  readonly feeMinor: number;
  readonly commissionMinor: number;
}

export const NOTHING_EARNED: Earnings = { feeMinor: 0, commissionMinor: 0 };
export const NO_COST: Cost = { creatorMinor: 0, platformMinor: 0, providerMinor: 0, chain: [] };

/**
 * What the brand pays for a fee and a commission (each what the creator earns, minor units): platform fee and
 * provider share come on top, each rounded down once (DESIGN §5); a chain is paid out of what the creator earns.
 * With `before`, what comes to that which was earned and paid before: rounding then goes over the whole.
 */
export function costOf(
  terms: Terms,
  feeMinor: number,
  commissionMinor: number,
  before: Earnings = NOTHING_EARNED,
): Cost {
  const whole = {
    feeMinor: sumMinor(before.feeMinor, feeMinor),
    commissionMinor: sumMinor(before.commissionMinor, commissionMinor),
  };
  return {
    ...creatorSide(terms, { feeMinor, commissionMinor }),
    platformMinor: platformFee(terms, whole) - platformFee(terms, before),
    providerMinor: providerShare(terms, whole) - providerShare(terms, before),
  };
}

/**
 * What was earned, among the levels of the chain where one was agreed. Fee and commission are each split by
 * themselves, so that what is paid first never has to be corrected by what follows.
 */
export function creatorSide(
  { chain, currency }: Terms,
  { feeMinor, commissionMinor }: Earnings,
): Pick<Cost, 'creatorMinor' | 'chain'> {
  const earnedMinor = sumMinor(feeMinor, commissionMinor);
  if (chain === undefined) return { creatorMinor: earnedMinor, chain: [] };
  const unitMinor = movableUnitMinor(currency);
  const splits = [
    ...(chain.of === 'commission' ? [] : [splitChain(feeMinor, chain.levels, unitMinor)]),
    ...(chain.of === 'fixedFee' ? [] : [splitChain(commissionMinor, chain.levels, unitMinor)]),
  ];
  const parts = chain.levels.flatMap(({ to }, level) => {
    const amountMinor = sumMinor(...splits.map(({ kept }) => kept[level]?.amountMinor ?? 0));
    return to === 'creator' ? [] : [{ level, providerId: to, amountMinor }];
  });
  return {
    creatorMinor: earnedMinor - sumMinor(...parts.map(({ amountMinor }) => amountMinor)),
    chain: parts,
  };
}

export function plusCost(a: Cost, b: Cost): Cost {
  const amounts = new Map([...a.chain, ...b.chain].map((part) => [part.level, part]));
  return {
    creatorMinor: sumMinor(a.creatorMinor, b.creatorMinor),
    platformMinor: sumMinor(a.platformMinor, b.platformMinor),
    providerMinor: sumMinor(a.providerMinor, b.providerMinor),
    chain: [...amounts.values()].map((part) => ({
      ...part,
      amountMinor: atLevel(a, part.level) + atLevel(b, part.level),
    })),
  };
}

const atLevel = ({ chain }: Cost, level: number): number =>
  chain.find((part) => part.level === level)?.amountMinor ?? 0;

export function totalMinor({ creatorMinor, platformMinor, providerMinor, chain }: Cost): number {
  return sumMinor(creatorMinor, platformMinor, providerMinor, ...chain.map(({ amountMinor }) => amountMinor));
}

/** F + R + platform fee on (F + R) + provider share on its base: what is collected before work begins. */
export function fundingMinor(terms: Terms): number {
  return totalMinor(costOf(terms, terms.fixedFee, commissionReserve(terms)));
}

function platformFee(terms: Terms, { feeMinor, commissionMinor }: Earnings): number {
  return movable(sharePpm(sumMinor(feeMinor, commissionMinor), terms.platformFeePpm), terms.currency);
}

function providerShare(
  { providerShare: share, currency }: Terms,
  { feeMinor, commissionMinor }: Earnings,
): number {
  if (share === undefined) return 0;
  const bases: Record<EarningBase, number> = {
    fixedFee: feeMinor,
    commission: commissionMinor,
    both: sumMinor(feeMinor, commissionMinor),
  };
  return movable(sharePpm(bases[share.of], share.ratePpm), currency);
}
