import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import type { Order } from '../../../domain/commission/commission.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { DealStore } from '../../../domain/ports/deals.ts';
import { aChange, aNewDeal } from '../../builders/deal.ts';
import { inOrderOfPlacing } from '../../builders/orders.ts';
import { type Bed, makeBed } from './bed.ts';

let bed: Bed;
let deals: DealStore;
beforeAll(async () => {
  bed = await makeBed();
  deals = makeDealStore(bed);
});
afterAll(() => bed.close());

async function dealWith(orders: readonly Order[]): Promise<Deal> {
  const begun = aNewDeal();
  await deals.commit(begun);
  return write(begun.deal, orders);
}

async function write(deal: Deal, orders: readonly Order[]): Promise<Deal> {
  let current = deal;
  for (let start = 0; start < orders.length; start += 90) {
    const change = aChange(current);
    await deals.commit(change, { orders: orders.slice(start, start + 90) });
    current = change.deal;
  }
  return current;
}

const pagesOf = (dealId: string) => Array.fromAsync(deals.ordersByTime(dealId));
const order = (orderId: string, at: string, net = 100): Order => ({ orderId, at, net });

describe('orders by the time of placing', () => {
  test('however the instant is written, and by their ids where it is the same', async () => {
    const orders = [
      order('z', '2026-12-01T13:00:00Z'),
      order('b', '2026-12-01T13:00:00.500Z'),
      order('c', '2026-12-01T13:00:00.000Z'),
      order('a', '2026-12-01T13:00:00.5Z'),
      order('\u{1F600}', '2026-12-01T13:00:00Z'),
      order('\uFF01', '2026-12-01T13:00:00Z'),
      order('y', '2026-11-30T13:00:00.000Z'),
    ];
    const { id } = await dealWith(orders);
    const [page] = await pagesOf(id);
    expect(page?.map(({ orderId }) => orderId)).toEqual(['y', 'c', 'z', '\uFF01', '\u{1F600}', 'a', 'b']);
    expect(page).toEqual(inOrderOfPlacing(orders));
  });

  test('an order that is corrected moves to its new place, and stands there once', async () => {
    const deal = await dealWith([order('a', '2026-12-01T13:00:00Z'), order('b', '2026-12-02T13:00:00Z')]);
    await write(deal, [order('a', '2026-12-03T13:00:00Z', 7)]);
    expect((await pagesOf(deal.id)).flat()).toEqual([
      order('b', '2026-12-02T13:00:00Z'),
      order('a', '2026-12-03T13:00:00Z', 7),
    ]);
  });

  test('come in pages of bounded size, and only those of the deal', async () => {
    const orders = Array.from({ length: 1_250 }, (_, i) =>
      order(`o-${i}`, `2026-12-01T13:${String(i % 60).padStart(2, '0')}:00Z`),
    );
    await dealWith([order('other', '2026-12-01T13:00:00Z')]);
    const { id } = await dealWith(orders);
    const pages = await pagesOf(id);
    expect(Math.max(...pages.map((page) => page.length))).toBe(1_000);
    expect(pages.flat()).toEqual(inOrderOfPlacing(orders));
    expect((await pagesOf('deal_none')).flat()).toEqual([]);

    const after = inOrderOfPlacing(orders)[1_000] ?? expect.fail();
    const sent = vi.spyOn(bed.client, 'send');
    const some = await Array.fromAsync(deals.ordersByTime(id, { after, most: 51 }));
    const { settledResults } = sent.mock;
    sent.mockRestore();
    expect(some.flat()).toEqual(inOrderOfPlacing(orders).slice(1_001, 1_052));
    expect(settledResults).toMatchObject([{ value: { ScannedCount: 51 } }]);
  });

  test('from behind any place, and no more than were asked for', async () => {
    const at = '2026-12-01T13:00:00Z';
    const orders = ['a', 'b', '\uFF01', '\u{1F600}'].map((id) => order(id, at));
    const { id } = await dealWith([...orders, order('late', '2026-12-01T13:00:00.001Z')]);
    const behind = async (orderId: string, most: number, instant = at) =>
      (await Array.fromAsync(deals.ordersByTime(id, { after: { at: instant, orderId }, most })))
        .flat()
        .map((each) => each.orderId);
    expect(await behind('a', 2)).toEqual(['b', '\uFF01']);
    expect(await behind('\uFF01', 5)).toEqual(['\u{1F600}', 'late']);
    expect(await behind('aa', 1, '2026-12-01T13:00:00.000Z')).toEqual(['b']);
    expect(await behind('late', 5, '2026-12-01T13:00:00.001Z')).toEqual([]);
    expect((await Array.fromAsync(deals.ordersByTime(id, { most: 3 }))).flat()).toEqual(orders.slice(0, 3));
  });
});
