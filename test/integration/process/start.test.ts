import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HappyDeal } from './happyDeal.ts';
import { LuyueProcess, PATIENCE, processesNaming } from './luyueProcess.ts';

const NOBODY = 65_534;
let folder: string;
/** A data folder in which a deal stands, of a process that has ended well. */
let data: string;
const deal = new HappyDeal('start');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luyue-process-'));
  data = join(folder, 'data');
  const luyue = await LuyueProcess.start(data);
  await deal.steps[0]?.run(luyue);
  await deal.steps[0]?.waitFor(luyue);
  expect(processesNaming(data)).not.toEqual([]);
  const exit = await luyue.signal('SIGINT');
  expect(exit).toMatchObject({ code: 0, signal: null });
  expect(exit.stdout).toContain(luyue.url);
  expect(processesNaming(data)).toEqual([]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** It ends by itself with code 1 and says why in one sentence; nothing of it stays behind. */
async function expectRefusal(
  dataDir: string,
  settings: Record<string, string>,
  why: RegExp,
  user: { uid?: number } = {},
): Promise<void> {
  const launched = await LuyueProcess.launch(dataDir, settings, user);
  const tooLate = setTimeout(() => void launched.signal('SIGKILL'), PATIENCE.timeout);
  const { code, stderr, stdout } = await launched.ended;
  clearTimeout(tooLate);
  expect({ code, stdout }, stderr).toEqual({ code: 1, stdout: '' });
  expect(stderr.trimEnd().split('\n'), stderr).toHaveLength(1);
  expect(stderr).toMatch(why);
  expect(stderr).not.toMatch(/^\s+at |\{|Error:/m);
  expect(processesNaming(dataDir)).toEqual([]);
}

describe('Ctrl-C', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends everything; a second start finds the data',
    async (signal) => {
      const luyue = await LuyueProcess.start(data);
      expect(await deal.deal(luyue)).toMatchObject({ gate: { name: 'response' } });
      expect(await luyue.signal(signal)).toMatchObject({ code: 0, signal: null });
      expect(processesNaming(data)).toEqual([]);
    },
  );

  test('while it starts leaves nothing behind either', async () => {
    const luyue = await LuyueProcess.launch(join(folder, 'interrupted'));
    await vi.waitUntil(() => processesNaming('interrupted').length > 0, PATIENCE);
    await luyue.signal('SIGINT');
    await vi.waitUntil(() => processesNaming('interrupted').length === 0, PATIENCE);
  });

  test('even SIGKILL leaves no database running', async () => {
    const luyue = await LuyueProcess.start(data);
    await luyue.signal('SIGKILL');
    await vi.waitUntil(() => processesNaming(data).length === 0, PATIENCE);
  });
});

describe('it cannot start', () => {
  test('on a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    await expectRefusal(join(folder, 'port'), { PORT: port }, new RegExp(`^Port ${port} is already in use`));
    await new Promise((resolve) => taken.close(resolve));
  });

  test('on the folder of a process that runs; that one goes on', async () => {
    const luyue = await LuyueProcess.start(data);
    const second = await LuyueProcess.launch(data);
    const { code, stderr } = await second.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The data folder .* is in use by another running program\.\n$/);
    expect(await deal.deal(luyue)).toMatchObject({ gate: { name: 'response' } });
    await luyue.signal('SIGINT');
  });

  test('on a folder that is a file, or lies in one', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expectRefusal(file, {}, /is not a folder\.$/m);
    await expectRefusal(join(file, 'inside'), {}, /lies inside something that is not a folder\.$/m);
  });

  test('on a folder that this user may not write', async () => {
    const locked = join(folder, 'locked');
    mkdirSync(locked, { mode: 0o555 });
    // Root may write everywhere; somebody else starts it then.
    const user = process.getuid?.() === 0 ? { uid: NOBODY } : {};
    await expectRefusal(locked, {}, /may not be written by this user\.$/m, user);
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['LUYUE_CLOCK', 'fast'],
    ['LUYUE_DATA_DIR', ''],
    ['SMTP_URL', 'not a url'],
    ['STRIPE_SECRET_KEY', 'sk_test_1'],
  ])('with %s=%j', async (name, value) => {
    await expectRefusal(join(folder, 'settings'), { [name]: value }, new RegExp(name));
  });
});

test('with any of its files damaged it says which', { timeout: 180_000 }, async () => {
  const files = readdirSync(data).filter((name) => /\.(json|sqlite)$/.test(name));
  expect(files.length).toBeGreaterThan(5);
  for (const name of files) {
    const damaged = join(folder, `damaged-${name}`);
    cpSync(data, damaged, { recursive: true });
    for (const beside of readdirSync(damaged).filter((other) => other.startsWith(`${name}-`)))
      rmSync(join(damaged, beside));
    writeFileSync(
      join(damaged, name),
      'this is not what was here before, and no database either\n'.repeat(100),
    );
    await expectRefusal(damaged, {}, new RegExp(name.replace('.', '\\.')));
  }
});
