import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type ClosedDeal, figuresSchema } from '../../domain/overview/closedDeal.ts';
import type { OverviewDeals, OverviewStore } from '../../domain/ports/overview.ts';
import { tallySchema } from '../../domain/record/tally.ts';
import { dealItemSchema } from './dealItems.ts';
import { dealKey, recordedDealKey } from './keys.ts';
import { type Listed, partitionsFor, readBefore } from './lists.ts';
import { getManyItems } from './manyItems.ts';
import type { Table } from './table.ts';
import type { TableNames } from './tables.ts';

export type OverviewStoreConfig = Pick<TableNames, 'dealsTable'> & {
  readonly client: DynamoDBDocumentClient;
};

/** What is kept of a closed deal for its creator's record holds what overviews need, too. */
const recordedSchema = z.object({
  sk: z.string(),
  tally: tallySchema,
  figures: z.optional(figuresSchema),
});

const PAGE = 5_000;

export function makeOverviewStore({ client, dealsTable }: OverviewStoreConfig): OverviewStore {
  const table: Table = { client, name: dealsTable };
  return {
    dealsOf: async (viewer, most) => {
      const { listed, hasMore } = await listedUpTo(table, partitionsFor({ viewer, limit: 1 }), most);
      const [open, closed] = await Promise.all([openOf(table, listed), closedOf(table, listed)]);
      return { open, closed: closed.known, isComplete: !hasMore && !closed.isMissing };
    },
  };
}

async function listedUpTo(table: Table, partitions: Parameters<typeof readBefore>[1], most: number) {
  const found: Listed[] = [];
  let before: string | null = null;
  for (;;) {
    const { listed, hasMore } = await readBefore(table, partitions, before, PAGE);
    found.push(...listed);
    before = listed.at(-1)?.dealId ?? before;
    if (!hasMore || found.length >= most)
      return { listed: found.slice(0, most), hasMore: hasMore || found.length > most };
  }
}

async function openOf(table: Table, listed: readonly Listed[]): Promise<OverviewDeals['open']> {
  const keys = listed.filter(({ status }) => status !== 'closed').map(({ dealId }) => dealKey(dealId));
  const items = await getManyItems(table, keys, dealItemSchema, ['deal', 'commitId']);
  return items.map(({ deal }) => deal).filter(({ status }) => status !== 'closed');
}

async function closedOf(table: Table, listed: readonly Listed[]) {
  const closed = listed.filter(({ status }) => status === 'closed');
  const keys = closed.map(({ creatorId, dealId }) => recordedDealKey(creatorId, dealId));
  const items = await getManyItems(table, keys, recordedSchema, ['sk', 'tally', 'figures']);
  const byKey = new Map(items.map((item) => [item.sk, item]));
  const known = closed.flatMap(({ dealId, creatorId, outcome }): ClosedDeal[] => {
    const item = byKey.get(recordedDealKey(creatorId, dealId).sk);
    if (item?.figures === undefined || outcome === null) return [];
    return [{ ...item.figures, tally: item.tally, outcome }];
  });
  return { known, isMissing: known.length < closed.length };
}
