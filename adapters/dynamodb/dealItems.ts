import * as z from 'zod/mini';
import { type Order, orderSchema } from '../../domain/commission/commission.ts';
import type { SealedChange } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { type DealEvent, dealEventSchema } from '../../domain/deal/event.ts';
import { remindersAhead } from '../../domain/notices/reminders.ts';
import { termsSchema } from '../../domain/terms/terms.ts';
import { packDeal, packedDealSchema } from './dealPacking.ts';
import { dealKey, duePartition, eventKey, orderKey, orderPlaced, termsKey } from './keys.ts';
import { parseStored } from './table.ts';
import { NOT_THERE, type Write } from './write.ts';

export const dealItemSchema = z.object({ deal: packedDealSchema, commitId: z.string() });
export const termsItemSchema = z.object({ terms: termsSchema });
export const orderItemSchema = z.object({ order: orderSchema });
/** An event is kept as JSON text: whatever its data is, it comes back to the letter, and its hash holds. */
export const eventItemSchema = z.object({ event: z.string() });

export const parseEvent = (json: string): DealEvent => parseStored(dealEventSchema, JSON.parse(json));

/** The whole deal, packed, and beside it what the indexes and their filters read. `commitId` tells who wrote it last. */
export function dealWrite(table: string, { before, deal }: SealedChange, commitId: string): Write {
  const { brandId, creatorId, provider, status, outcome, reference, version } = deal;
  return {
    role: 'deal',
    table,
    key: dealKey(deal.id),
    put: {
      kind: 'deal',
      dealId: deal.id,
      ...(provider === null ? {} : { providerId: provider.id }),
      ...reminderOf(deal),
      ...{ brandId, creatorId, status, outcome, reference, version, commitId, deal: packDeal(deal) },
    },
    condition:
      before === null
        ? NOT_THERE
        : {
            ConditionExpression: 'version = :read',
            ExpressionAttributeValues: { ':read': before.version },
          },
  };
}

/** Part of every commit: what closes a gate takes its reminders out of the index. */
function reminderOf(deal: Deal) {
  const [next] = remindersAhead(deal);
  return next === undefined ? {} : { dueOf: duePartition('reminder', deal.id), dueAt: next.due };
}

/** The terms, if this version of them is new. */
export function termsWrites(table: string, { before, deal }: SealedChange): Write[] {
  if (before?.termsVersion === deal.termsVersion) return [];
  const { id, terms, termsVersion } = deal;
  return [
    {
      role: 'terms',
      table,
      key: termsKey(id, termsVersion),
      put: { kind: 'terms', terms },
      condition: NOT_THERE,
    },
  ];
}

/** `watched` is what the stream's filter goes by: other events, which concern nobody, wake no consumer. */
export function eventWrite(table: string, event: DealEvent, { watched }: Pick<Deal, 'watched'>): Write {
  return {
    role: 'event',
    table,
    key: eventKey(event.dealId, event.seq),
    put: {
      kind: 'event',
      type: event.type,
      ...(watched === true ? { watched: 'yes' } : {}),
      event: JSON.stringify(event),
    },
    condition: NOT_THERE,
  };
}

/** A later report of the same order replaces the earlier one; the deal's version keeps reports apart. */
export function orderWrite(table: string, { id }: Deal, order: Order): Write {
  const { orderId, at } = order;
  const put = { kind: 'order', placed: orderPlaced(at, orderId), order };
  return { role: 'order', table, key: orderKey(id, orderId), put };
}
