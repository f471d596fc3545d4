import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { DueIndex, DueItem } from '../../domain/ports/due.ts';
import { duePartitions } from './keys.ts';
import { query, queryPages, type Table } from './table.ts';
import { DUE, type TableNames } from './tables.ts';

const indexedSchema = z.object({ pk: z.string(), sk: z.string(), dueAt: z.string() });

export type DueIndexConfig = Pick<TableNames, 'dealsTable'> & { readonly client: DynamoDBDocumentClient };

/** What falls due: reminders of deals and tries of webhooks, each at the item it is about. */
export function makeDueIndex({ client, dealsTable }: DueIndexConfig): DueIndex {
  const table: Table = { client, name: dealsTable };
  return {
    async *due(kind, until) {
      for (const partition of duePartitions(kind)) {
        const input = {
          IndexName: DUE,
          KeyConditionExpression: 'dueOf = :partition AND dueAt <= :until',
          ExpressionAttributeValues: { ':partition': partition, ':until': until },
        };
        for await (const page of queryPages(table, input, indexedSchema)) yield page.map(itemOf);
      }
    },
    earliest: async (kind) => {
      const firsts = await Promise.all(duePartitions(kind).map((partition) => firstOf(table, partition)));
      return firsts.flat().sort()[0] ?? null;
    },
  };
}

async function firstOf(table: Table, partition: string): Promise<string[]> {
  const input = {
    IndexName: DUE,
    KeyConditionExpression: 'dueOf = :partition',
    ExpressionAttributeValues: { ':partition': partition },
  };
  const { items } = await query(table, input, indexedSchema, 1);
  return items.map(({ dueAt }) => dueAt);
}

/** Partitions are named by what they are about: `DEAL#…`. */
const itemOf = ({ pk, sk, dueAt }: z.infer<typeof indexedSchema>): DueItem => ({
  ownerId: pk.slice(pk.indexOf('#') + 1),
  itemId: sk,
  due: dueAt,
});
