import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../../../domain/errors.ts';
import { totalMinor } from '../../../../domain/terms/cost.ts';
import { failureCost } from '../../../../domain/terms/failureCost.ts';
import { someTerms } from '../../../builders/deal.ts';

const SHARE = { of: 'fixedFee', ratePpm: 100_000 } as const;

describe('failureCost', () => {
  it.each([
    [undefined, 400_000, 460_000, 0],
    ['brand', 400_000, 460_000, 0],
    ['creator', 340_000, 400_000, 60_000],
    ['split', 370_000, 430_000, 30_000],
  ] as const)('with fees borne by %s', (failureFees, creatorMinor, total, borneMinor) => {
    const terms = { ...someTerms({ providerShare: SHARE }), ...(failureFees && { failureFees }) };
    const failed = failureCost(terms, 500_000);
    expect(failed).toMatchObject({ keptMinor: 400_000, borneMinor });
    expect(failed.cost).toEqual({ creatorMinor, platformMinor: 20_000, providerMinor: 40_000, chain: [] });
    expect(totalMinor(failed.cost)).toBe(total);
  });

  it('leaves the odd unit of a split to the brand', () => {
    const terms = someTerms({ fixedFee: 100, platformFeePpm: 50_000, failureFees: 'split' });
    expect(failureCost(terms, 1_000_000)).toMatchObject({ borneMinor: 2, cost: { creatorMinor: 98 } });
  });

  it('takes no more from the creator than is there', () => {
    const terms = someTerms({
      platformFeePpm: 1_000_000,
      providerShare: { ...SHARE, ratePpm: 500_000 },
      failureFees: 'creator',
    });
    const { keptMinor, borneMinor, cost } = failureCost(terms, 500_000);
    expect([keptMinor, borneMinor, cost.creatorMinor]).toEqual([400_000, 400_000, 0]);
    expect(totalMinor(cost)).toBe(600_000);
  });

  it('of nothing kept is nothing', () => {
    expect(totalMinor(failureCost(someTerms({ failureFees: 'creator' }), 0).cost)).toBe(0);
  });

  it.each([-1, 0.5, 1_000_001, Number.NaN])('refuses to keep %d ppm', (keptPpm) => {
    expect(() => failureCost(someTerms(), keptPpm)).toThrow(InvariantViolation);
  });
});
