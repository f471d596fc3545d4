import type { AttributionWindow, Order } from '../../domain/commission/commission.ts';
import { type SalesFound, startTally } from '../../domain/commission/tally.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { tallyFor } from '../../domain/deal/salesWindow.ts';
import type { Tier } from '../../domain/terms/terms.ts';

/** As the store hands them out: in the order of placing, those of one instant by their ids. */
export const inOrderOfPlacing = (orders: readonly Order[]): Order[] =>
  [...orders].sort(
    (a, b) =>
      Date.parse(a.at) - Date.parse(b.at) || Buffer.compare(Buffer.from(a.orderId), Buffer.from(b.orderId)),
  );

export function tallyOf(
  orders: readonly Order[],
  tiers: readonly Tier[],
  window: AttributionWindow,
): SalesFound {
  const tally = startTally(tiers, window);
  inOrderOfPlacing(orders).forEach(tally.add);
  return tally.result();
}

/** What `orders` come to for a deal; nothing for one without sales. */
export function foundIn(deal: Deal, orders: readonly Order[]): SalesFound {
  const tally = tallyFor(deal);
  if (tally === null) return { orders: 0, netSalesMinor: 0, commissionMinor: 0 };
  inOrderOfPlacing(orders).forEach(tally.add);
  return tally.result();
}
