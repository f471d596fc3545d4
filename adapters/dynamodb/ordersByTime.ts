import type { Order } from '../../domain/commission/commission.ts';
import { orderItemSchema } from './dealItems.ts';
import { dealPartition } from './keys.ts';
import { queryPages, type Table } from './table.ts';
import { ORDERS_BY_TIME } from './tables.ts';

/** How many orders are in memory at once, whatever they weigh. */
const ORDERS_PER_PAGE = 1_000;

/** A deal's orders in the order of placing, as they are now. Only orders have a place in this index. */
export async function* ordersByTime(table: Table, dealId: string): AsyncGenerator<Order[]> {
  const input = {
    IndexName: ORDERS_BY_TIME,
    KeyConditionExpression: 'pk = :deal',
    ExpressionAttributeValues: { ':deal': dealPartition(dealId) },
    ConsistentRead: true,
    Limit: ORDERS_PER_PAGE,
  };
  for await (const items of queryPages(table, input, orderItemSchema)) {
    yield items.map(({ order }) => order);
  }
}
