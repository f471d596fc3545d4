import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deals } from '../../../functions/runtime/providers/deals.ts';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, countItems, deliveredDeal, fundedDeal, pathsIn, problemIn } from './bed.ts';

let luyue: TestLuyue;
let id: string;
beforeAll(async () => {
  luyue = await TestLuyue.start();
  ({
    deal: { id },
  } = await deliveredDeal(luyue));
});
afterAll(() => luyue.stop());

const report = (body: unknown, dealId = id) =>
  luyue.request('POST', `/v1/deals/${dealId}/sales`, { key: luyue.brandKey, body });
const anOrder = (orderId: string, overrides: Record<string, unknown> = {}) => ({
  orderId,
  at: new Date(luyue.now()).toISOString(),
  net: 10_000,
  ...overrides,
});
const many = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, n) => anOrder(`${prefix}-${n}`));
const stored = () =>
  Array.fromAsync(deals.of(luyue.luyue.runtime).ordersByTime(id)).then((pages) => pages.flat());

describe('a report', () => {
  test('of 500 orders is taken whole; sent again it changes nothing', async () => {
    const orders = many(500, 'a');
    expect(await report(orders)).toMatchObject({
      status: 200,
      body: { dealId: id, received: 500, created: 500, corrected: 0, unchanged: 0, outsideAttribution: 0 },
    });
    const before = await countItems(luyue);
    const { version } = await luyue.deal(id);
    expect((await report(orders)).body).toMatchObject({ created: 0, corrected: 0, unchanged: 500 });
    expect((await luyue.deal(id)).version).toBe(version);
    expect(await countItems(luyue)).toBe(before);
  });

  test('that would make the sales too large to be added up is refused whole, and the deal can still be settled', async () => {
    const huge = { net: 2 ** 49 - 1_000_000_000 };
    expect((await report([anOrder('h-1', huge)])).status).toBe(200);
    const orders = [...many(100, 'i'), anOrder('h-2', huge), anOrder('h-3', huge)];
    const { version } = await luyue.deal(id);
    const reply = await report(orders);
    expect(pathsIn(problemIn(reply, 422, 'invalid_payload'))).toEqual(['']);
    expect((await luyue.deal(id)).version).toBe(version);
    expect((await report([anOrder('h-1', { net: 1 })])).body).toMatchObject({ corrected: 1 });
    expect((await report(orders)).status).toBe(200);
    await report([anOrder('h-2', { net: 1 }), anOrder('h-3', { net: 1 })]);
  });

  test('may stand under "orders" and name its fields in any order', async () => {
    const { orderId, at, net } = anOrder('b-1');
    expect((await report({ orders: [{ orderId, at, net }] })).body).toMatchObject({ created: 1 });
    expect((await report([{ net, at, orderId }])).body).toMatchObject({ unchanged: 1 });
  });

  test('is taken as the action that the gate lists, too, and answers with the deal', async () => {
    const byAction = (body: unknown, key = luyue.brandKey) =>
      luyue.request('POST', `/v1/deals/${id}/actions/report_sales`, { key, body });
    const reply = await byAction({ orders: [anOrder('action-1')] });
    expect(reply).toMatchObject({ status: 200, body: { id, status: 'reviewing' } });
    expect((await stored()).map(({ orderId }) => orderId)).toContain('action-1');
    expect(pathsIn(problemIn(await byAction([anOrder('x', { net: -1 })]), 422, 'invalid_request'))).toEqual([
      '0.net',
    ]);
    problemIn(await byAction([anOrder('x')], await luyue.operatorToken()), 403, 'not_allowed');
    const { deal } = await fundedDeal(luyue);
    const early = await luyue.act(deal.id, 'report_sales', [anOrder('x')]);
    problemIn(early, 409, 'sales_not_open');
  });

  test('corrects an order that is reported otherwise', async () => {
    await report([anOrder('c-1'), anOrder('c-2')]);
    const corrected = await report([anOrder('c-1', { refunded: 4_000 }), anOrder('c-2'), anOrder('c-3')]);
    expect(corrected.body).toMatchObject({ created: 1, corrected: 1, unchanged: 1 });
    expect((await stored()).find(({ orderId }) => orderId === 'c-1')).toMatchObject({ refunded: 4_000 });
  });

  test('tells which orders lie outside the attribution window, and takes them', async () => {
    const { terms } = await luyue.deal(id);
    expect(terms.commission?.attribution).toBe('P15D');
    const day = 86_400_000;
    const at = (days: number) => new Date(luyue.now() + days * day).toISOString();
    const orders = [-1, 0, 15, 16].map((days) => anOrder(`d${days}`, { at: at(days) }));
    expect((await report(orders)).body).toMatchObject({ created: 4, outsideAttribution: 2 });
  });

  test('sent ten times at once is taken once', async () => {
    const orders = many(20, 'e');
    const replies = await Promise.all(Array.from({ length: 10 }, () => report(orders)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    const created = replies.map(({ body }) => (body as { created: number }).created);
    expect(created.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect((await stored()).filter(({ orderId }) => orderId.startsWith('e-'))).toHaveLength(20);
  });
});

describe('a report that does not fit is refused whole, by path', () => {
  test.each([
    ['501 orders', () => many(501, 'x'), ['']],
    ['501 orders under "orders"', () => ({ orders: many(501, 'x') }), ['orders']],
    ['none', () => [], ['']],
    ['an order named twice', () => [anOrder('x'), anOrder('y'), anOrder('x')], ['2.orderId']],
    [
      'an order named twice under "orders"',
      () => ({ orders: [anOrder('x'), anOrder('x')] }),
      ['orders.1.orderId'],
    ],
    ['no orders', () => ({}), ['orders']],
    ['something else beside them', () => ({ orders: [anOrder('x')], more: 1 }), ['more']],
    ['something else altogether', () => '"orders"', ['']],
    ['an unknown field', () => [anOrder('x', { sku: 'a' })], ['0.sku']],
    [
      'an unknown field, further on',
      () => ({ orders: [anOrder('x'), anOrder('y', { sku: 1 })] }),
      ['orders.1.sku'],
    ],
    ['money as text', () => [anOrder('x', { net: '5' })], ['0.net']],
    ['a fraction', () => [anOrder('x', { net: 1.5 })], ['0.net']],
    ['a negative amount', () => [anOrder('x'), anOrder('y', { net: -1 })], ['1.net']],
    ['an unsafe amount', () => [anOrder('x', { net: 2 ** 53 })], ['0.net']],
    ['more refunded than paid', () => [anOrder('x', { refunded: 10_001 })], ['0.refunded']],
    ['a local time', () => [anOrder('x', { at: '2026-11-01T08:00:00+08:00' })], ['0.at']],
    ['a missing id', () => [{ at: anOrder('x').at, net: 1 }], ['0.orderId']],
    ['an empty id', () => [anOrder('')], ['0.orderId']],
    ['half a character', () => [anOrder('\ud800')], ['0.orderId']],
    ['several faults', () => [anOrder('x', { net: 'a' }), anOrder('y', { at: 1 })], ['0.net', '1.at']],
  ])('%s', async (_, body, paths) => {
    const before = await countItems(luyue);
    expect(pathsIn(problemIn(await report(body()), 422, 'invalid_request'))).toEqual(paths);
    expect(await countItems(luyue)).toBe(before);
  });
});

describe('sales are not open', () => {
  const refused = async (dealId: string) => {
    const before = await countItems(luyue);
    problemIn(await report([anOrder('late')], dealId), 409, 'sales_not_open');
    expect(await countItems(luyue)).toBe(before);
  };

  test('before delivery', async () => {
    const { deal } = await fundedDeal(luyue);
    await refused(deal.id);
  });

  test('where no commission was agreed', async () => {
    const { commission: _, ...terms } = someTerms();
    const { deal } = await deliveredDeal(luyue, { terms });
    await refused(deal.id);
  });

  test('after they were closed, and after the deal', async () => {
    const { deal } = await deliveredDeal(luyue);
    await luyue.act(deal.id, 'approve', {});
    await report([anOrder('one')], deal.id);
    expect((await luyue.act(deal.id, 'close_sales', {})).status).toBe(200);
    await refused(deal.id);
    const declined = await luyue.startDeal(aRequest());
    await luyue.act(declined.id, 'withdraw', {});
    await refused(declined.id);
  });
});
