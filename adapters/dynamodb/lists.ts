import * as z from 'zod/mini';
import { outcomeSchema } from '../../domain/deal/deal.ts';
import { statusSchema } from '../../domain/gates/gate.ts';
import type { DealFilter } from '../../domain/ports/deals.ts';
import { query, type Table } from './table.ts';
import { DEALS_BY_BRAND, DEALS_BY_PROVIDER, DEALS_BY_STATUS } from './tables.ts';

/** One partition of an index in which deals stand in the order of their ids. */
export interface Partition {
  readonly index: string;
  readonly attribute: 'brandId' | 'providerId' | 'status';
  readonly value: string;
}

/** What an index says of a deal: enough to filter by. */
const listedSchema = z.object({
  dealId: z.string(),
  status: statusSchema,
  outcome: z.nullable(outcomeSchema),
  reference: z.string(),
  creatorId: z.string(),
});
export type Listed = z.infer<typeof listedSchema>;

/** Where the deals stand that `viewer` may see and `status` leaves. */
export function partitionsFor({ viewer, status }: DealFilter): Partition[] {
  if (viewer.role === 'brand') {
    return [{ index: DEALS_BY_BRAND, attribute: 'brandId', value: viewer.tenantId }];
  }
  if (viewer.role === 'provider') {
    return [{ index: DEALS_BY_PROVIDER, attribute: 'providerId', value: viewer.tenantId }];
  }
  const statuses = status === undefined ? statusSchema.options : [status];
  return statuses.map((value) => ({ index: DEALS_BY_STATUS, attribute: 'status', value }));
}

/** Whether a deal passes the filter's fields; who may see it is decided by the partition. */
export function passes(deal: Listed, { status, outcome, reference, q }: DealFilter): boolean {
  const sought = q?.toLowerCase();
  const texts = [deal.reference, deal.dealId, deal.creatorId];
  return (
    (status === undefined || deal.status === status) &&
    (outcome === undefined || deal.outcome === outcome) &&
    (reference === undefined || deal.reference === reference) &&
    (sought === undefined || texts.some((text) => text.toLowerCase().includes(sought)))
  );
}

/**
 * The next deals before `before` of all partitions together, newest first, at least one as long as there are any.
 * Each partition gives up to `most`; below the point to which all of them were read nothing is certain yet, so
 * that part is left for the next call.
 */
export async function readBefore(
  table: Table,
  partitions: readonly Partition[],
  before: string | null,
  most: number,
): Promise<{ listed: Listed[]; hasMore: boolean }> {
  const answers = await Promise.all(
    partitions.map((partition) => readPartition(table, partition, before, most)),
  );
  const unread = answers.filter(({ hasMore }) => hasMore).map(({ items }) => items.at(-1)?.dealId ?? '');
  const certainFrom = unread.sort().at(-1) ?? '';
  const listed = answers
    .flatMap(({ items }) => items)
    .filter(({ dealId }) => dealId >= certainFrom)
    .sort((a, b) => (a.dealId < b.dealId ? 1 : -1));
  return { listed, hasMore: unread.length > 0 };
}

function readPartition(table: Table, partition: Partition, before: string | null, most: number) {
  const { index, attribute, value } = partition;
  const isBefore = before === null ? '' : ' AND dealId < :before';
  const input = {
    IndexName: index,
    KeyConditionExpression: `#partition = :value${isBefore}`,
    ExpressionAttributeNames: { '#partition': attribute },
    ExpressionAttributeValues: { ':value': value, ...(before === null ? {} : { ':before': before }) },
    ScanIndexForward: false,
  };
  return query(table, input, listedSchema, most);
}
