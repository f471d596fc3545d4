import * as z from 'zod/mini';
import type { SealedChange } from '../../domain/deal/change.ts';
import { strayFailures } from '../../domain/operation/strayFailures.ts';
import type { StrayFailure } from '../../domain/ports/deals.ts';
import { instantSchema } from '../../domain/time.ts';
import { STRAY_PAYMENTS, strayPaymentsKey } from './keys.ts';
import { query, type Table } from './table.ts';
import type { Write } from './write.ts';

const strayItemSchema = z.object({ strayDealId: z.string(), since: instantSchema });

/** Notes a deal whose payments begin to need somebody, and strikes out one whose payments do no more. */
export function strayFailureWrites(table: string, { before, deal }: SealedChange): Write[] {
  const was = before !== null && strayFailures(before).length > 0;
  const is = strayFailures(deal).length > 0;
  if (was === is) return [];
  const place = { role: 'stray' as const, table, key: strayPaymentsKey(deal.id) };
  if (!is) return [{ ...place, delete: true }];
  return [{ ...place, put: { kind: 'stray', strayDealId: deal.id, since: deal.updatedAt } }];
}

export async function findStrayFailures(table: Table): Promise<StrayFailure[]> {
  const input = {
    KeyConditionExpression: 'pk = :payments',
    ExpressionAttributeValues: { ':payments': STRAY_PAYMENTS },
    ConsistentRead: true,
  };
  const { items } = await query(table, input, strayItemSchema);
  return items.map(({ strayDealId: dealId, since }) => ({ dealId, since }));
}
