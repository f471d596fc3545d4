import type { SalesFound } from '../../domain/commission/tally.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { tallyFor } from '../../domain/deal/salesWindow.ts';
import { InvariantViolation } from '../../domain/errors.ts';
import type { DealStore } from '../../domain/ports/deals.ts';

/**
 * What the orders of `deal` come to, read page by page. True of the deal as it was read if its version is still the
 * same afterwards, which a commit checks: every order is written together with its deal.
 * @throws InvariantViolation for a deal without sales
 */
export async function tallySales(deals: DealStore, deal: Deal): Promise<SalesFound> {
  const tally = tallyFor(deal);
  if (tally === null) throw new InvariantViolation(`deal ${deal.id} has no sales to settle`);
  for await (const page of deals.ordersByTime(deal.id)) {
    for (const order of page) tally.add(order);
  }
  return tally.result();
}
