import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendDeal } from '../../../local/hook/sendDeal.ts';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

/** The command, towards the database of this Luyue. */
async function tenant(...argv: string[]) {
  const { DYNAMODB_ENDPOINT, DEALS_TABLE = '' } = luyue.luyue.runtime.env;
  const child = spawn(process.execPath, ['local/tenants/main.ts', ...argv, '--table', DEALS_TABLE], {
    env: { ...process.env, DYNAMODB_ENDPOINT },
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { stdout, stderr, code };
}

const BRAND = ['add', '--kind', 'brand', '--name', 'Camellia', '--email', 'ops@camellia.example'];
const listDeals = (key: string) => luyue.request('GET', '/v1/deals', { key });

describe('the tenant command', () => {
  test('a new brand begins a deal with its key and its hook, until its key is taken back', async () => {
    const added = await tenant(...BRAND);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    const { tenantId, apiKey, hook } = JSON.parse(added.stdout);
    expect((await listDeals(apiKey)).body).toMatchObject({ items: [] });
    const creator = { name: 'Xiaomei', email: 'xiaomei@example.com' };
    const body = JSON.stringify({ reference: 'PO-1', creator, terms: someTerms() });
    const dealId = await sendDeal(luyue.luyue.url, hook, { id: 'msg_1', sentAt: luyue.now(), body });
    const shown = await luyue.request('GET', `/v1/deals/${dealId}`, { key: apiKey });
    expect(shown.body).toMatchObject({ brand: { id: tenantId, name: 'Camellia' } });

    expect(await tenant('revoke', '--key', apiKey)).toMatchObject({ code: 0 });
    expect((await listDeals(apiKey)).status).toBe(401);
  });

  test('a provider works for brands that are there', async () => {
    const provider = ['add', '--kind', 'provider', '--name', 'Bridge', '--email', 'bridge@example.com'];
    const engaged = await tenant(...provider, '--engaged-by', 'brand_demo');
    expect((await listDeals(JSON.parse(engaged.stdout).apiKey)).status).toBe(200);
    const unknown = await tenant(...provider, '--engaged-by', 'brand_nobody');
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: 'There is no brand brand_nobody.\n' });
  });

  test.each([
    [[], /^Say add or revoke/],
    [['add', '--kind', 'creator', '--name', 'x', '--email', 'x@example.com'], /^--kind is brand or provider/],
    [['add', '--kind', 'brand', '--email', 'x@example.com'], /^--name names the tenant/],
    [['revoke', '--key', 'sk_1'], /^--key must begin with lk_/],
  ])('%j is refused with a sentence', async (argv, sentence) => {
    const { code, stderr } = await tenant(...argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });

  test('an unknown key is said to be one', async () => {
    expect(await tenant('revoke', '--key', 'lk_nobody')).toMatchObject({
      code: 1,
      stdout: 'There is no such key.\n',
    });
  });
});
