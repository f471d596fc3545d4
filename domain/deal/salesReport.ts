import { canonicalHash } from '../canonical.ts';
import { commissionBase, isWithin, type Order } from '../commission/commission.ts';
import type { Fault } from '../faults.ts';
import type { Actor } from '../parties.ts';
import { type Decision, type Rejection, rejected } from './change.ts';
import { type Deal, takesSales } from './deal.ts';
import { faultsOfCorrection, refuseCorrections, takesCorrections } from './salesCorrection.ts';
import { salesWindow } from './salesWindow.ts';

/** What a report may contain: any order, or what less became of known ones. */
export type ReportsTaken = 'orders' | 'corrections' | 'none';

/** @param now epoch ms */
export function reportsTaken(deal: Deal, now: number): ReportsTaken {
  if (takesSales(deal)) return 'orders';
  return takesCorrections(deal, now) ? 'corrections' : 'none';
}

/** Why a deal takes no report now, or `null`. @param now epoch ms */
export function refuseSales(deal: Deal, now: number): Rejection | null {
  if (reportsTaken(deal, now) !== 'none') return null;
  if (deal.salesSettledAt !== null) return refuseCorrections(deal);
  const message =
    'Sales are reported from delivery on, until they are closed, and only where a commission or a guarantee was agreed.';
  return { code: 'sales_not_open', message };
}

/** So much may be reported for one deal: what it costs at the highest rates still adds up exactly. */
const MOST_REPORTED_MINOR = 2 ** 50;

/**
 * New and corrected orders of a report, as evidence in the log; the orders themselves are kept beside it. Once the
 * sales are settled, known orders may still become less.
 * @param known what was reported under the same ids before
 * @param path where `orders` stand in the request, for the faults
 */
export function recordSales(
  deal: Deal,
  orders: readonly Order[],
  known: readonly Order[],
  by: Actor,
  path: Fault['path'] = ['orders'],
): Decision {
  const isOpen = takesSales(deal);
  const faults = isOpen ? [] : faultsOfCorrection(orders, known, path);
  if (faults.length > 0) {
    const message = 'The sales are settled: what was reported before may become less, and nothing else.';
    return rejected({ code: 'sales_not_open', message, faults });
  }
  const before = new Map(known.map((order) => [order.orderId, order]));
  const reported = BigInt(deal.reportedNetMinor) + growth(orders, before, ({ net }) => net);
  if (reported > MOST_REPORTED_MINOR) {
    const tooMuch = { path, message: `would bring the deal's sales above ${MOST_REPORTED_MINOR}` };
    return rejected({
      code: 'invalid_payload',
      message: 'The sales are too large to be added up.',
      faults: [tooMuch],
    });
  }
  const counting =
    BigInt(deal.countingNetMinor) + growth(orders, before, (order) => countingNet(deal, order));
  const type = isOpen ? ('deal.sales_reported.v1' as const) : ('deal.sales_corrected.v1' as const);
  const change = {
    deal: {
      ...deal,
      salesReports: deal.salesReports + 1,
      reportedNetMinor: Number(reported),
      countingNetMinor: Math.max(0, Number(counting)),
    },
    happenings: [{ type, actor: by, data: { orders: orders.length, hash: canonicalHash(orders) } }],
    entries: [],
  };
  return { ok: true, change };
}

/** By how much `orders` raise what was known of them, in whatever `measure` says of an order. */
function growth(
  orders: readonly Order[],
  before: ReadonlyMap<string, Order>,
  measure: (order: Order) => number,
): bigint {
  return orders.reduce((sum, order) => {
    const known = before.get(order.orderId);
    return sum + BigInt(measure(order)) - BigInt(known === undefined ? 0 : measure(known));
  }, 0n);
}

function countingNet(deal: Deal, order: Order): number {
  const window = salesWindow(deal);
  return window !== null && isWithin(order.at, window) ? commissionBase(order) : 0;
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
