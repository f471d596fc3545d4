import { describe, expect, test } from 'vitest';
import { between, type Difference, side } from '../../../domain/reconciliation/difference.ts';
import { confirmed } from '../../../functions/reconciliation/confirmed.ts';

const off = (amountMinor: number, subject = 'a'): Difference =>
  between(
    { check: 'account', subject, dealId: null, currency: 'CNY' },
    side('entries', 0),
    side('balance', amountMinor),
  );

/** Looks that see one thing after the other. */
function looks(...seen: Difference[][]) {
  let count = 0;
  const look = async () => seen[count++] ?? [];
  return { look, count: () => count };
}

describe('what seems different', () => {
  test('is not looked at again when nothing does', async () => {
    const { look, count } = looks();
    expect(await confirmed([], look)).toEqual([]);
    expect(count()).toBe(0);
  });

  test('is a difference when a second look sees the same', async () => {
    const { look, count } = looks([off(1)]);
    expect(await confirmed([off(1)], look)).toEqual([off(1)]);
    expect(count()).toBe(1);
  });

  test('is none when it is gone', async () => {
    expect(await confirmed([off(1)], looks([]).look)).toEqual([]);
  });

  test('is looked at until it stands still', async () => {
    const { look, count } = looks([off(2)], [off(3)], [off(3)]);
    expect(await confirmed([off(1)], look)).toEqual([off(3)]);
    expect(count()).toBe(3);
  });

  test('is left to the next run while it keeps moving; what stands still beside it counts', async () => {
    const { look, count } = looks(...[2, 3, 4, 5, 6].map((amount) => [off(amount), off(9, 'b')]));
    expect(await confirmed([off(1), off(9, 'b')], look)).toEqual([off(9, 'b')]);
    expect(count()).toBe(4);
  });
});
