import { describe, expect, it } from 'vitest';
import { costOf, fundingMinor, totalMinor } from '../../../../domain/terms/cost.ts';
import { type Terms, termsSchema } from '../../../../domain/terms/terms.ts';
import { someTerms } from '../../../builders/deal.ts';

const share = (of: 'fixedFee' | 'commission' | 'both', ratePpm = 100_000): Partial<Terms> => ({
  providerShare: { of, ratePpm },
});

describe('to fund before work = F + R + platform fee on (F + R) + provider share on its base', () => {
  // F 800 000, R 300 000, platform 5 % of 1 100 000 = 55 000
  it.each<[string, Partial<Terms>, number]>([
    ['without provider', {}, 1_155_000],
    ['10 % of the fee', share('fixedFee'), 1_235_000],
    ['10 % of the commission', share('commission'), 1_185_000],
    ['10 % of both', share('both'), 1_265_000],
    ['a free platform', { platformFeePpm: 0 }, 1_100_000],
    ['a platform that takes as much again', { platformFeePpm: 1_000_000 }, 2_200_000],
    ['no commission', { commission: undefined }, 840_000],
    [
      'a share of a commission that is not agreed',
      { ...share('commission'), commission: undefined },
      840_000,
    ],
    ['no fee', { fixedFee: 0 }, 315_000],
    ['one cent: fees round down', { fixedFee: 1, commission: undefined, ...share('both', 999_999) }, 1],
  ])('%s', (_, overrides, funding) => {
    expect(fundingMinor(termsSchema.parse(withoutUndefined(overrides)))).toBe(funding);
  });

  it('rounds each share down once', () => {
    const terms = someTerms({ platformFeePpm: 333_333, ...share('both', 333_333) });
    expect(costOf(terms, 5, 5)).toEqual({ creatorMinor: 10, platformMinor: 3, providerMinor: 3, chain: [] });
    expect(costOf(terms, 2, 0)).toEqual({ creatorMinor: 2, platformMinor: 0, providerMinor: 0, chain: [] });
  });

  it('is exact where the largest terms end', () => {
    const fixedFee = Math.floor(Number.MAX_SAFE_INTEGER / 3);
    const terms = termsSchema.parse(
      withoutUndefined({
        fixedFee,
        platformFeePpm: 1_000_000,
        ...share('fixedFee', 1_000_000),
        commission: undefined,
      }),
    );
    expect(fundingMinor(terms)).toBe(3 * fixedFee);
  });

  it('the parts are the total', () => {
    const cost = costOf(someTerms(share('commission')), 800_000, 900);
    expect(cost).toEqual({ creatorMinor: 800_900, platformMinor: 40_045, providerMinor: 90, chain: [] });
    expect(totalMinor(cost)).toBe(841_035);
  });
});

function withoutUndefined(overrides: Partial<Terms>): unknown {
  return JSON.parse(JSON.stringify(someTerms(overrides)));
}
