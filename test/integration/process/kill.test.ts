import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HappyDeal } from './happyDeal.ts';
import { LuyueProcess } from './luyueProcess.ts';

let folder: string;
let luyue: LuyueProcess;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luyue-killed-'));
  luyue = await LuyueProcess.start(folder);
});
afterEach(async () => {
  await luyue.signal('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function killAndRestart(): Promise<void> {
  expect((await luyue.signal('SIGKILL')).signal).toBe('SIGKILL');
  luyue = await LuyueProcess.start(folder);
}

test('killed after every step, the deal goes on where it stood and ends paid', {
  timeout: 120_000,
}, async () => {
  const deal = new HappyDeal('between');
  for (const { run, waitFor } of deal.steps) {
    await run(luyue);
    await killAndRestart();
    await waitFor(luyue);
  }
  await deal.expectDone(luyue);
});

/** Milliseconds after a request was sent: from before it was read to after its answer was written. */
const MOMENTS = [8, 3, 20, 12, 5, 16, 60];

test('killed in the middle of every step, the deal ends paid once it is asked again', {
  timeout: 180_000,
}, async () => {
  const deal = new HappyDeal('during');
  for (const [place, { run, waitFor }] of deal.steps.entries()) {
    const asked = Promise.allSettled([run(luyue)]);
    await delay(MOMENTS[place]);
    await killAndRestart();
    await asked;
    await run(luyue);
    await waitFor(luyue);
  }
  await deal.expectDone(luyue);
});
