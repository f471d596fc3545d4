import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { CaseStore } from '../../domain/ports/cases.ts';
import type { DifferenceCase } from '../../domain/reconciliation/case.ts';
import { caseId, differenceSchema } from '../../domain/reconciliation/difference.ts';
import { instantSchema } from '../../domain/time.ts';
import { fromCursor } from './cursor.ts';
import { mapped } from './errors.ts';
import { OPEN_CASES, openCaseKey, RESOLVED_CASES, resolvedCaseKey } from './keys.ts';
import { pageOf } from './pages.ts';
import { parseStored, query, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

const caseItemSchema = z.object({
  caseId: z.string(),
  difference: differenceSchema,
  since: instantSchema,
  seenAt: instantSchema,
  toldAt: z.optional(instantSchema),
  resolvedAt: z.optional(instantSchema),
});

export type CaseStoreConfig = Pick<TableNames, 'dealsTable'> & { readonly client: DynamoDBDocumentClient };

/** Differences in the books: the open ones in one partition, the resolved ones in another, by time. */
export function makeCaseStore({ client, dealsTable }: CaseStoreConfig): CaseStore {
  const table: Table = { client, name: dealsTable };
  return {
    put: makePut(table),
    told: async (id, at) => {
      await mapped(() =>
        client.send(
          new UpdateCommand({
            TableName: dealsTable,
            Key: openCaseKey(id),
            UpdateExpression: 'SET toldAt = :at',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':at': at },
          }),
        ),
      );
    },
    resolve: makeResolve(table),
    open: async () =>
      (await query(table, { ...partition(OPEN_CASES), ConsistentRead: true }, caseItemSchema)).items.map(
        toCase,
      ),
    resolved: async ({ cursor, limit }) => {
      const list = { of: 'resolved cases' };
      const before = cursor === undefined ? null : fromCursor(list, cursor);
      const { items } = await query(
        table,
        { ...partition(RESOLVED_CASES, before), ScanIndexForward: false },
        caseItemSchema,
        limit + 1,
      );
      return pageOf(
        items.map(toCase),
        limit,
        list,
        ({ id, resolvedAt }) => resolvedCaseKey(id, resolvedAt ?? '').sk,
      );
    },
  };
}

const partition = (pk: string, before: string | null = null) => ({
  KeyConditionExpression: before === null ? 'pk = :pk' : 'pk = :pk AND sk < :before',
  ExpressionAttributeValues: { ':pk': pk, ...(before === null ? {} : { ':before': before }) },
});

/** `since` stays as the first writing set it. */
function makePut({ client, name }: Table): CaseStore['put'] {
  return async (difference, seenAt) => {
    const id = caseId(difference);
    const { Attributes } = await mapped(() =>
      client.send(
        new UpdateCommand({
          TableName: name,
          Key: openCaseKey(id),
          UpdateExpression:
            'SET kind = :kind, caseId = :id, difference = :difference, seenAt = :at, since = if_not_exists(since, :at)',
          ExpressionAttributeValues: { ':kind': 'case', ':id': id, ':difference': difference, ':at': seenAt },
          ReturnValues: 'ALL_NEW',
        }),
      ),
    );
    return toCase(parseStored(caseItemSchema, Attributes));
  };
}

/** Moves the case from one partition to the other, in one transaction. */
function makeResolve({ client, name: TableName }: Table): CaseStore['resolve'] {
  return async ({ id, difference, since, seenAt, toldAt }, resolvedAt) => {
    const told = toldAt === null ? {} : { toldAt };
    const Item = {
      ...resolvedCaseKey(id, resolvedAt),
      ...{ kind: 'case', caseId: id, difference, since, seenAt, ...told, resolvedAt },
    };
    const TransactItems = [{ Delete: { TableName, Key: openCaseKey(id) } }, { Put: { TableName, Item } }];
    await mapped(() => client.send(new TransactWriteCommand({ TransactItems })));
  };
}

function toCase({ caseId: id, ...stored }: z.infer<typeof caseItemSchema>): DifferenceCase {
  return { id, ...stored, toldAt: stored.toldAt ?? null, resolvedAt: stored.resolvedAt ?? null };
}
