import { canonicalHash } from '../canonical.ts';
import type { Order } from '../commission/commission.ts';
import type { Actor } from '../parties.ts';
import type { Change, Rejection } from './change.ts';
import { type Deal, takesSales } from './deal.ts';

/** Why a deal takes no report now, or `null`. */
export function refuseSales(deal: Deal): Rejection | null {
  if (takesSales(deal)) return null;
  const message =
    'Sales are reported from delivery on, until they are closed, and only where a commission was agreed.';
  return { code: 'sales_not_open', message };
}

/** New and corrected orders of a report, as evidence in the log; the orders themselves are kept beside it. */
export function recordSales(deal: Deal, orders: readonly Order[], by: Actor): Change {
  const data = { orders: orders.length, hash: canonicalHash(orders) };
  return {
    deal: { ...deal, salesReports: deal.salesReports + 1 },
    happenings: [{ type: 'deal.sales_reported.v1', actor: by, data }],
    entries: [],
  };
}

/** Orders of `reported` that are not yet known as they are. */
export function newOrders(
  reported: readonly Order[],
  known: readonly Order[],
): { created: Order[]; corrected: Order[] } {
  const hashes = new Map(known.map((order) => [order.orderId, canonicalHash(order)]));
  const created = reported.filter((order) => !hashes.has(order.orderId));
  const corrected = reported.filter((order) => {
    const hash = hashes.get(order.orderId);
    return hash !== undefined && hash !== canonicalHash(order);
  });
  return { created, corrected };
}
