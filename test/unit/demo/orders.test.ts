import { expect, test } from 'vitest';
import { attributionWindow, isWithin } from '../../../domain/commission/commission.ts';
import { ordersAfter } from '../../../local/demo/orders.ts';

const LIVE_AT = '2026-12-12T12:00:00Z';

test.each(['P15D', 'PT10S', 'PT0S'])('all orders lie inside an attribution window of %s', (attribution) => {
  const window = attributionWindow(LIVE_AT, attribution);
  const orders = ordersAfter(LIVE_AT, attribution);
  expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(5);
  expect(orders.filter(({ at }) => !isWithin(at, window))).toEqual([]);
});

test('one order is partly returned and one cancelled, so that both show in the commission', () => {
  const orders = ordersAfter(LIVE_AT, 'P15D');
  expect(orders.filter((order) => order.refunded === 40_000)).toHaveLength(1);
  expect(orders.filter((order) => order.cancelledBeforeShipping)).toHaveLength(1);
});
