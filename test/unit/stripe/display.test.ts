import { describe, expect, it } from 'vitest';
import { pauseAfter } from '../../../local/stripe/deliveries.ts';
import { formatAmount } from '../../../local/stripe/pages/amount.ts';

describe('the sandbox', () => {
  it.each([
    [800_000, 'cny', 'CN¥8,000.00'],
    [500, 'jpy', '¥500'],
    [500, 'isk', 'ISK 5'],
    [5_120, 'kwd', 'KWD 5.120'],
  ])('shows %i %s as %s', (amount, currency, shown) => {
    expect(formatAmount(amount, currency).replaceAll('\u00a0', ' ')).toBe(shown);
  });

  it('tries again ever less often, but at least hourly', () => {
    expect([0, 1, 2, 11, 12, 60].map(pauseAfter)).toEqual([
      1000, 2000, 4000, 2_048_000, 3_600_000, 3_600_000,
    ]);
  });
});
