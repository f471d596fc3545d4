import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { RetryableError } from '../../domain/errors.ts';
import type { ProgressStore } from '../../domain/ports/cases.ts';
import { progressSchema } from '../../domain/reconciliation/progress.ts';
import { unlessRefused } from './errors.ts';
import { progressKey } from './keys.ts';
import { getItem, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

const progressItemSchema = z.object({ progress: progressSchema });

export type ProgressStoreConfig = Pick<TableNames, 'dealsTable'> & {
  readonly client: DynamoDBDocumentClient;
};

/** One item: the reconciliation that began last. */
export function makeProgressStore({ client, dealsTable }: ProgressStoreConfig): ProgressStore {
  const table: Table = { client, name: dealsTable };
  return {
    find: async () => (await getItem(table, progressKey, progressItemSchema))?.progress ?? null,
    save: async (progress) => {
      const { version } = progress;
      const Item = { ...progressKey, kind: 'progress', version, progress };
      const follows = {
        ConditionExpression: 'attribute_not_exists(pk) OR version = :read',
        ExpressionAttributeValues: { ':read': version - 1 },
      };
      const put = new PutCommand({ TableName: dealsTable, Item, ...follows });
      if (!(await unlessRefused(() => client.send(put))))
        throw new RetryableError('the reconciliation is carried on by somebody else at this moment');
    },
  };
}
