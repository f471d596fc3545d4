import * as z from 'zod/mini';
import { orderSchema } from '../commission/commission.ts';
import { defineAction } from './action.ts';

export const MOST_ORDERS_PER_REPORT = 500;

const batchSchema = z.array(orderSchema).check(
  z.minLength(1),
  z.maxLength(MOST_ORDERS_PER_REPORT),
  z.superRefine((orders, context) => {
    const first = new Map<string, number>();
    for (const [index, { orderId }] of orders.entries()) {
      const before = first.get(orderId);
      if (before === undefined) first.set(orderId, index);
      else
        context.addIssue({
          code: 'custom',
          path: [index, 'orderId'],
          message: `is the one of order ${before} too`,
        });
    }
  }),
);

/** A batch of orders, as a plain array or under `orders`. */
export const salesReportSchema = z.union([batchSchema, z.strictObject({ orders: batchSchema })]);

/** The orders of a report, and where they stand in it. */
export function ordersOf(report: z.infer<typeof salesReportSchema>): {
  orders: z.infer<typeof batchSchema>;
  path: readonly string[];
} {
  return Array.isArray(report) ? { orders: report, path: [] } : { orders: report.orders, path: ['orders'] };
}

/** No more orders will come: settle on what was reported. */
export const closeSales = defineAction({
  payload: z.strictObject({}),
  eventType: 'deal.sales_closed.v1',
  effect: (_deal, _payload, { at }) => ({ changes: { salesClosedAt: at } }),
});
