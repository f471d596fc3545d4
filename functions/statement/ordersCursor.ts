import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import type { OrderFilter } from '../../domain/statement/orderFilter.ts';
import { instantSchema } from '../../domain/time.ts';
import type { OrdersPlace } from './readSales.ts';

/** Whose list of orders a cursor belongs to: a deal's, as one reader sees it. */
export interface OrdersOf {
  readonly dealId: string;
  readonly role: string;
  /** Of the reader, where its role does not say who it is. */
  readonly id?: string;
  /** Which of the orders it shows. */
  readonly filter?: OrderFilter;
}

/**
 * Cursors of statements carry sums, so that a page need not read what comes before it. They are sealed, since whoever
 * could write one could have a statement say anything.
 */
export interface OrdersCursors {
  seal(list: OrdersOf, place: OrdersPlace): string;
  /** `null` unless it was handed out for this list, to the letter. */
  open(list: OrdersOf, cursor: string): OrdersPlace | null;
}

const amount = z.int();
const time = z.nullable(z.string());
const placeSchema = z.strictObject({
  after: z.strictObject({ at: instantSchema, orderId: z.string() }),
  before: z.strictObject({ netSalesMinor: amount, commissionMinor: amount }),
  position: z.int(),
  sums: z.strictObject({
    orders: z.strictObject({
      ...{ count: z.int(), outside: z.int(), firstAt: time, lastAt: time },
      ...{ grossMinor: amount, refundedMinor: amount, cancelledMinor: amount, netMinor: amount },
    }),
    found: z.strictObject({ orders: z.int(), netSalesMinor: amount, commissionMinor: amount }),
  }),
  fitting: z.int(),
  revision: z.string(),
  isChanged: z.boolean(),
});

/** Anything longer was not handed out: an order's id has at most 128 characters. */
export const LONGEST_CURSOR = 4_000;

/** @param secret from which the key of the seals is derived; told to nobody */
export function makeOrdersCursors(secret: string): OrdersCursors {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'luyue: cursors of statements', 32));
  const sealOf = ({ dealId, role, id = '', filter = {} }: OrdersOf, content: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([dealId, role, id, filter.kind ?? '', filter.q ?? '', content]))
      .digest('base64url');
  return {
    seal(list, place) {
      const content = Buffer.from(JSON.stringify(place)).toString('base64url');
      return `${content}.${sealOf(list, content)}`;
    },
    open(list, cursor) {
      const [content = ''] = cursor.split('.', 1);
      const given = Buffer.from(cursor);
      const expected = Buffer.from(`${content}.${sealOf(list, content)}`);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      return placeSchema.parse(JSON.parse(Buffer.from(content, 'base64url').toString()));
    },
  };
}
