import { canonicalHash } from '../canonical.ts';
import type { Order } from '../commission/commission.ts';
import type { Actor } from '../parties.ts';
import { type Decision, type Rejection, rejected } from './change.ts';
import { type Deal, takesSales } from './deal.ts';

/** Why a deal takes no report now, or `null`. */
export function refuseSales(deal: Deal): Rejection | null {
  if (takesSales(deal)) return null;
  const message =
    'Sales are reported from delivery on, until they are closed, and only where a commission was agreed.';
  return { code: 'sales_not_open', message };
}

/** So much may be reported for one deal: what it costs at the highest rates still adds up exactly. */
const MOST_REPORTED_MINOR = 2 ** 50;

/**
 * New and corrected orders of a report, as evidence in the log; the orders themselves are kept beside it.
 * @param known what was reported under the same ids before
 */
export function recordSales(
  deal: Deal,
  orders: readonly Order[],
  known: readonly Order[],
  by: Actor,
): Decision {
  const before = new Map(known.map((order) => [order.orderId, order.net]));
  const added = orders.reduce(
    (sum, { orderId, net }) => sum + BigInt(net) - BigInt(before.get(orderId) ?? 0),
    0n,
  );
  const reported = BigInt(deal.reportedNetMinor) + added;
  if (reported > MOST_REPORTED_MINOR) {
    const faults = [
      { path: ['orders'], message: `would bring the deal's sales above ${MOST_REPORTED_MINOR}` },
    ];
    return rejected({ code: 'invalid_payload', message: 'The sales are too large to be added up.', faults });
  }
  const data = { orders: orders.length, hash: canonicalHash(orders) };
  const change = {
    deal: { ...deal, salesReports: deal.salesReports + 1, reportedNetMinor: Number(reported) },
    happenings: [{ type: 'deal.sales_reported.v1' as const, actor: by, data }],
    entries: [],
  };
  return { ok: true, change };
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
