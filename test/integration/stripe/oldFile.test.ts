import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openStripeSandbox } from '../../../local/stripe/sandbox.ts';
import { openRig } from './rig.ts';

/** What version 1 of the sandbox's file held after a payment, a payout and a part refund. */
const versionOne = `
  CREATE TABLE objects (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    parent TEXT, due_at INTEGER, body TEXT NOT NULL) STRICT;
  CREATE INDEX objects_by_parent ON objects (kind, parent, seq);
  CREATE INDEX objects_by_due ON objects (kind, due_at) WHERE due_at IS NOT NULL;
  CREATE TABLE balances (currency TEXT PRIMARY KEY, amount INTEGER NOT NULL) STRICT;
  CREATE TABLE idempotency_keys (key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, status INTEGER NOT NULL,
    body TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
  CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
  CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, object_id TEXT NOT NULL, body TEXT NOT NULL,
    attempts INTEGER NOT NULL, due_at INTEGER NOT NULL, last_failure TEXT) STRICT;
  CREATE INDEX outbox_by_object ON outbox (object_id, seq);
  CREATE INDEX outbox_by_due ON outbox (due_at, seq);
  INSERT INTO balances VALUES ('cny', 200);
  INSERT INTO objects (id, kind, parent, body) VALUES
    ('pi_1', 'payment_intent', NULL, '{"id":"pi_1","created":1780272000,"metadata":{"dealId":"deal_1","paymentId":"pay_1"},"amount":1000,"currency":"cny","status":"succeeded","charge":"ch_1","refunded":300,"transferGroup":"deal_1","declineCode":null}'),
    ('re_1', 'refund', 'pi_1', '{"id":"re_1","created":1780272000,"metadata":{},"amount":300,"currency":"cny","paymentIntent":"pi_1","charge":"ch_1"}'),
    ('acct_1', 'account', NULL, '{"id":"acct_1","created":1780272000,"metadata":{},"email":null,"payoutsEnabled":true,"bankLast4":null,"returnUrl":null}'),
    ('tr_1', 'transfer', 'deal_1', '{"id":"tr_1","created":1780272000,"metadata":{"dealId":"deal_1","paymentId":"out_1"},"amount":500,"currency":"cny","destination":"acct_1","transferGroup":"deal_1"}');
  PRAGMA user_version = 1;
`;

it('goes on with a file of the version before: its charges, its balances, its transfers', async () => {
  const rig = await openRig();
  await rig.sandbox.close();
  const file = join(rig.folder, 'data', 'stripe.db');
  const old = join(rig.folder, 'data', 'old.db');
  const db = new DatabaseSync(old);
  db.exec(versionOne);
  db.close();
  // The rig's file gives way to the old one.
  for (const suffix of ['', '-wal', '-shm']) await rm(`${file}${suffix}`, { force: true });
  await rename(old, file);
  await rig.restart();

  expect(await rig.funds.charge('pi_1')).toMatchObject({ amountMinor: 1000, refundedMinor: 300 });
  const order = { dealId: 'deal_1', currency: 'CNY' };
  const reverse = { ...order, paymentId: 'claw_1', transferReference: 'tr_1', amountMinor: 500 };
  expect(await rig.gateway.reverse(reverse)).toMatchObject({ status: 'succeeded' });
  const refund = { ...order, paymentId: 'ref_2', chargeReference: 'pi_1', amountMinor: 700 };
  expect(await rig.gateway.refund(refund)).toMatchObject({ status: 'succeeded' });
  await rig.close();
});

it('refuses a file of a version to come', async () => {
  const rig = await openRig();
  await rig.sandbox.close();
  const file = join(rig.folder, 'data', 'stripe.db');
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 99');
  db.close();
  await expect(
    openStripeSandbox({
      file,
      timeline: rig.timeline,
      webhookUrl: () => rig.receiver.url,
      webhookSecret: 'whsec_x',
      secretKey: 'sk_test_x',
      publicBaseUrl: () => 'http://127.0.0.1:4000',
      onboarding: 'auto',
    }),
  ).rejects.toThrow(file);
  await rig.close();
});
