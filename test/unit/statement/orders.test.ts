import { expect, it } from 'vitest';
import type { Order } from '../../../domain/commission/commission.ts';
import { NO_ORDERS, plusOrder } from '../../../domain/statement/orders.ts';
import { anOrder } from '../domain/stages.ts';

const WINDOW = { from: '2026-12-01T00:00:00.000Z', until: '2026-12-16T00:00:00.000Z' };
const sum = (...orders: Order[]) => orders.reduce((all, order) => plusOrder(all, order, WINDOW), NO_ORDERS);

it('adds up what counts, what was refunded and what was cancelled, each once', () => {
  expect(
    sum(
      anOrder({ orderId: 'a', at: '2026-12-02T00:00:00Z', net: 1_000, refunded: 400 }),
      anOrder({
        orderId: 'b',
        at: '2026-12-03T00:00:00Z',
        net: 500,
        refunded: 100,
        cancelledBeforeShipping: true,
      }),
      anOrder({ orderId: 'c', at: '2026-12-04T00:00:00Z', net: 50 }),
    ),
  ).toEqual({
    count: 3,
    grossMinor: 1_550,
    refundedMinor: 400,
    cancelledMinor: 500,
    netMinor: 650,
    firstAt: '2026-12-02T00:00:00Z',
    lastAt: '2026-12-04T00:00:00Z',
    outside: 0,
  });
});

it('counts orders outside the window, and nothing else of them', () => {
  const outside = sum(
    anOrder({ at: '2026-11-30T23:59:59Z' }),
    anOrder({ orderId: 'b', at: '2026-12-16T00:00:01Z' }),
  );
  expect(outside).toEqual({ ...NO_ORDERS, outside: 2 });
});
