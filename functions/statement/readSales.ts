import type { SalesFound } from '../../domain/commission/tally.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { tallyFor } from '../../domain/deal/salesWindow.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import { fitting, type OrderFilter } from '../../domain/statement/orderFilter.ts';
import { type OrderRules, orderRules } from '../../domain/statement/orderLine.ts';
import {
  type OrderPage,
  type PageSize,
  type PageStart,
  pageBehind,
  pageFrom,
} from '../../domain/statement/orderPage.ts';
import { NO_ORDERS, type OrdersBehind, plusOrder } from '../../domain/statement/orders.ts';

/** What all orders of a deal come to. */
export interface SalesSums {
  readonly orders: OrdersBehind;
  readonly found: SalesFound;
}

/** Where a page of orders begins, and what was known of all of them when the page before was read. */
export interface OrdersPlace extends PageStart {
  readonly sums: SalesSums;
  /** How many of them fit. */
  readonly fitting: number;
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
  /** All of them where it is left out. Whatever is shown, the sums are those of all. */
  readonly filter?: OrderFilter;
}

export interface OrderList extends Pick<OrderPage, 'position' | 'items'> {
  readonly sums: SalesSums;
  /** How many orders fit, on this page and on others. */
  readonly fitting: number;
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
  { from, limit, filter = {} }: OrdersAsked,
): Promise<OrderList> {
  const rules = orderRules(deal);
  if (rules === null || deal.salesReports === 0)
    return { position: 0, items: [], sums: NOTHING_SOLD, fitting: 0, isChanged: from !== null, next: null };
  const revision = revisionOf(deal, rules);
  const isKnown = from?.revision === revision;
  const size = sizeOf(limit, filter, rules);
  const { page, ...known } = isKnown
    ? { page: await nextPage(deals, deal, from, size, rules), sums: from.sums, fitting: from.fitting }
    : await wholeWalk(deals, deal, from, size, rules);
  const isChanged = from !== null && (from.isChanged || !isKnown);
  const next = page.next && { ...page.next, ...known, revision, isChanged };
  return { ...page, ...known, isChanged, next };
}

/** Each report that changes an order counts up; work that is done again moves the window. */
const revisionOf = ({ salesReports }: Deal, { window }: OrderRules) => `${salesReports}@${window.from}`;

interface Wanted extends PageSize {
  /** How many orders have to be read to fill a page and to know whether there is another one. */
  readonly most: number;
}

function sizeOf(limit: number, filter: OrderFilter, { window }: OrderRules): Wanted {
  const isWhole = filter.kind === undefined && (filter.q ?? '') === '';
  return { limit, fits: fitting(filter, window), most: isWhole ? limit + 1 : Number.POSITIVE_INFINITY };
}

async function nextPage(
  deals: Pick<DealStore, 'ordersByTime'>,
  deal: Deal,
  from: OrdersPlace,
  size: Wanted,
  rules: OrderRules,
): Promise<OrderPage> {
  const page = pageFrom(from, size, rules);
  for await (const orders of deals.ordersByTime(deal.id, { after: from.after, most: size.most })) {
    orders.forEach(page.add);
    if (page.isOver()) break;
  }
  return page.result();
}

async function wholeWalk(
  deals: Pick<DealStore, 'ordersByTime'>,
  deal: Deal,
  from: OrdersPlace | null,
  size: PageSize,
  rules: OrderRules,
): Promise<{ page: OrderPage; sums: SalesSums; fitting: number }> {
  const page = pageBehind(from?.after ?? null, size, rules);
  const tally = tallyFor(deal);
  let orders = NO_ORDERS;
  let found = 0;
  for await (const some of deals.ordersByTime(deal.id)) {
    for (const order of some) {
      tally?.add(order);
      page.add(order);
      orders = plusOrder(orders, order, rules.window);
      if (size.fits(order)) found += 1;
    }
  }
  const sums = { orders, found: tally?.result() ?? NOTHING_SOLD.found };
  return { page: page.result(), sums, fitting: found };
}
