import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { deliveredDeal } from '../api/bed.ts';
import { reconciled } from './bed.ts';

let running: TestLuyue;
beforeAll(async () => {
  running = await TestLuyue.start();
});
afterAll(() => running.stop());

test('what is taken back after the settlement leaves books and service equal', async () => {
  const { deal } = await deliveredDeal(running);
  const key = running.brandKey;
  await running.act(deal.id, 'approve', {});
  const at = new Date(running.now()).toISOString();
  const order = { orderId: 'o-1', at, net: 1_000_000 };
  const report = (orders: unknown[]) =>
    running.request('POST', `/v1/deals/${deal.id}/sales`, { key, body: { orders } });
  expect((await report([order])).status).toBe(200);
  await running.act(deal.id, 'close_sales', {});
  expect(await running.deal(deal.id)).toMatchObject({ status: 'closed', money: { paidOut: 950_000 } });
  expect(await reconciled(running)).toEqual([]);

  expect((await report([{ ...order, refunded: 400_000 }])).status).toBe(200);
  await running.settle();
  expect(await running.deal(deal.id)).toMatchObject({ money: { paidOut: 890_000 } });
  expect(await running.events(deal.id)).toContain('deal.claim_recovered.v1');
  expect(await reconciled(running)).toEqual([]);
});
