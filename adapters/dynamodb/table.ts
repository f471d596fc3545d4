import type { KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod/mini';
import { InvariantViolation, RetryableError } from '../../domain/errors.ts';
import { faultsOf } from '../../domain/faults.ts';
import { backOff, MOST_TRIES } from './backoff.ts';
import { mapped } from './errors.ts';
import type { Key } from './keys.ts';

export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

/** The most keys that DynamoDB takes in one BatchGetItem. */
export const MOST_KEYS = 100;

/** The longest partition key that DynamoDB has; ids come from outside, and it takes a longer one for a mistake. */
const LONGEST_KEY_BYTES = 2048;

/** @throws InvariantViolation naming what does not fit, but not its value, which may be personal */
export function parseStored<S extends z.ZodMiniType>(schema: S, stored: unknown): z.output<S> {
  const parsed = schema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error).map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new InvariantViolation(`a stored item does not fit its schema: ${faults.join('; ')}`);
}

/** One item as it is now. */
export async function getItem<S extends z.ZodMiniType>(
  { client, name }: Table,
  key: Key,
  schema: S,
): Promise<z.output<S> | null> {
  if (Buffer.byteLength(key.pk) > LONGEST_KEY_BYTES) return null;
  const { Item } = await mapped(() =>
    client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true })),
  );
  return Item === undefined ? null : parseStored(schema, Item);
}

/** Which attributes are wanted; all of them where nothing is said. */
type BatchOptions = Pick<KeysAndAttributes, 'ProjectionExpression' | 'ExpressionAttributeNames'>;

/** Those of the items that exist, as they are now, in no order. */
export async function getItems<S extends z.ZodMiniType>(
  table: Table,
  keys: readonly Key[],
  schema: S,
  more: BatchOptions = {},
): Promise<z.output<S>[]> {
  const found: z.output<S>[] = [];
  for (let start = 0; start < keys.length; start += MOST_KEYS) {
    const items = await getBatch(table, keys.slice(start, start + MOST_KEYS), more);
    found.push(...items.map((item) => parseStored(schema, item)));
  }
  return found;
}

async function getBatch(
  { client, name }: Table,
  keys: readonly Key[],
  more: BatchOptions,
): Promise<unknown[]> {
  const found: unknown[] = [];
  let missing: Record<string, unknown>[] = [...keys];
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const request = { [name]: { Keys: missing, ConsistentRead: true, ...more } };
    const answer = await mapped(() => client.send(new BatchGetCommand({ RequestItems: request })));
    found.push(...(answer.Responses?.[name] ?? []));
    missing = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    if (missing.length === 0) return found;
    await backOff(tries);
  }
  throw new RetryableError('DynamoDB keeps answering a part of what it is asked');
}

/** Asks for a partition's items whose sort key starts with `prefix`, as they are now. */
export const startingWith = (partition: string, prefix: string) => ({
  KeyConditionExpression: 'pk = :partition AND begins_with(sk, :prefix)',
  ExpressionAttributeValues: { ':partition': partition, ':prefix': prefix },
  ConsistentRead: true,
});

/** What DynamoDB gives in answer to a query, page by page as it comes: never more than 1 MB at a time. */
export async function* queryPages<S extends z.ZodMiniType>(
  { client, name }: Table,
  input: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
  schema: S,
): AsyncGenerator<z.output<S>[]> {
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const bounds = from === undefined ? {} : { ExclusiveStartKey: from };
    const answer = await mapped(() =>
      client.send(new QueryCommand({ TableName: name, ...input, ...bounds })),
    );
    yield (answer.Items ?? []).map((item) => parseStored(schema, item));
    from = answer.LastEvaluatedKey;
  } while (from !== undefined);
}

/** What DynamoDB gives in answer to a query, up to `most` items, and whether there are more. */
export async function query<S extends z.ZodMiniType>(
  { client, name }: Table,
  input: Omit<QueryCommandInput, 'TableName' | 'Limit' | 'ExclusiveStartKey'>,
  schema: S,
  most = Number.POSITIVE_INFINITY,
): Promise<{ items: z.output<S>[]; hasMore: boolean }> {
  const items: z.output<S>[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const bounds = {
      ...(Number.isFinite(most) ? { Limit: most - items.length } : {}),
      ...(from === undefined ? {} : { ExclusiveStartKey: from }),
    };
    const answer = await mapped(() =>
      client.send(new QueryCommand({ TableName: name, ...input, ...bounds })),
    );
    items.push(...(answer.Items ?? []).map((item) => parseStored(schema, item)));
    from = answer.LastEvaluatedKey;
  } while (from !== undefined && items.length < most);
  return { items, hasMore: from !== undefined };
}

/** Writes an item, whatever was there. */
export async function putItem(
  { client, name }: Table,
  key: Key,
  attributes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await mapped(() => client.send(new PutCommand({ TableName: name, Item: { ...key, ...attributes } })));
}
