import { InvariantViolation } from '../errors.ts';
import { sumMinor } from '../money/amount.ts';
import type { Tier } from '../terms/terms.ts';
import {
  type AttributionWindow,
  commissionBase,
  commissionOfLine,
  isWithin,
  type Order,
} from './commission.ts';

/** What the orders of a deal come to. Amounts in minor units. */
export interface SalesFound {
  /** Orders inside the attribution window, also those that were cancelled or returned. */
  readonly orders: number;
  readonly netSalesMinor: number;
  readonly commissionMinor: number;
}

export interface Tally {
  /** @throws InvariantViolation for an order placed before the last one, and for sums that leave the safe range */
  add(order: Order): void;
  result(): SalesFound;
}

/**
 * Commission over a deal's orders: per order floor(base × ppm ÷ 10⁶) under marginal tiers on the running net sales
 * (DESIGN §5). Orders are handed in one by one in the order of placing, those of one instant by their ids, so that
 * any number of them takes the memory of one. Orders outside `window` do not count. No tiers: no commission.
 * What they come to is rounded down to a multiple of `unitMinor`, the least that can be moved of the currency.
 */
export function startTally(tiers: readonly Tier[], window: AttributionWindow, unitMinor: number = 1): Tally {
  let last = Number.NEGATIVE_INFINITY;
  let found: SalesFound = { orders: 0, netSalesMinor: 0, commissionMinor: 0 };
  return {
    add(order) {
      const placed = Date.parse(order.at);
      if (placed < last) throw new InvariantViolation(`order ${order.orderId} comes too late into the tally`);
      last = placed;
      if (!isWithin(order.at, window)) return;
      const base = commissionBase(order);
      const earned = commissionOfLine(base, found.netSalesMinor, tiers);
      found = {
        orders: found.orders + 1,
        netSalesMinor: sumMinor(found.netSalesMinor, base),
        commissionMinor: sumMinor(found.commissionMinor, earned),
      };
    },
    result: () => ({
      ...found,
      commissionMinor: found.commissionMinor - (found.commissionMinor % unitMinor),
    }),
  };
}
