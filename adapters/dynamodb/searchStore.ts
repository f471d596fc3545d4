import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { SearchStore } from '../../domain/ports/search.ts';
import { dealItemSchema } from './dealItems.ts';
import { evidenceItemSchema, toEvidence } from './evidenceItems.ts';
import { dealKey, dealPartition, evidenceKey, orderKey, partyKey } from './keys.ts';
import { partitionsFor, readBefore } from './lists.ts';
import { getManyItems } from './manyItems.ts';
import { partyItemSchema, toParty } from './partyItems.ts';
import type { Table } from './table.ts';
import type { TableNames } from './tables.ts';

export type SearchStoreConfig = Pick<TableNames, 'dealsTable'> & { readonly client: DynamoDBDocumentClient };

const placeSchema = z.object({ pk: z.string() });

export function makeSearchStore({ client, dealsTable }: SearchStoreConfig): SearchStore {
  const table: Table = { client, name: dealsTable };
  return {
    newest: async (viewer, most) => {
      const partitions = partitionsFor({ viewer, limit: 1 });
      const { listed, hasMore } = await readBefore(table, partitions, null, most);
      return { deals: listed.slice(0, most), hasMore: hasMore || listed.length > most };
    },
    parties: async (ids) =>
      (await getManyItems(table, ids.map(partyKey), partyItemSchema, ['profile', 'payoutAccountId'])).map(
        toParty,
      ),
    deals: async (ids) =>
      (await getManyItems(table, ids.map(dealKey), dealItemSchema, ['deal', 'commitId'])).map(
        ({ deal }) => deal,
      ),
    withOrder: async (dealIds, orderId) => {
      const keys = dealIds.map((dealId) => orderKey(dealId, orderId));
      const found = new Set((await getManyItems(table, keys, placeSchema, ['pk'])).map(({ pk }) => pk));
      return dealIds.filter((dealId) => found.has(dealPartition(dealId)));
    },
    evidence: async (dealIds, evidenceId) => {
      const keys = dealIds.map((dealId) => evidenceKey(dealId, evidenceId));
      const [found] = await getManyItems(table, keys, evidenceItemSchema, ['evidence', 'submittedBy']);
      return found === undefined ? null : toEvidence(found);
    },
  };
}
