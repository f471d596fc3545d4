import type { Order } from '../../domain/commission/commission.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { OrderRange } from '../../domain/ports/deals.ts';
import type { OrderFilter } from '../../domain/statement/orderFilter.ts';
import { byPlacing } from '../../domain/statement/orderPlace.ts';
import { makeOrdersCursors } from '../../functions/statement/ordersCursor.ts';
import { type OrderList, readSales } from '../../functions/statement/readSales.ts';
import { inOrderOfPlacing } from './orders.ts';

const STORE_PAGE = 7;

/** Orders as the store hands them out, counting how many were read. */
export class OrdersInMemory {
  #sorted: readonly Order[];
  read = 0;

  constructor(all: readonly Order[]) {
    this.#sorted = inOrderOfPlacing(all);
  }

  become(all: readonly Order[]): void {
    this.#sorted = inOrderOfPlacing(all);
  }

  async *ordersByTime(_dealId: string, { after, most = Number.POSITIVE_INFINITY }: OrderRange = {}) {
    const first = after === undefined ? 0 : this.#sorted.findIndex((order) => byPlacing(order, after) > 0);
    const wanted = first < 0 ? [] : this.#sorted.slice(first, first + most);
    for (let start = 0; start < wanted.length; start += STORE_PAGE) {
      const page = wanted.slice(start, start + STORE_PAGE);
      this.read += page.length;
      yield page;
    }
  }
}

const cursors = makeOrdersCursors('a secret of tests');

/** A statement's orders page by page, each by the cursor of the one before; `limitOf` says how long each may be. */
export async function* orderPages(
  store: OrdersInMemory,
  dealNow: () => Deal,
  limitOf: (page: number) => number,
  filter: OrderFilter = {},
): AsyncGenerator<OrderList> {
  let cursor: string | null = null;
  let number = 0;
  do {
    const deal = dealNow();
    const list = { dealId: deal.id, role: 'brand', filter };
    const from = cursor === null ? null : cursors.open(list, cursor);
    const page = await readSales(store, deal, { from, limit: limitOf(number), filter });
    yield page;
    cursor = page.next && cursors.seal(list, page.next);
    number += 1;
  } while (cursor !== null);
}
