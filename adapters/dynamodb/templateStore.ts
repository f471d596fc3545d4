import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { RetryableError } from '../../domain/errors.ts';
import type { KeptResult } from '../../domain/ports/deals.ts';
import type { TemplateStore } from '../../domain/ports/templates.ts';
import { MOST_TEMPLATES, type Template, templateSchema } from '../../domain/template/template.ts';
import { CONDITION_FAILED, cancellationCodes, isPassingReason, toDomainError } from './errors.ts';
import { findKept, keptWrite } from './kept.ts';
import { TEMPLATES, templateCountKey, templateKey, templatePartition } from './keys.ts';
import { getItem, query, startingWith, type Table } from './table.ts';
import type { TableNames } from './tables.ts';
import { toTransactItem } from './write.ts';

const itemSchema = z.object({ template: templateSchema });

export type TemplateStoreConfig = Pick<TableNames, 'dealsTable'> & {
  readonly client: DynamoDBDocumentClient;
  /** Wall time, epoch ms: what is kept under idempotency keys expires by it. */
  readonly wallNow: () => number;
};

type Item = NonNullable<ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems']>[number];

/** Terms that tenants start from, and how many each has: the count bounds them however many are added at once. */
export function makeTemplateStore({ client, dealsTable, wallNow }: TemplateStoreConfig): TemplateStore {
  const table: Table = { client, name: dealsTable };
  const kept = (keep: KeptResult | undefined) =>
    keep === undefined ? [] : [toTransactItem(keptWrite(dealsTable, keep, wallNow()))];
  const write = (items: readonly Item[]) => firstRefused(client, items);
  return {
    ofTenant: async (tenantId) => {
      const input = startingWith(templatePartition(tenantId), TEMPLATES);
      return (await query(table, input, itemSchema)).items.map(({ template }) => template);
    },
    find: async (tenantId, id) =>
      (await getItem(table, templateKey(tenantId, id), itemSchema))?.template ?? null,
    add: async (template, keep) => {
      const counted = countOneMore(dealsTable, template.tenantId);
      const refused = await write([...kept(keep), counted, putNew(dealsTable, template)]);
      if (refused === null) return 'added';
      return keep !== undefined && refused === 0 ? 'repeated' : 'full';
    },
    save: async (template, keep) => {
      const refused = await write([...kept(keep), putNext(dealsTable, template)]);
      if (refused === null) return 'saved';
      return keep !== undefined && refused === 0 ? 'repeated' : 'stale';
    },
    remove: async (tenantId, id) =>
      (await write([deleteItem(dealsTable, tenantId, id), countOneLess(dealsTable, tenantId)])) === null,
    kept: (scope, key) => findKept(table, scope, key, wallNow()),
  };
}

const attributesOf = (template: Template) => ({
  ...templateKey(template.tenantId, template.id),
  kind: 'template',
  template,
});

const putNew = (TableName: string, template: Template): Item => ({
  Put: { TableName, Item: attributesOf(template), ConditionExpression: 'attribute_not_exists(pk)' },
});

const putNext = (TableName: string, template: Template): Item => ({
  Put: {
    TableName,
    Item: attributesOf(template),
    ConditionExpression: '#template.#version = :read',
    ExpressionAttributeNames: { '#template': 'template', '#version': 'version' },
    ExpressionAttributeValues: { ':read': template.version - 1 },
  },
});

const deleteItem = (TableName: string, tenantId: string, id: string): Item => ({
  Delete: { TableName, Key: templateKey(tenantId, id), ConditionExpression: 'attribute_exists(pk)' },
});

const countOneMore = (TableName: string, tenantId: string): Item => ({
  Update: {
    TableName,
    Key: templateCountKey(tenantId),
    UpdateExpression: 'SET #kind = :kind ADD #count :one',
    ConditionExpression: 'attribute_not_exists(#count) OR #count < :most',
    ExpressionAttributeNames: { '#kind': 'kind', '#count': 'count' },
    ExpressionAttributeValues: { ':kind': 'templateCount', ':one': 1, ':most': MOST_TEMPLATES },
  },
});

const countOneLess = (TableName: string, tenantId: string): Item => ({
  Update: {
    TableName,
    Key: templateCountKey(tenantId),
    UpdateExpression: 'ADD #count :less',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':less': -1 },
  },
});

/** Writes all of them or nothing: `null`, or the place of the first whose condition did not hold. @throws RetryableError */
async function firstRefused(client: DynamoDBDocumentClient, items: readonly Item[]): Promise<number | null> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [...items] }));
    return null;
  } catch (error) {
    const codes = cancellationCodes(error);
    const refused = codes?.indexOf(CONDITION_FAILED) ?? -1;
    if (refused >= 0) return refused;
    if (codes?.some((code) => code !== null && isPassingReason(code)) === true)
      throw new RetryableError('templates are being written by somebody else');
    throw toDomainError(error);
  }
}
