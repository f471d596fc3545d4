import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Key } from './keys.ts';

interface Condition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}

interface Update {
  readonly UpdateExpression: string;
  readonly ExpressionAttributeValues: Record<string, unknown>;
  readonly ConditionExpression?: string;
}

/** What a write is for: it decides what a failed condition means. */
type Purpose =
  | {
      readonly role:
        | 'kept'
        | 'deal'
        | 'event'
        | 'terms'
        | 'creator'
        | 'party'
        | 'order'
        | 'recheck'
        | 'waiting'
        | 'stray'
        | 'evidence'
        | 'claim'
        | 'dispute'
        | 'recovery'
        | 'audit'
        | 'line';
    }
  | { readonly role: 'entry'; readonly entry: Entry }
  | { readonly role: 'reserved'; readonly entryId: string }
  | { readonly role: 'balance'; readonly account: string };

/** One write of a transaction. */
export type Write = Purpose & { readonly table: string; readonly key: Key } & (
    | { readonly put: Readonly<Record<string, unknown>>; readonly condition?: Condition }
    | { readonly update: Update }
    | { readonly delete: true; readonly condition?: Condition }
    | { readonly check: Condition }
  );

export const NOT_THERE: Condition = { ConditionExpression: 'attribute_not_exists(pk)' };

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export function toTransactItem(write: Write): TransactItem {
  const { table: TableName, key } = write;
  if ('update' in write) return { Update: { TableName, Key: key, ...write.update } };
  if ('check' in write) return { ConditionCheck: { TableName, Key: key, ...write.check } };
  if ('delete' in write) return { Delete: { TableName, Key: key, ...write.condition } };
  return { Put: { TableName, Item: { ...key, ...write.put }, ...write.condition } };
}
