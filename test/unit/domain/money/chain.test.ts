import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../../../domain/errors.ts';
import { sharePpm } from '../../../../domain/money/amount.ts';
import { type ChainLevel, splitChain } from '../../../../domain/money/chain.ts';

const CREATOR: ChainLevel = { to: 'creator' };
const keeps = (to: string, keepPpm: number): ChainLevel => ({ to, keepPpm });
/** Agency, sub-agency, creator, promoters' agency, promoter. */
const FIVE = [
  keeps('agency', 400_000),
  keeps('subAgency', 200_000),
  CREATOR,
  keeps('promoterAgency', 100_000),
  keeps('promoter', 100_000),
];

describe('splitChain', () => {
  it('of 10.00 yuan: 4, 2, the creator 2, 1 and 1, each paid by the level before it', () => {
    expect(splitChain(1000, FIVE)).toEqual({
      kept: [
        { to: 'agency', amountMinor: 400 },
        { to: 'subAgency', amountMinor: 200 },
        { to: 'creator', amountMinor: 200 },
        { to: 'promoterAgency', amountMinor: 100 },
        { to: 'promoter', amountMinor: 100 },
      ],
      flows: [
        { from: 'brand', to: 'agency', amountMinor: 1000 },
        { from: 'agency', to: 'subAgency', amountMinor: 600 },
        { from: 'subAgency', to: 'creator', amountMinor: 400 },
        { from: 'creator', to: 'promoterAgency', amountMinor: 200 },
        { from: 'promoterAgency', to: 'promoter', amountMinor: 100 },
      ],
    });
  });

  it.each([
    [0, [0, 0, 0, 0, 0]],
    [9, [3, 1, 5, 0, 0]],
    [1009, [403, 201, 205, 100, 100]],
    // 2^53 − 1: in floats some of these are wrong by one.
    [
      9_007_199_254_740_991,
      [
        3_602_879_701_896_396, 1_801_439_850_948_198, 1_801_439_850_948_199, 900_719_925_474_099,
        900_719_925_474_099,
      ],
    ],
  ])('of %i', (whole, parts) => {
    expect(splitChain(whole, FIVE).kept.map(({ amountMinor }) => amountMinor)).toEqual(parts);
  });

  it('cuts off parts that can be moved, if the whole can; what is too fine for them is the creator’s', () => {
    const { kept } = splitChain(1_000, [keeps('a', 123_456), CREATOR, keeps('b', 555_555)], 10);
    expect(kept.map(({ amountMinor }) => amountMinor)).toEqual([120, 330, 550]);
  });

  it('may leave the creator nothing but the residue', () => {
    const thirds = [keeps('a', 333_333), keeps('b', 333_333), keeps('c', 333_334), CREATOR];
    expect(splitChain(100, thirds).kept.at(-1)).toEqual({ to: 'creator', amountMinor: 1 });
  });

  it('has two to eight levels', () => {
    expect(splitChain(100, [keeps('a', 1_000_000), CREATOR]).kept).toHaveLength(2);
    const eight = [CREATOR, ...Array.from({ length: 7 }, (_, index) => keeps(`p${index}`, 100_000))];
    expect(splitChain(100, eight).kept).toHaveLength(8);
  });

  it.each<[string, readonly ChainLevel[]]>([
    ['must have 2 to 8 levels', [CREATOR]],
    ['must have 2 to 8 levels', [CREATOR, ...Array.from({ length: 8 }, (_, index) => keeps(`p${index}`, 1))]],
    ['must name the creator exactly once', [keeps('a', 1), keeps('b', 1)]],
    ['must name the creator exactly once', [CREATOR, CREATOR, keeps('a', 1)]],
    ['must leave the creator what nobody else keeps', [keeps('creator', 1), keeps('a', 1)]],
    ['must not name a provider twice', [keeps('a', 1), CREATOR, keeps('a', 1)]],
    ['must not keep more than 1 000 000 ppm in all', [keeps('a', 600_000), CREATOR, keeps('b', 400_001)]],
    ['must keep between 0 and 1 000 000 ppm at each level', [keeps('a', 1_000_001), CREATOR]],
    ['must keep between 0 and 1 000 000 ppm at each level', [keeps('a', -1), CREATOR, keeps('b', 1)]],
    ['must keep between 0 and 1 000 000 ppm at each level', [keeps('a', 0.5), CREATOR]],
  ])('%s', (fault, levels) => {
    expect(() => splitChain(100, levels)).toThrow(new InvariantViolation(`a chain ${fault}`));
  });

  it.each([-1, 0.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN])('refuses %d as an amount', (amountMinor) => {
    expect(() => splitChain(amountMinor, FIVE)).toThrow(InvariantViolation);
  });
});

describe('sharePpm', () => {
  it('takes every rate up to the whole and no other', () => {
    expect(sharePpm(6000, 150_000)).toBe(900);
    expect(sharePpm(7, 1_000_000)).toBe(7);
    for (const rate of [-1, 0.5, 1_000_001, Number.NaN])
      expect(() => sharePpm(1, rate)).toThrow(new InvariantViolation(`not a rate in ppm: ${rate}`));
  });
});
