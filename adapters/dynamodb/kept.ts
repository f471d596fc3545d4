import * as z from 'zod/mini';
import type { KeptResult } from '../../domain/ports/deals.ts';
import { keptKey } from './keys.ts';
import { getItem, type Table } from './table.ts';
import type { Write } from './write.ts';

/** Far above the 24 h that callers are promised. */
const KEPT_SECONDS = 30 * 24 * 3600;

const keptItemSchema = z.object({
  ttl: z.int(),
  kept: z.strictObject({
    scope: z.string(),
    key: z.string(),
    requestHash: z.string(),
    status: z.int(),
    /** JSON text, so that it comes back to the letter. */
    body: z.string(),
  }),
});

/** Keeps a result unless one is kept already that has not expired. @param now epoch ms, wall time */
export function keptWrite(table: string, keep: KeptResult, now: number): Write {
  const nowSeconds = Math.floor(now / 1000);
  return {
    role: 'kept',
    table,
    key: keptKey(keep.scope, keep.key),
    put: {
      kind: 'kept',
      ttl: nowSeconds + KEPT_SECONDS,
      kept: { ...keep, body: JSON.stringify(keep.body ?? null) },
    },
    condition: {
      ConditionExpression: 'attribute_not_exists(pk) OR #ttl <= :now',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':now': nowSeconds },
    },
  };
}

/** @param now epoch ms, wall time */
export async function findKept(
  table: Table,
  scope: string,
  key: string,
  now: number,
): Promise<KeptResult | null> {
  const item = await getItem(table, keptKey(scope, key), keptItemSchema);
  if (item === null || item.ttl * 1000 <= now) return null;
  return { ...item.kept, body: JSON.parse(item.kept.body) };
}
