import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStripeSandbox } from '../../../local/stripe/sandbox.ts';
import { checkoutRequest, openRig, type Rig, secretKey, webhookSecret } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

it('loses neither the payment nor its event to kill -9', async () => {
  const { sessionId } = await rig.gateway.createCheckout(checkoutRequest);
  await rig.sandbox.close();
  const script = fileURLToPath(new URL('./killed.ts', import.meta.url));
  const child = spawn(process.execPath, [script, join(rig.folder, 'data', 'stripe.db'), sessionId], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  expect(rig.receiver.deliveries).toHaveLength(0);
  await rig.restart();
  expect(await rig.events()).toEqual([expect.objectContaining({ type: 'checkout_paid', sessionId })]);
});

it('remembers idempotency keys over a restart', async () => {
  const first = await rig.gateway.createCheckout(checkoutRequest);
  await rig.restart();
  expect(await rig.gateway.createCheckout(checkoutRequest)).toEqual(first);
});

it('names the file it cannot use, and the port that is taken', async () => {
  const file = join(rig.folder, 'broken', 'stripe.db');
  await mkdir(join(rig.folder, 'broken'));
  await writeFile(file, 'this is not a database, it is a letter to somebody who keeps databases');
  const options = {
    timeline: rig.timeline,
    webhookUrl: () => rig.receiver.url,
    webhookSecret,
    secretKey,
    publicBaseUrl: () => 'http://127.0.0.1:4000',
    onboarding: 'auto' as const,
  };
  await expect(openStripeSandbox({ ...options, file })).rejects.toThrow(file);
  const taken = Number(new URL(rig.sandbox.url).port);
  await expect(
    openStripeSandbox({ ...options, file: join(rig.folder, 'other.db'), port: taken }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
