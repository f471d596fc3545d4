import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { AccessStore } from '../../domain/ports/parties.ts';
import { instantSchema } from '../../domain/time.ts';
import { apiKeyKey, hookKey } from './keys.ts';
import { getItem, putItem, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

const apiKeyItemSchema = z.object({
  apiKey: z.strictObject({
    keyHash: z.string(),
    role: z.enum(['brand', 'provider']),
    tenantId: z.string(),
    revokedAt: z.nullable(instantSchema),
  }),
});
const hookItemSchema = z.object({
  hook: z.strictObject({
    id: z.string(),
    role: z.enum(['brand', 'provider']),
    tenantId: z.string(),
    secrets: z.array(z.string()),
  }),
});

export type AccessStoreConfig = Pick<TableNames, 'dealsTable'> & { readonly client: DynamoDBDocumentClient };

/** API keys by their hash, and the addresses at which tenants' systems start deals and report of work. */
export function makeAccessStore({ client, dealsTable }: AccessStoreConfig): AccessStore {
  const table: Table = { client, name: dealsTable };
  return {
    findKey: async (keyHash) => (await getItem(table, apiKeyKey(keyHash), apiKeyItemSchema))?.apiKey ?? null,
    putKey: (apiKey) => putItem(table, apiKeyKey(apiKey.keyHash), { kind: 'apiKey', apiKey }),
    findHook: async (endpointId) => (await getItem(table, hookKey(endpointId), hookItemSchema))?.hook ?? null,
    putHook: (hook) => putItem(table, hookKey(hook.id), { kind: 'hook', hook }),
  };
}
