import type { Order } from '../commission/commission.ts';

/** Where an order stands among those of its deal. */
export type OrderPlace = Pick<Order, 'at' | 'orderId'>;

/** As the store sorts: by the instant of placing, however it was written, and by the bytes of the ids where it is the same. */
export const byPlacing = (a: OrderPlace, b: OrderPlace): number =>
  Date.parse(a.at) - Date.parse(b.at) || Buffer.compare(Buffer.from(a.orderId), Buffer.from(b.orderId));
