import type { Order } from '../commission/commission.ts';
import type { Fault } from '../faults.ts';
import type { Rejection } from './change.ts';
import type { Deal } from './deal.ts';
import { returnsEnd } from './salesWindow.ts';

/**
 * Each clawback leaves payments in the deal, which has to stay one item of the database: so many it takes. A brand that
 * reports its returns once a day comes to a sixth of it in the longest usual windows.
 */
const MOST_CLAWBACKS = 200;

/** Whether sales that were settled may still become less: until the windows end, also of a closed deal. */
export function takesCorrections(deal: Deal, now: number): boolean {
  const until = returnsEnd(deal);
  if (deal.salesSettledAt === null || deal.sales === null || until === null) return false;
  return now <= Date.parse(until) && (deal.clawback?.count ?? 0) < MOST_CLAWBACKS;
}

/** Why they may not. */
export function refuseCorrections(deal: Deal): Rejection {
  const message =
    (deal.clawback?.count ?? 0) < MOST_CLAWBACKS
      ? 'The return window is over: what was settled stays as it is.'
      : `These sales were corrected ${MOST_CLAWBACKS} times: operations has to look at what else came back.`;
  return { code: 'sales_not_open', message };
}

/** What of a report is more than a correction downwards of what is known, each at its place in the request. */
export function faultsOfCorrection(
  orders: readonly Order[],
  known: readonly Order[],
  path: Fault['path'],
): Fault[] {
  const before = new Map(known.map((order) => [order.orderId, order]));
  return orders.flatMap((order, index) => {
    const message = faultOf(order, before.get(order.orderId));
    return message === null ? [] : [{ path: [...path, index], message }];
  });
}

function faultOf(order: Order, known: Order | undefined): string | null {
  if (known === undefined) return 'is a new order, and the sales are settled';
  if (Date.parse(order.at) !== Date.parse(known.at) || order.net !== known.net)
    return 'must keep at and net as they were, since the sales are settled';
  const isTakenBack = known.cancelledBeforeShipping === true && order.cancelledBeforeShipping !== true;
  if (isTakenBack || (order.refunded ?? 0) < (known.refunded ?? 0))
    return 'must not be refunded less than before, since the sales are settled';
  return null;
}
