import { describe, expect, it } from 'vitest';
import { LONGEST_CURSOR, makeOrdersCursors } from '../../../functions/statement/ordersCursor.ts';
import type { OrdersPlace } from '../../../functions/statement/readSales.ts';

const MOST = Number.MAX_SAFE_INTEGER;
const at = '2026-12-01T13:00:00.000Z';
const place = (orderId = 'o-1'): OrdersPlace => ({
  after: { at, orderId },
  before: { netSalesMinor: MOST, commissionMinor: MOST },
  position: 50,
  sums: {
    orders: {
      ...{ count: 120, outside: 1, firstAt: at, lastAt: at },
      ...{ grossMinor: MOST, refundedMinor: MOST, cancelledMinor: MOST, netMinor: MOST },
    },
    found: { orders: 120, netSalesMinor: MOST, commissionMinor: MOST },
  },
  fitting: 120,
  revision: `3@${at}`,
  isChanged: false,
});
const list = { dealId: 'deal_1', role: 'creator', id: 'creator_1' };
const cursors = makeOrdersCursors('a secret');
const cursor = cursors.seal(list, place());

/** The content rewritten, under the seal that was given for another one. */
function rewritten(change: (content: Record<string, unknown>) => object): string {
  const [content = '', seal = ''] = cursor.split('.');
  const said = JSON.parse(Buffer.from(content, 'base64url').toString());
  return `${Buffer.from(JSON.stringify(change(said))).toString('base64url')}.${seal}`;
}

describe('a cursor of orders', () => {
  it('leads back to where it was handed out', () => {
    expect(cursors.open(list, cursor)).toEqual(place());
  });

  it.each([
    ['other orders of it', { ...list, filter: { kind: 'refunded' as const } }],
    ['orders that are searched for', { ...list, filter: { q: 'o-1' } }],
    ['another deal', { ...list, dealId: 'deal_2' }],
    ['another reader', { ...list, id: 'creator_2' }],
    ['another role', { dealId: list.dealId, role: 'brand' }],
  ])('of %s is none of this list', (_name, other) => {
    expect(cursors.open(other, cursor)).toBeNull();
  });

  it.each([
    ['with other sums', rewritten((said) => ({ ...said, before: { netSalesMinor: 0, commissionMinor: 0 } }))],
    ['with another place', rewritten((said) => ({ ...said, position: 0 }))],
    ['of another secret', makeOrdersCursors('another secret').seal(list, place())],
    ['without a seal', cursor.split('.')[0] ?? ''],
    ['with an empty seal', `${cursor.split('.')[0]}.`],
    ['with something behind it', `${cursor}.`],
    ['with something else behind it', `${cursor}=`],
    ['empty', ''],
    ['that is no cursor', 'next'],
  ])('%s is refused', (_name, forged) => {
    expect(cursors.open(list, forged)).toBeNull();
  });

  it('is refused whichever of its characters is another', () => {
    for (const index of cursor.split('').keys()) {
      const other = cursor[index] === 'A' ? 'B' : 'A';
      const forged = cursor.slice(0, index) + other + cursor.slice(index + 1);
      expect([index, cursors.open(list, forged)]).toEqual([index, null]);
    }
  });

  it('fits into an address, however long the id of the order', () => {
    for (const character of ['\u0001', '\u{1F600}', '订'])
      expect(cursors.seal(list, place(character.repeat(128).slice(0, 128))).length).toBeLessThan(
        LONGEST_CURSOR,
      );
  });
});
