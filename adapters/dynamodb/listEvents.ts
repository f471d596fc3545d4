import * as z from 'zod/mini';
import { type DealStore, InvalidCursor } from '../../domain/ports/deals.ts';
import { fromCursor } from './cursor.ts';
import { eventItemSchema, parseEvent } from './dealItems.ts';
import { dealPartition, EVENTS_END, eventKey } from './keys.ts';
import { pageOf } from './pages.ts';
import { query, type Table } from './table.ts';

const seqSchema = z.string().check(z.regex(/^\d{1,8}$/));

/** A deal's log, oldest first. */
export function makeEvents(table: Table): DealStore['events'] {
  return async (dealId, { cursor, limit }) => {
    const list = { of: 'events', dealId };
    const after = cursor === undefined ? 0 : seqIn(fromCursor(list, cursor));
    const input = {
      KeyConditionExpression: 'pk = :deal AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':deal': dealPartition(dealId),
        ':from': eventKey(dealId, after + 1).sk,
        ':to': EVENTS_END,
      },
      ConsistentRead: true,
    };
    const { items } = await query(table, input, eventItemSchema, limit + 1);
    const events = items.map(({ event }) => parseEvent(event));
    return pageOf(events, limit, list, ({ seq }) => String(seq));
  };
}

/** @throws InvalidCursor when it names no place in a log */
function seqIn(place: string): number {
  if (!seqSchema.safeParse(place).success)
    throw new InvalidCursor('The cursor does not belong to this list.');
  return Number(place);
}
