import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../../local/dynamodb/runDynoxide.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { runProgram } from '../demo/runProgram.ts';
import { paidDeal, storedDeal, tamper } from './bed.ts';

let running: TestLuyue;
let dealId: string;
const empty = mkdtempSync(join(tmpdir(), 'luyue-empty-'));
beforeAll(async () => {
  running = await TestLuyue.start();
  dealId = await paidDeal(running);
});
afterAll(async () => {
  rmSync(empty, { recursive: true });
  rmSync(running.folder, { recursive: true, force: true });
});

const command = (...argv: string[]) => runProgram('local/reconcile/main.ts', argv);

test('says that a running Luyue has nothing that differs', async () => {
  const { code, stdout, stderr } = await command('--url', running.luyue.url);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Everything that has to be equal is equal.');
});

test('does not touch the data of one that runs', async () => {
  const { code, stderr } = await command('--data-dir', running.folder);
  expect(code).toBe(1);
  expect(stderr).toContain('is in use by another running program');
});

test('prints both sides of what differs, running or not, and exits with 1', async () => {
  await tamper(running, 'deals', { pk: `DEAL#${dealId}`, sk: 'META' }, (item) => ({
    ...item,
    deal: { ...storedDeal(item), escrowMinor: 1 },
  }));
  const ran = await command('--url', running.luyue.url, '--json');
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.stdout)).toMatchObject({
    counts: { deals: 1, records: 2 },
    cases: [{ difference: { check: 'deal_escrow', subject: dealId, atRiskMinor: 314_999 } }],
  });
  await running.stop({ keepData: true });
  const stood = await command('--data-dir', running.folder);
  expect({ code: stood.code, stderr: stood.stderr }).toEqual({ code: 1, stderr: '' });
  expect(stood.stdout).toContain('¥3,150.00');
  expect(stood.stdout).toContain('¥0.01');
  expect(stood.stdout).toContain('1 difference.');
  const again = await command('--data-dir', running.folder, '--json');
  expect(JSON.parse(again.stdout).cases).toHaveLength(1);
});

test('says in one sentence why it cannot compare', async () => {
  const nowhere = await command('--url', `http://127.0.0.1:${await freePort()}`);
  expect(nowhere.code).toBe(1);
  expect(nowhere.stderr).toMatch(/^Nothing answers at .*\n$/);
  const nothing = await command('--data-dir', empty);
  expect(nothing).toMatchObject({ code: 1, stderr: `${empty} holds no data of Luyue.\n` });
});

test.each([
  [['--colour']],
  [['--url', 'ftp://here']],
  [['--url', 'http://127.0.0.1:1', '--data-dir', '.luyue']],
])('refuses %j with the usage', async (argv) => {
  const { code, stderr } = await command(...argv);
  expect(code).toBe(2);
  expect(stderr).toContain('Usage: npm run reconcile');
});
