import { type AttributionWindow, commissionBase, isWithin, type Order } from '../commission/commission.ts';
import { sumMinor } from '../money/amount.ts';

/** The orders behind what was earned by sales. Amounts in minor units, times RFC 3339. */
export interface OrdersBehind {
  /** Inside the attribution window, also cancelled and returned ones. */
  readonly count: number;
  /** What they came to before anything was taken off. */
  readonly grossMinor: number;
  readonly refundedMinor: number;
  readonly cancelledMinor: number;
  /** What is left, and counts. */
  readonly netMinor: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** Reported, but placed outside the window. */
  readonly outside: number;
}

export const NO_ORDERS: OrdersBehind = {
  ...{ count: 0, grossMinor: 0, refundedMinor: 0, cancelledMinor: 0, netMinor: 0 },
  ...{ firstAt: null, lastAt: null, outside: 0 },
};

/** Takes one more order in; they come in the order of placing. */
export function plusOrder(sum: OrdersBehind, order: Order, window: AttributionWindow): OrdersBehind {
  if (!isWithin(order.at, window)) return { ...sum, outside: sum.outside + 1 };
  const isCancelled = order.cancelledBeforeShipping === true;
  return {
    count: sum.count + 1,
    grossMinor: sumMinor(sum.grossMinor, order.net),
    refundedMinor: sumMinor(sum.refundedMinor, isCancelled ? 0 : (order.refunded ?? 0)),
    cancelledMinor: sumMinor(sum.cancelledMinor, isCancelled ? order.net : 0),
    netMinor: sumMinor(sum.netMinor, commissionBase(order)),
    firstAt: sum.firstAt ?? order.at,
    lastAt: order.at,
    outside: sum.outside,
  };
}
