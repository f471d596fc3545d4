import { describe, expect, it } from 'vitest';
import { MOST_ORDERS_PER_REPORT, ordersOf, salesReportSchema } from '../../../../domain/actions/sales.ts';
import { newOrders, refuseSales } from '../../../../domain/deal/salesReport.ts';
import { faultsOf } from '../../../../domain/faults.ts';
import type { GateName } from '../../../../domain/gates/names.ts';
import type { Play } from '../play.ts';
import { anOrder, standingAt } from '../stages.ts';

const pathsOf = (report: unknown) => {
  const parsed = salesReportSchema.safeParse(report);
  return parsed.success ? [] : faultsOf(parsed.error).map(({ path }) => path.join('.'));
};
const many = (count: number) => Array.from({ length: count }, (_, i) => anOrder({ orderId: `o-${i}` }));

describe('a report of sales', () => {
  it('is a list, or one under orders', () => {
    const orders = [anOrder({ refunded: 1_000_000, cancelledBeforeShipping: true })];
    expect(ordersOf(salesReportSchema.parse(orders))).toEqual({ orders, path: [] });
    expect(ordersOf(salesReportSchema.parse({ orders }))).toEqual({ orders, path: ['orders'] });
    expect(pathsOf(many(MOST_ORDERS_PER_REPORT))).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['a net that is negative', [anOrder({ net: -1 })], '0.net'],
    ['a net that is fractional', [anOrder(), anOrder({ orderId: 'b', net: 0.5 })], '1.net'],
    ['a net that is unsafe', [anOrder({ net: 2 ** 53 })], '0.net'],
    ['a net that is a text', [{ ...anOrder(), net: '1' }], '0.net'],
    ['a net that is missing', [{ orderId: 'a', at: anOrder().at }], '0.net'],
    ['a net that is a text, under orders', { orders: [{ ...anOrder(), net: '1' }] }, 'orders.0.net'],
    ['more refunded than paid', [anOrder({ refunded: 1_000_001 })], '0.refunded'],
    ['a negative refund', [anOrder({ refunded: -1 })], '0.refunded'],
    ['an id of nothing', [anOrder({ orderId: '' })], '0.orderId'],
    ['an id too long', [anOrder({ orderId: 'x'.repeat(129) })], '0.orderId'],
    ['an id that is a number', [{ ...anOrder(), orderId: 7 }], '0.orderId'],
    ['a date', [anOrder({ at: '2026-12-02' })], '0.at'],
    ['an unknown field', [{ ...anOrder(), colour: 'red' }], '0.colour'],
    ['an unknown field beside orders', { orders: [anOrder()], x: 1 }, 'x'],
    ['a flag that is a text', [{ ...anOrder(), cancelledBeforeShipping: 'no' }], '0.cancelledBeforeShipping'],
    ['the same order twice', [anOrder(), anOrder({ net: 5 })], '1.orderId'],
    ['nothing', [], ''],
    ['too many', many(MOST_ORDERS_PER_REPORT + 1), ''],
    ['no orders', {}, 'orders'],
    ['a text', 'orders', ''],
  ])('%s is refused at its path', (_, report, path) => {
    expect(pathsOf(report)).toContain(path);
  });
});

describe('when sales may be reported', () => {
  const takes: Partial<Record<GateName, boolean>> = {
    response: false,
    counter_response: false,
    funding: false,
    delivery: false,
    review: true,
    payout: true,
    sales: true,
    top_up: false,
  };
  it.each(Object.entries(takes))('at %s: %s', (gate, taken) => {
    const [name] = gateNames.filter((each) => each === gate);
    const { deal, now } = standingAt(name ?? 'response');
    const refusal = refuseSales(deal, now);
    expect(refusal?.code ?? null).toBe(taken ? null : 'sales_not_open');
  });

  it('never where no commission was agreed, and not after the end', () => {
    const play = standingAt('review');
    const { commission: _, ...terms } = play.deal.terms;
    expect(refuseSales({ ...play.deal, terms }, play.now)?.code).toBe('sales_not_open');
    expect(refuseSales({ ...play.deal, status: 'closed' }, play.now)?.code).toBe('sales_not_open');
  });

  it('leaves a hash of the orders in the log, not the orders', () => {
    const play: Play = standingAt('sales');
    expect(play.sell([anOrder()])).toBe(true);
    const event = play.events.at(-1);
    expect(event?.type).toBe('deal.sales_reported.v1');
    expect(event?.data).toEqual({ orders: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(play.deal.salesReports).toBe(1);
    expect(play.gate.answer).toBeNull();
  });
});

const gateNames = [
  'response',
  'counter_response',
  'funding',
  'delivery',
  'review',
  'payout',
  'sales',
  'top_up',
] as const;

describe('newOrders', () => {
  it('tells new, corrected and known orders apart', () => {
    const known = [anOrder({ orderId: 'same' }), anOrder({ orderId: 'other' })];
    const corrected = anOrder({ orderId: 'other', refunded: 5 });
    const created = anOrder({ orderId: 'new' });
    const sameInAnotherOrder = { net: 1_000_000, at: '2026-12-02T00:00:00Z', orderId: 'same' };
    expect(newOrders([sameInAnotherOrder, corrected, created], known)).toEqual({
      created: [created],
      corrected: [corrected],
    });
    expect(newOrders(known, known)).toEqual({ created: [], corrected: [] });
  });
});
