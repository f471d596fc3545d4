import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { canonicalHash } from '../../domain/canonical.ts';
import { RetryableError } from '../../domain/errors.ts';
import type { RecordStore } from '../../domain/ports/records.ts';
import { firstMonth, monthOf, monthSchema, recordOf } from '../../domain/record/record.ts';
import {
  difference,
  MEASURES,
  NOTHING,
  plusTally,
  type Tally,
  tallySchema,
} from '../../domain/record/tally.ts';
import type { Contribution } from '../../domain/record/tallyOf.ts';
import { backOff, MOST_TRIES } from './backoff.ts';
import { cancellationCodes, toDomainError } from './errors.ts';
import {
  RECORDS_END,
  recordedDealKey,
  recordMonth,
  recordMonthKey,
  recordPartition,
  recordTotalKey,
} from './keys.ts';
import { getItem, query, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

const recordedSchema = z.object({ month: monthSchema, tally: tallySchema, hash: z.string() });
const sumSchema = z.extend(z.object({ month: z.optional(monthSchema) }), tallySchema.shape);

export type RecordStoreConfig = Pick<TableNames, 'dealsTable'> & { readonly client: DynamoDBDocumentClient };

/** What each deal says of a party stands beside the sums of it; both are written in one transaction. */
export function makeRecordStore({ client, dealsTable }: RecordStoreConfig): RecordStore {
  const table: Table = { client, name: dealsTable };
  return {
    count: (dealId, contribution) => countOnce(table, dealId, contribution),
    find: async (partyId, now) => {
      const input = {
        KeyConditionExpression: 'pk = :party AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':party': recordPartition(partyId),
          ':from': recordMonth(firstMonth(now)),
          ':to': RECORDS_END,
        },
        ConsistentRead: true,
      };
      const { items } = await query(table, input, sumSchema);
      const months = items.flatMap(({ month, ...tally }) => (month === undefined ? [] : [{ month, tally }]));
      const totals = items.filter(({ month }) => month === undefined);
      const allTime = totals.reduce<Tally>((sum, { month: _, ...tally }) => plusTally(sum, tally), NOTHING);
      return recordOf(months, allTime, now);
    },
  };
}

async function countOnce(
  table: Table,
  dealId: string,
  contribution: Contribution,
): Promise<'counted' | 'known'> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const key = recordedDealKey(contribution.partyId, dealId);
    const known = await getItem(table, key, recordedSchema);
    const items = writesOf(table.name, dealId, contribution, known);
    if (items === null) return 'known';
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems: items }));
      return 'counted';
    } catch (error) {
      if (cancellationCodes(error) === null) throw toDomainError(error);
    }
    await backOff(tries);
  }
  throw new RetryableError(`the record of ${contribution.partyId} stays contended`);
}

type Recorded = z.infer<typeof recordedSchema>;

/** `null` where the same was counted before. Written only if nobody counted since `known` was read. */
function writesOf(
  TableName: string,
  dealId: string,
  { partyId, at, tally, figures }: Contribution,
  known: Recorded | null,
) {
  const month = monthOf(at);
  const kept = figures === undefined ? {} : { figures };
  const hash = canonicalHash({ month, tally, ...kept });
  if (known?.hash === hash) return null;
  const marker = {
    Put: {
      TableName,
      Item: { ...recordedDealKey(partyId, dealId), kind: 'recorded', month, tally, hash, ...kept },
      ...(known === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: '#hash = :known', ExpressionAttributeNames: { '#hash': 'hash' } }),
      ...(known === null ? {} : { ExpressionAttributeValues: { ':known': known.hash } }),
    },
  };
  return [marker, ...sums(TableName, { partyId, dealId }, known, { month, tally })];
}

/** A deal that counts in another month than before leaves the one and enters the other. */
function sums(
  TableName: string,
  { partyId, dealId }: { partyId: string; dealId: string },
  known: Recorded | null,
  is: { month: string; tally: Tally },
) {
  const was = known?.tally ?? NOTHING;
  const inMonth = (month: string, from: Tally, to: Tally) =>
    adding(TableName, recordMonthKey(partyId, month, dealId), difference(from, to), month);
  const total = adding(TableName, recordTotalKey(partyId, dealId), difference(was, is.tally));
  if (known === null || known.month === is.month) return [...inMonth(is.month, was, is.tally), ...total];
  return [...inMonth(known.month, was, NOTHING), ...inMonth(is.month, NOTHING, is.tally), ...total];
}

/** Every measure is named, so that a sum has them all from its first writing on. */
function adding(
  TableName: string,
  Key: Record<string, string>,
  parts: Partial<Record<keyof Tally, number>>,
  month?: string,
) {
  const values = Object.fromEntries(MEASURES.map((measure) => [`:${measure}`, parts[measure] ?? 0]));
  const names = MEASURES.map((measure) => `${measure} :${measure}`).join(', ');
  const set = month === undefined ? 'SET kind = :kind' : 'SET kind = :kind, #month = :month';
  return [
    {
      Update: {
        TableName,
        Key,
        UpdateExpression: `${set} ADD ${names}`,
        ExpressionAttributeValues: {
          ...values,
          ':kind': 'record',
          ...(month === undefined ? {} : { ':month': month }),
        },
        ...(month === undefined ? {} : { ExpressionAttributeNames: { '#month': 'month' } }),
      },
    },
  ];
}
