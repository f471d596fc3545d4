import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleOptions } from '../../../infra/bundle/options.ts';
import { openRig, type Rig, secretKey, webhookSecret } from '../stripe/rig.ts';

let folder: string;
let rig: Rig;
let gateway: Rig['gateway'];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luyue-bundles-'));
  rig = await openRig();
  rig.sandbox.start();
  const entry = { in: 'adapters/stripe/gateway.ts', out: 'gateway' };
  await build({ ...bundleOptions([entry], folder, false), write: true });
  const { makeStripeGateway } = await import(join(folder, 'gateway.mjs'));
  gateway = makeStripeGateway({ secretKey, webhookSecret, apiBase: rig.sandbox.url });
}, 30_000);
afterAll(async () => {
  await rig.close();
  await rm(folder, { recursive: true });
});

test('what is left of Stripe’s SDK in a bundle does all that is asked of it', async () => {
  const ofDeal = { dealId: 'deal_1', currency: 'CNY' };
  const page = await gateway.createCheckout({
    ...ofDeal,
    paymentId: 'pay_1',
    amountMinor: 840_000,
    description: 'Deal',
    returnUrl: 'http://127.0.0.1:4000/',
  });
  expect(page.sessionId).toMatch(/^cs_/);
  await gateway.expireCheckout(page.sessionId);
  const { accountId } = await gateway.openPayeeAccount({ payeeId: 'creator_1', email: 'c@example.com' });
  expect(await gateway.payeeAccount(accountId)).toMatchObject({ accountId });
  const leads = { returnUrl: 'http://127.0.0.1:4000/', refreshUrl: 'http://127.0.0.1:4000/' };
  expect(await gateway.onboardingUrl(accountId, leads)).toMatch(/^http/);
  const none = { since: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' };
  for (const kind of ['charge', 'refund', 'transfer', 'reversal'] as const)
    expect(await gateway.records(kind, none)).toEqual({ items: [], nextCursor: null });
  const order = { ...ofDeal, amountMinor: 1 };
  expect(await gateway.payOut({ ...order, paymentId: 'out_1', accountId })).toMatchObject({
    status: 'refused',
  });
  await expect(
    gateway.refund({ ...order, paymentId: 'ref_1', chargeReference: 'pi_none' }),
  ).rejects.toMatchObject({ name: 'TerminalError' });
  await expect(
    gateway.reverse({ ...order, paymentId: 'rev_1', transferReference: 'tr_none' }),
  ).rejects.toMatchObject({ name: 'TerminalError' });
  await expect(gateway.readWebhook('{}', 't=1,v1=00')).rejects.toMatchObject({ name: 'InvalidSignature' });
});
