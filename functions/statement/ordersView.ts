import type { OrderList } from './readSales.ts';

/**
 * The orders of a statement as the API shows them, with what all of them come to; amounts in minor units.
 * @param nextCursor that of the next page, `null` on the last one
 */
export function ordersView({ sums, items, isChanged }: OrderList, nextCursor: string | null): object {
  const { orders, found } = sums;
  return { ...orders, commissionMinor: found.commissionMinor, isChanged, items, nextCursor };
}
