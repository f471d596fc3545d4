import * as z from 'zod/mini';
import type { AttributionWindow, Order } from '../commission/commission.ts';
import { whyNotCounted } from './orderLine.ts';

/** `refunded`: at least in part, whether it counts or not. */
export const orderKindSchema = z.enum(['counted', 'not_counted', 'refunded']);
export type OrderKind = z.infer<typeof orderKindSchema>;

/** Which orders of a statement somebody wants to see; all where nothing is said. */
export interface OrderFilter {
  readonly kind?: OrderKind | undefined;
  /** Found in the order's id; case does not count. */
  readonly q?: string | undefined;
}

/** Whether an order of a deal with this attribution window is one of them. */
export function fitting({ kind, q }: OrderFilter, window: AttributionWindow): (order: Order) => boolean {
  const sought = q?.toLowerCase() ?? '';
  return (order) => isOfKind(order, kind, window) && order.orderId.toLowerCase().includes(sought);
}

function isOfKind(order: Order, kind: OrderKind | undefined, window: AttributionWindow): boolean {
  if (kind === undefined) return true;
  if (kind === 'refunded') return (order.refunded ?? 0) > 0;
  return (whyNotCounted(order, window) === null) === (kind === 'counted');
}
