import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOf, picoOf, tieredCost, usd } from '../../../bench/cost/pico.ts';

describe('prices in whole units of 10⁻¹² USD', () => {
  test.each([
    ['0.025', 25_000_000_000n],
    ['0.0000133334', 13_333_400n],
    ['8', 8_000_000_000_000n],
    ['0.000000000001', 1n],
  ])('%s', (text, pico) => {
    expect(picoOf(text)).toBe(pico);
  });

  test.each(['', '-1', '1e-7', '.5', '0.0000000000001', '1.2.3'])('%j is no price', (text) => {
    expect(() => picoOf(text)).toThrow(RangeError);
  });

  test('a quantity times a price for so many, to the nearest', () => {
    expect(costOf(17n, { pico: picoOf('0.025'), per: 1_000n })).toBe(425_000_000n);
    expect(costOf(393n, { pico: picoOf('0.625'), per: 1_000_000n })).toBe(245_625_000n);
    expect(costOf(1n, { pico: 1n, per: 2n })).toBe(1n);
    expect(costOf(1n, { pico: 1n, per: 3n })).toBe(0n);
    expect(() => costOf(-1n, { pico: 1n, per: 1n })).toThrow(RangeError);
  });

  test('far beyond what doubles count exactly', () => {
    const rate = { pico: picoOf('0.0000133334'), per: 1_024_000n };
    expect(costOf(10n ** 24n, rate)).toBe((10n ** 24n * 13_333_400n) / 1_024_000n);
  });

  test('each step of a tiered price applies to what lies in it', () => {
    const tiers = {
      per: 1n,
      steps: [50n, 45n, 40n].map((pico, index) => ({ from: BigInt(index) * 5n, pico })),
    };
    // Temporal's own example: 11.25 million actions are 5 at 50, 5 at 45 and 1.25 at 40.
    expect(tieredCost(4n, tiers)).toBe(200n);
    expect(tieredCost(5n, tiers)).toBe(250n);
    expect(tieredCost(11n, tiers)).toBe(250n + 225n + 40n);
    expect(tieredCost(0n, tiers)).toBe(0n);
  });

  test('a tiered price with one step is the plain one', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 13n), (quantity, pico) => {
        const steps = [{ from: 0n, pico }];
        expect(tieredCost(quantity, { per: 1_000_000n, steps })).toBe(
          costOf(quantity, { pico, per: 1_000_000n }),
        );
      }),
    );
  });

  test('for people', () => {
    expect(usd(425_000_000n, 6)).toBe('0.000425');
    expect(usd(1_499_999_999_999n, 2)).toBe('1.50');
    expect(usd(0n, 6)).toBe('0.000000');
    expect(usd(2_500_000_000_000n, 0)).toBe('3');
  });
});
