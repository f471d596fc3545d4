import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { RetryableError } from '../../domain/errors.ts';
import {
  type AuditEntry,
  type AuditFilter,
  type AuditStore,
  auditEntrySchema,
  type Sighting,
} from '../../domain/ports/audit.ts';
import type { Page } from '../../domain/ports/deals.ts';
import { toInstant } from '../../domain/time.ts';
import { auditItems } from './auditItems.ts';
import { backOff, MOST_TRIES } from './backoff.ts';
import { fromCursor, type ListName, toCursor } from './cursor.ts';
import { CONDITION_FAILED, cancellationCodes, toDomainError } from './errors.ts';
import { auditMonth, auditOfDeal, auditOfSubject, auditSeenKey } from './keys.ts';
import { query, type Table } from './table.ts';
import type { TableNames } from './tables.ts';
import { NOT_THERE } from './write.ts';

export type AuditStoreConfig = Pick<TableNames, 'dealsTable'> & { readonly client: DynamoDBDocumentClient };

const QUARTER_MILLIS = 15 * 60_000;
const itemSchema = z.object({ sk: z.string(), entry: auditEntrySchema });
type Item = z.infer<typeof itemSchema>;

/** How much of a list one call looks through, before it hands out a cursor to look on from. */
const MOST_LISTED = 1_000;

export function makeAuditStore({ client, dealsTable }: AuditStoreConfig): AuditStore {
  const table: Table = { client, name: dealsTable };
  const known = new Set<string>();
  return {
    saw: async (sighting, now) => {
      const seen = auditSeenKey(Object.values(sighting), Math.floor(now / QUARTER_MILLIS));
      if (known.has(seen.pk)) return;
      await keep(table, sighting, seen, now);
      // Bounded: whoever is forgotten here is still known to the database.
      if (known.size >= MOST_LISTED) known.clear();
      known.add(seen.pk);
    },
    list: (filter) => list(table, filter),
  };
}

/** Only if nobody kept it in this quarter of an hour; an entry is never written over. */
async function keep(table: Table, sighting: Sighting, seen: ReturnType<typeof auditSeenKey>, now: number) {
  const entry: AuditEntry = { ...sighting, at: toInstant(now), did: 'saw' };
  const ttl = Math.floor(now / 1000) + 86_400;
  const items = [{ key: seen, put: { kind: 'auditSeen', ttl } }, ...auditItems(entry, seen.pk)];
  const puts = items.map(({ key, put }) => ({
    Put: { TableName: table.name, Item: { ...key, ...put }, ...NOT_THERE },
  }));
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems: puts }));
      return;
    } catch (error) {
      const codes = cancellationCodes(error);
      if (codes === null) throw toDomainError(error);
      if (codes.includes(CONDITION_FAILED)) return;
    }
    await backOff(tries);
  }
  throw new RetryableError('the audit stays contended');
}

async function list(table: Table, filter: AuditFilter): Promise<Page<AuditEntry>> {
  const { subject, dealId, from, to, cursor, limit } = filter;
  const name: ListName = { of: 'audit', subject: subject ?? null, dealId: dealId ?? null, from, to };
  const before = cursor === undefined ? toInstant(to) : fromCursor(name, cursor);
  const isNarrowed = dealId !== undefined && subject !== undefined;
  const found: Item[] = [];
  let looked = 0;
  for (const pk of partitionsOf(filter, before)) {
    // One that was seen before, and one more than a page.
    const most = isNarrowed ? MOST_LISTED : limit + 2 - found.length;
    const { items, hasMore } = await query(table, between(pk, from, before), itemSchema, most);
    found.push(
      ...items.filter(({ sk, entry }) => sk !== before && entry.subject === (subject ?? entry.subject)),
    );
    looked += items.length;
    if (found.length > limit) return pageOf(name, found.slice(0, limit), found[limit - 1]?.sk);
    if (hasMore || looked >= MOST_LISTED) return pageOf(name, found, items.at(-1)?.sk);
  }
  return pageOf(name, found);
}

const pageOf = (name: ListName, found: readonly Item[], after?: string): Page<AuditEntry> => ({
  items: found.map(({ entry }) => entry),
  nextCursor: after === undefined ? null : toCursor(name, after),
});

const between = (pk: string, from: number, before: string) => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :before',
  ExpressionAttributeValues: { ':pk': pk, ':from': toInstant(from), ':before': before },
  ScanIndexForward: false,
  ConsistentRead: true,
});

/** A deal's or a person's own list, or the months from the latest to the first. */
function partitionsOf({ dealId, subject, from }: AuditFilter, before: string): string[] {
  if (dealId !== undefined) return [auditOfDeal(dealId)];
  if (subject !== undefined) return [auditOfSubject(subject)];
  const months: string[] = [];
  const month = new Date(`${before.slice(0, 7)}-01T00:00:00Z`);
  const first = Date.parse(`${toInstant(from).slice(0, 7)}-01T00:00:00Z`);
  for (; month.getTime() >= first; month.setUTCMonth(month.getUTCMonth() - 1))
    months.push(auditMonth(month.toISOString().slice(0, 7)));
  return months;
}
