import * as z from 'zod/mini';
import type { Entry, Phase } from '../../domain/ledger/entry.ts';
import { dayPartitions, dealPartition, entryKey, entryTime, type Key, LINES } from './keys.ts';
import type { Source } from './ledgerByTime.ts';
import { entryItemSchema, lineItemSchema } from './ledgerItems.ts';
import { getItems, query, type Table } from './table.ts';
import { ENTRIES_BY_DAY, ENTRIES_BY_TIME } from './tables.ts';

const within = (condition: string, partition: string, first: string, last: string) => ({
  KeyConditionExpression: condition,
  ExpressionAttributeValues: { ':partition': partition, ':first': first, ':last': last },
});

/** The entries of a deal, or those of one phase. */
export const ofDeal =
  (table: Table, dealId: string, phase?: Phase): Source<Entry> =>
  async (first, last, most) => {
    const condition = 'pk = :partition AND #time BETWEEN :first AND :last';
    const range = within(condition, dealPartition(dealId), first, last);
    const filter = phase === undefined ? {} : { ':phase': phase };
    const input = {
      ...range,
      ...(phase === undefined ? {} : { FilterExpression: 'entry.phase = :phase' }),
      ExpressionAttributeValues: { ...range.ExpressionAttributeValues, ...filter },
      IndexName: ENTRIES_BY_TIME,
      ExpressionAttributeNames: { '#time': 'time' },
      ConsistentRead: true,
    };
    const { items } = await query(table, input, entryItemSchema, most);
    return items.map(({ entry }) => ({ place: entryTime(entry.at, entry.id), value: entry }));
  };

/** Where the entries stand whose lines are in one partition of an account. */
export const ofLines =
  (table: Table, partition: string): Source<Key> =>
  async (first, last, most) => {
    const condition = 'pk = :partition AND sk BETWEEN :first AND :last';
    const input = {
      ...within(condition, partition, `${LINES}${first}`, `${LINES}${last}`),
      ConsistentRead: true,
    };
    const { items } = await query(table, input, lineItemSchema, most);
    return items.map(({ line }) => ({
      place: entryTime(line.at, line.entryId),
      value: entryKey({ ...line, id: line.entryId }),
    }));
  };

const placeSchema = z.object({ pk: z.string(), sk: z.string(), time: z.string() });

/** Where the entries of a day stand. @param day such as `2026-12-01` */
export const ofDay = (table: Table, day: string): Source<Key>[] =>
  dayPartitions(day).map((partition) => async (first, last, most) => {
    const input = {
      ...within('#day = :partition AND #time BETWEEN :first AND :last', partition, first, last),
      IndexName: ENTRIES_BY_DAY,
      ExpressionAttributeNames: { '#day': 'day', '#time': 'time' },
    };
    const { items } = await query(table, input, placeSchema, most);
    return items.map(({ pk, sk, time }) => ({ place: time, value: { pk, sk } }));
  });

/** The entries at `keys`, in their order. */
export async function entriesAt(table: Table, keys: readonly Key[]): Promise<Entry[]> {
  const stored = await getItems(table, keys, entryItemSchema);
  const byPlace = new Map(stored.map(({ entry }) => [entryKey(entry).sk, entry]));
  return keys.flatMap(({ sk }) => byPlace.get(sk) ?? []);
}
