import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../../../domain/errors.ts';
import {
  amountMinorSchema,
  ratePpmSchema,
  requireAmount,
  shareFloor,
  sumMinor,
} from '../../../../domain/money/amount.ts';

const MOST = Number.MAX_SAFE_INTEGER;
const NO_AMOUNTS = [-1, 0.5, MOST + 1, Number.NaN, Number.POSITIVE_INFINITY, -MOST];

describe('shareFloor', () => {
  it.each([
    [0, 150_000, 0],
    [6_000, 150_000, 900],
    [10_000, 150_000, 1_500],
    [1, 999_999, 0],
    [1, 1_000_000, 1],
    [999_999, 1, 0],
    [1_000_000, 1, 1],
    [33, 333_333, 10],
    [MOST, 1_000_000, MOST],
    [MOST, 0, 0],
    // Wrong by one in floats: the product needs 73 bits.
    [MOST - 1, 700_001, 6_305_048_485_517_947],
    [4503599627370495, 700_001, 3_152_524_242_758_973],
  ])('%i at %i ppm is %i', (amount, ppm, share) => {
    expect(shareFloor(amount, ppm)).toBe(share);
    expect(BigInt(share)).toBe((BigInt(amount) * BigInt(ppm)) / 1_000_000n);
  });

  it('divides by another denominator', () => {
    expect(shareFloor(800_000, 100_000_000, 400_000_000)).toBe(200_000);
    expect(shareFloor(10, 2, 3)).toBe(6);
  });

  it.each(NO_AMOUNTS)('refuses %d as an amount and as a rate', (bad) => {
    expect(() => shareFloor(bad, 1)).toThrow(InvariantViolation);
    expect(() => shareFloor(1, bad)).toThrow(InvariantViolation);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d as a denominator', (bad) => {
    expect(() => shareFloor(1, 1, bad)).toThrow(new InvariantViolation(`not a denominator: ${bad}`));
  });

  it('refuses a share that leaves the safe range', () => {
    expect(() => shareFloor(MOST, 2, 1)).toThrow(InvariantViolation);
  });
});

describe('sumMinor and requireAmount', () => {
  it('adds up to the last safe integer and no further', () => {
    expect(sumMinor()).toBe(0);
    expect(sumMinor(1, 2, 3)).toBe(6);
    expect(sumMinor(MOST - 1, 1)).toBe(MOST);
    expect(() => sumMinor(MOST, 1)).toThrow(InvariantViolation);
    expect(() => sumMinor(MOST, 1, 0)).toThrow(InvariantViolation);
  });

  it.each(NO_AMOUNTS)('refuses %d', (bad) => {
    expect(() => requireAmount(bad)).toThrow(new InvariantViolation(`not an amount in minor units: ${bad}`));
    expect(() => sumMinor(1, bad)).toThrow(InvariantViolation);
  });
});

describe('the schemas of amounts and rates', () => {
  it.each([0, 1, MOST])('takes %d as an amount', (amount) => {
    expect(amountMinorSchema.safeParse(amount).success).toBe(true);
  });

  it.each([...NO_AMOUNTS, '1', null, undefined, 1n, [1]])('refuses %s as an amount', (bad) => {
    expect(amountMinorSchema.safeParse(bad).success).toBe(false);
  });

  it.each([0, 1, 1_000_000])('takes %d ppm', (rate) => {
    expect(ratePpmSchema.safeParse(rate).success).toBe(true);
  });

  it.each([-1, 0.15, 1_000_001, '150000', Number.NaN])('refuses %s ppm', (bad) => {
    expect(ratePpmSchema.safeParse(bad).success).toBe(false);
  });

  it.each([
    [-1, 'must not be negative'],
    [0.5, 'must be an integer number of minor units within ±2^53'],
  ])('says why %d is no amount', (bad, message) => {
    expect(amountMinorSchema.safeParse(bad).error?.issues).toMatchObject([{ message }]);
  });

  it.each([
    [-1, 'must not be negative'],
    [0.5, 'must be an integer number of parts per million'],
    [1_000_001, 'must not exceed 1 000 000 ppm'],
  ])('says why %d is no rate', (bad, message) => {
    expect(ratePpmSchema.safeParse(bad).error?.issues).toMatchObject([{ message }]);
  });
});
