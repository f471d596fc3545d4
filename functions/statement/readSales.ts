import type { SalesFound } from '../../domain/commission/tally.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { tallyFor } from '../../domain/deal/salesWindow.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import { type OrderRules, orderRules } from '../../domain/statement/orderLine.ts';
import { type OrderPage, type PageStart, pageBehind, pageFrom } from '../../domain/statement/orderPage.ts';
import { NO_ORDERS, type OrdersBehind, plusOrder } from '../../domain/statement/orders.ts';

/** What all orders of a deal come to. */
export interface SalesSums {
  readonly orders: OrdersBehind;
  readonly found: SalesFound;
}

/** Where a page of orders begins, and what was known of all of them when the page before was read. */
export interface OrdersPlace extends PageStart {
  readonly sums: SalesSums;
  /** Of which state of the sales that was. */
  readonly revision: string;
  /** Sales were corrected between two of the pages before. */
  readonly isChanged: boolean;
}

export interface OrdersAsked {
  /** `null` for the first page. */
  readonly from: OrdersPlace | null;
  /** How many orders at most; none where nobody is to see them. */
  readonly limit: number;
}

export interface OrderList extends Pick<OrderPage, 'position' | 'items'> {
  readonly sums: SalesSums;
  /** Sales were corrected since the first of these pages was read: together they are not the whole any more. */
  readonly isChanged: boolean;
  readonly next: OrdersPlace | null;
}

const NOTHING_SOLD: SalesSums = {
  orders: NO_ORDERS,
  found: { orders: 0, netSalesMinor: 0, commissionMinor: 0 },
};

/**
 * A page of the orders of `deal`, and what all of them come to. The first page goes through them once, for the sums;
 * each further one reads itself alone, unless the sales were corrected meanwhile. True of the deal as it was read if
 * its version is still the same afterwards: every order is written together with its deal.
 */
export async function readSales(
  deals: Pick<DealStore, 'ordersByTime'>,
  deal: Deal,
  { from, limit }: OrdersAsked,
): Promise<OrderList> {
  const rules = orderRules(deal);
  if (rules === null || deal.salesReports === 0)
    return { position: 0, items: [], sums: NOTHING_SOLD, isChanged: from !== null, next: null };
  const revision = revisionOf(deal, rules);
  const isKnown = from?.revision === revision;
  const { page, sums } = isKnown
    ? { page: await nextPage(deals, deal, from, limit, rules), sums: from.sums }
    : await wholeWalk(deals, deal, { from, limit }, rules);
  const isChanged = from !== null && (from.isChanged || !isKnown);
  const next = page.next && { ...page.next, sums, revision, isChanged };
  return { ...page, sums, isChanged, next };
}

/** Each report that changes an order counts up; work that is done again moves the window. */
const revisionOf = ({ salesReports }: Deal, { window }: OrderRules) => `${salesReports}@${window.from}`;

async function nextPage(
  deals: Pick<DealStore, 'ordersByTime'>,
  deal: Deal,
  from: OrdersPlace,
  limit: number,
  rules: OrderRules,
): Promise<OrderPage> {
  const page = pageFrom(from, limit, rules);
  // One more than is shown, to know whether there is one.
  for await (const orders of deals.ordersByTime(deal.id, { after: from.after, most: limit + 1 }))
    orders.forEach(page.add);
  return page.result();
}

async function wholeWalk(
  deals: Pick<DealStore, 'ordersByTime'>,
  deal: Deal,
  { from, limit }: OrdersAsked,
  rules: OrderRules,
): Promise<{ page: OrderPage; sums: SalesSums }> {
  const page = pageBehind(from?.after ?? null, limit, rules);
  const tally = tallyFor(deal);
  let orders = NO_ORDERS;
  for await (const some of deals.ordersByTime(deal.id)) {
    for (const order of some) {
      tally?.add(order);
      page.add(order);
      orders = plusOrder(orders, order, rules.window);
    }
  }
  return { page: page.result(), sums: { orders, found: tally?.result() ?? NOTHING_SOLD.found } };
}
