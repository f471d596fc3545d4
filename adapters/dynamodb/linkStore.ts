import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { localeSchema } from '../../domain/parties.ts';
import type { LinkStore } from '../../domain/ports/parties.ts';
import { instantSchema } from '../../domain/time.ts';
import { mapped } from './errors.ts';
import { failuresKey, linkKey } from './keys.ts';
import { getItem, parseStored, putItem, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

const MINUTE_MILLIS = 60_000;
/** A counter is of use for its minute only. */
const COUNTER_SECONDS = 3600;

const linkItemSchema = z.object({
  grant: z.strictObject({
    tokenHash: z.string(),
    dealId: z.string(),
    partyId: z.string(),
    role: z.enum(['creator', 'provider']),
    locale: localeSchema,
    expiresAt: instantSchema,
    generation: z._default(z.int(), 0),
    revokedAt: z.nullable(instantSchema),
  }),
});
const counterSchema = z.object({ failures: z.int() });

export type LinkStoreConfig = Pick<TableNames, 'dealsTable'> & { readonly client: DynamoDBDocumentClient };

/** What links grant, found by the hash of their token. An expired grant may still be there: whoever reads it checks. */
export function makeLinkStore({ client, dealsTable }: LinkStoreConfig): LinkStore {
  const table: Table = { client, name: dealsTable };
  return {
    put: (grant) => {
      const ttl = Math.ceil(Date.parse(grant.expiresAt) / 1000);
      return putItem(table, linkKey(grant.tokenHash), { kind: 'link', ttl, grant });
    },
    find: async (tokenHash) => (await getItem(table, linkKey(tokenHash), linkItemSchema))?.grant ?? null,
    countFailure: (source, now) => countFailure(table, source, now),
  };
}

async function countFailure({ client, name }: Table, source: string, now: number): Promise<number> {
  const update = new UpdateCommand({
    TableName: name,
    Key: failuresKey(source, Math.floor(now / MINUTE_MILLIS)),
    UpdateExpression: 'ADD failures :one SET kind = :kind, #ttl = :ttl',
    ExpressionAttributeNames: { '#ttl': 'ttl' },
    ExpressionAttributeValues: {
      ':one': 1,
      ':kind': 'failures',
      ':ttl': Math.ceil(now / 1000) + COUNTER_SECONDS,
    },
    ReturnValues: 'UPDATED_NEW',
  });
  const { Attributes } = await mapped(() => client.send(update));
  return parseStored(counterSchema, Attributes).failures;
}
