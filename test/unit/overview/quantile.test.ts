import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MEDIAN_PPM, P90_PPM, quantile } from '../../../domain/overview/quantile.ts';

test.each([
  [[], null, null],
  [[7], 7, 7],
  [[3, 1], 1, 3],
  [[1, 2, 3], 2, 3],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5, 9],
  [Array.from({ length: 11 }, (_, index) => index), 5, 9],
])('of %j the median is %s and the p90 %s', (values, median, p90) => {
  expect([quantile(values, MEDIAN_PPM), quantile(values, P90_PPM)]).toEqual([median, p90]);
});

test('is measured, and the smallest that enough do not exceed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      (values, ppm) => {
        const found = quantile(values, ppm) ?? -1;
        const within = (most: number) => values.filter((value) => value <= most).length * 1_000_000;
        expect(values).toContain(found);
        expect(within(found)).toBeGreaterThanOrEqual(ppm * values.length);
        expect(within(found - 1)).toBeLessThan(ppm * values.length);
      },
    ),
  );
});
