import type { Order } from '../../domain/commission/commission.ts';
import type { OrderRange } from '../../domain/ports/deals.ts';
import { orderItemSchema } from './dealItems.ts';
import { dealPartition, orderPlaced } from './keys.ts';
import { queryPages, type Table } from './table.ts';
import { ORDERS_BY_TIME } from './tables.ts';

/** How many orders are in memory at once, whatever they weigh. */
const ORDERS_PER_PAGE = 1_000;

/** A deal's orders in the order of placing, as they are now. Only orders have a place in this index. */
export async function* ordersByTime(
  table: Table,
  dealId: string,
  { after, most = Number.POSITIVE_INFINITY }: OrderRange = {},
): AsyncGenerator<Order[]> {
  const behind = after === undefined ? {} : { ':after': orderPlaced(after.at, after.orderId) };
  const input = {
    IndexName: ORDERS_BY_TIME,
    KeyConditionExpression: after === undefined ? 'pk = :deal' : 'pk = :deal AND placed > :after',
    ExpressionAttributeValues: { ':deal': dealPartition(dealId), ...behind },
    ConsistentRead: true,
    Limit: Math.min(most, ORDERS_PER_PAGE),
  };
  let wanted = most;
  for await (const items of queryPages(table, input, orderItemSchema)) {
    yield items.slice(0, wanted).map(({ order }) => order);
    wanted -= items.length;
    if (wanted <= 0) return;
  }
}
