import { expect, test } from 'vitest';
import type { Order } from '../../../domain/commission/commission.ts';
import { tallySales } from '../../../functions/deals/tallySales.ts';
import { watchHeap } from '../../builders/heap.ts';
import { MemoryDeals } from '../../builders/memoryDeals.ts';
import { SharedBooks } from '../../builders/sharedBooks.ts';
import { standingAt } from '../domain/stages.ts';

const PAGE = 1_000;

/** As the database hands them out: a page at a time, and nothing is kept of the one before. */
async function* pagesOf(count: number, onPage: (index: number) => void): AsyncGenerator<Order[]> {
  const first = Date.parse('2026-12-02T00:00:00Z');
  for (let start = 0; start < count; start += PAGE) {
    yield Array.from({ length: PAGE }, (_, i) => ({
      orderId: `order-${start + i}`,
      at: new Date(first + start + i).toISOString(),
      net: 10_000,
      refunded: (start + i) % 3 === 0 ? 4_000 : 0,
    }));
    onPage(start / PAGE);
  }
}

test('the memory a settlement takes does not grow with its orders: 100 000 as 5 000', async () => {
  const { deal } = standingAt('sales');
  const { store } = new MemoryDeals(new SharedBooks());
  const growth = async (count: number) => {
    const heap = watchHeap();
    const look = (index: number) => {
      if (index % 5 === 4) heap.look();
    };
    const found = await tallySales({ ...store, ordersByTime: () => pagesOf(count, look) }, deal);
    expect(found.orders).toBe(count);
    return { bytes: heap.growthBytes(), found };
  };
  await growth(5_000);
  const small = await growth(5_000);
  const large = await growth(100_000);
  expect(large.bytes - small.bytes).toBeLessThan(1024 * 1024);
  // 33 334 of them earn 900, the others 1 500.
  expect(large.found.commissionMinor).toBe(33_334 * 900 + 66_666 * 1_500);
});
