import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENTS } from '../../../domain/caseFile/paths.ts';
import { FILES, sha256 } from '../../builders/files.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { readPdf } from '../../unit/pdf/reading.ts';
import { aRequest, problemIn } from '../api/bed.ts';
import { aDeliveredDeal, caseFileOf, download, jsonIn, save, textIn, verifyCommand } from './bed.ts';

const KEYS = '/.well-known/luyue-case-file-keys.json';

let luyue: TestLuyue;
let delivered: Awaited<ReturnType<typeof aDeliveredDeal>>;
let operator: string;
beforeAll(async () => {
  luyue = await TestLuyue.start();
  delivered = await aDeliveredDeal(luyue);
  operator = await luyue.operatorToken();
});
afterAll(() => luyue.stop());

describe('the case file of a deal', () => {
  test('is saved as one ZIP that the command verifies, by itself and by our keys', async () => {
    const { file, response } = await caseFileOf(luyue, delivered.id, luyue.brandKey);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toContain(`luyue-case-${delivered.id}.zip`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const alone = await verifyCommand(file);
    expect(alone).toMatchObject({ code: 0, err: '' });
    expect(alone.out).toMatch(/self-signed by key/);
    expect(alone.out).toMatch(/is what was signed/);
    const confirmed = await verifyCommand(file, '--keys', `${luyue.luyue.url}${KEYS}`, '--json');
    expect(confirmed.code).toBe(0);
    expect(JSON.parse(confirmed.out)).toMatchObject({ verified: true });
  });

  test('holds the log, the terms, the entries, the evidence and a summary in two languages', async () => {
    const { contents, file } = await caseFileOf(luyue, delivered.id, luyue.brandKey);
    const paths = contents.files.map(({ path }) => path);
    expect(paths.slice(0, 2 + DOCUMENTS.length)).toEqual(['manifest.json', 'signature.json', ...DOCUMENTS]);
    expect(paths).toContain(`evidence/${delivered.used}/file.png`);
    const types = textIn(contents, 'events.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).type);
    expect(types).toEqual(await luyue.events(delivered.id));
    expect(jsonIn(contents, 'deal.json')).toMatchObject({ id: delivered.id, escrow: 1_155_000 });
    expect(jsonIn(contents, 'terms.json')).toHaveLength(1);
    expect(jsonIn(contents, 'ledger.json')).toHaveLength(1);
    expect(jsonIn(contents, 'notices.json').length).toBeGreaterThan(0);
    expect(jsonIn(contents, 'evidence.json')).toMatchObject([
      { id: delivered.used, sha256: sha256(FILES.png), by: { role: 'creator' } },
    ]);
    for (const [locale, words] of Object.entries({ 'zh-CN': '合作案卷', en: 'Case file' })) {
      const { pages, language } = await readPdf(bytesOf(file, `summary.${locale}.pdf`, contents));
      expect(language).toBe(locale);
      expect(pages.join('\n')).toContain(words);
      expect(pages.join('')).toContain(delivered.used);
    }
  });

  test('of other programs is an ordinary ZIP', async () => {
    const { file } = await caseFileOf(luyue, delivered.id, luyue.brandKey);
    const files = unzipSync(readFileSync(file));
    expect(Buffer.from(files[`evidence/${delivered.used}/file.png`] ?? [])).toEqual(Buffer.from(FILES.png));
  });

  test('names nobody, and gives no address that works', async () => {
    for (const key of [luyue.brandKey, operator]) {
      const { file } = await caseFileOf(luyue, delivered.id, key);
      const bytes = readFileSync(file).toString('utf8');
      for (const secret of ['小美', delivered.email, '截图', 'checkout', 'taskToken', delivered.token])
        expect(bytes.includes(secret), secret).toBe(false);
    }
  });

  test('is the same file when it is asked for again, and another one once something happened', async () => {
    const request = aRequest();
    const { id } = await luyue.startDeal(request);
    const once = await caseFileOf(luyue, id, luyue.brandKey);
    const twice = await caseFileOf(luyue, id, luyue.brandKey);
    expect(readFileSync(twice.file).equals(readFileSync(once.file))).toBe(true);
    await luyue.act(id, 'withdraw', { reason: 'changed our mind' });
    const later = await caseFileOf(luyue, id, luyue.brandKey);
    expect(jsonIn(later.contents, 'deal.json')).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
    expect((await verifyCommand(later.file)).code).toBe(0);
  });
});

describe('everybody sees its own', () => {
  test('no drafts of others, and no statement of others', async () => {
    const brand = (await caseFileOf(luyue, delivered.id, luyue.brandKey)).contents;
    const all = (await caseFileOf(luyue, delivered.id, operator)).contents;
    const ids = (contents: typeof all) =>
      jsonIn(contents, 'evidence.json').map(({ id }: { id: string }) => id);
    expect(ids(brand)).toEqual([delivered.used]);
    expect(ids(all).sort()).toEqual([delivered.used, delivered.draft].sort());
    const statement = jsonIn(brand, 'statement.json').en;
    expect(statement.brand).toBeDefined();
    expect(statement.payees).toEqual([]);
    const { en } = jsonIn(all, 'statement.json');
    expect(en.payees.length).toBeGreaterThan(0);
    for (const { payee } of en.payees) expect(payee.name).toBe(payee.id);
    expect(jsonIn(brand, 'manifest.json').reader.role).toBe('brand');
    expect(jsonIn(all, 'manifest.json').reader.role).toBe('operator');
  });

  test('a creator by its link', async () => {
    const response = await download(luyue, `/l/${delivered.token}/case-file`);
    expect(response.status).toBe(200);
    const file = save(await response.bytes());
    expect((await verifyCommand(file)).code).toBe(0);
    const asked = await luyue.request<{ url: string }>('GET', `/v1/links/${delivered.token}/case-file`);
    expect(asked).toMatchObject({ status: 200, body: { fileName: `luyue-case-${delivered.id}.zip` } });
    expect((await fetch(asked.body.url)).status).toBe(200);
  });

  test('another tenant, a stranger and a wrong link see nothing', async () => {
    const { body } = await luyue.request<{ providerApiKey: string }>('GET', '/_local/credentials');
    const path = `/v1/deals/${delivered.id}/case-file`;
    problemIn(await luyue.request('GET', path, { key: body.providerApiKey }), 404, 'deal_not_found');
    problemIn(await luyue.request('GET', path), 401, 'unauthenticated');
    problemIn(await luyue.request('GET', '/v1/links/nothing/case-file'), 404, 'link_not_found');
    expect((await download(luyue, '/l/nothing/case-file')).status).toBe(404);
  });
});

describe('the address of a case file', () => {
  const address = async () => {
    const reply = await luyue.request<{ url: string; expiresAt: string }>(
      'GET',
      `/v1/deals/${delivered.id}/case-file`,
      { key: luyue.brandKey, headers: { accept: 'application/json' } },
    );
    expect(reply.status).toBe(200);
    return new URL(reply.body.url);
  };

  test('comes as JSON for whoever asks so, and else as a redirect', async () => {
    expect((await address()).pathname).toMatch(/^\/_local\/case-files\//);
    const path = `/v1/deals/${delivered.id}/case-file`;
    const reply = await luyue.request('GET', path, { key: luyue.brandKey });
    expect(reply.status).toBe(303);
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['another file name', (url: URL) => url.searchParams.set('fileName', 'other.zip')],
    ['another end', (url: URL) => url.searchParams.set('expires', '9999999999')],
    ['another file', (url: URL) => (url.pathname = url.pathname.replace(/case_\w/, 'case_f0'.slice(0, 6)))],
    ['no signature', (url: URL) => url.searchParams.delete('signature')],
  ])('with %s opens nothing', async (_what, change) => {
    const url = await address();
    const before = url.href;
    change(url);
    if (url.href !== before) expect((await fetch(url)).status).toBe(403);
    expect((await fetch(before)).status).toBe(200);
  });
});

test('a look at the address tells how large the file is, without sending it', async () => {
  const { file } = await caseFileOf(luyue, delivered.id, luyue.brandKey);
  const path = `/v1/links/${delivered.token}/case-file`;
  const { body } = await luyue.request<{ url: string }>('GET', path);
  const look = await fetch(body.url, { method: 'HEAD' });
  expect(look.status).toBe(200);
  expect(Number(look.headers.get('content-length'))).toBeGreaterThan(readFileSync(file).length / 2);
  expect(await look.text()).toBe('');
});

describe('the keys', () => {
  test('are public, and hold nothing private', async () => {
    const reply = await luyue.request<{ keys: Record<string, string>[] }>('GET', KEYS);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('application/jwk-set+json');
    expect(reply.body.keys).toHaveLength(1);
    expect(Object.keys(reply.body.keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });
});

describe('npm run verify-case', () => {
  test('names the first broken link of a tampered log, and fails', async () => {
    const { file } = await caseFileOf(luyue, delivered.id, luyue.brandKey);
    const bytes = readFileSync(file);
    const at = bytes.indexOf('"deal.funded.v1"');
    expect(at).toBeGreaterThan(0);
    bytes.write('"deal.closed.v1"', at);
    const { code, out } = await verifyCommand(save(bytes));
    expect(code).toBe(1);
    expect(out).toMatch(/layout\s+│ FAILED/);
    expect(out).toMatch(/log\s+│ FAILED\s+│ the chain breaks at event \d/);
    expect(out).toMatch(/NOT what was signed/);
  });

  test('fails for a file sealed by another key than ours', async () => {
    const { file } = await caseFileOf(luyue, delivered.id, luyue.brandKey);
    const other = join(luyue.folder, 'other.json');
    writeFileSync(other, JSON.stringify({ keys: [] }));
    const { code, out } = await verifyCommand(file, '--keys', other);
    expect(code).toBe(1);
    expect(out).toMatch(/which is not among the given/);
  });

  test.each([
    [['/nowhere/at/all.zip'], 1, /cannot be read/],
    [[], 2, /Usage/],
    [['a.zip', 'b.zip'], 2, /Usage/],
    [['--what'], 2, /Usage/],
    [['a.zip', '--keys', '/nowhere'], 1, /cannot be read/],
    [['a.zip', '--keys', 'http://127.0.0.1:9/keys'], 1, /Nothing answers/],
  ])('%j ends with %i and one sentence', async (args, code, complaint) => {
    const ended = await verifyCommand(...args);
    expect(ended.code).toBe(code);
    expect(ended.err).toMatch(complaint);
    expect(ended.err).not.toMatch(/\n\s+at /);
  });
});

function bytesOf(
  file: string,
  path: string,
  contents: { files: readonly { path: string; size: number }[] },
): Buffer {
  const bytes = readFileSync(file);
  const start = bytes.indexOf(path) + path.length;
  const size = contents.files.find((each) => each.path === path)?.size ?? 0;
  // The manifest names it first; its own header comes later, right before its bytes.
  const at = bytes.indexOf(path, bytes.indexOf('PK\x03\x04', start));
  return bytes.subarray(bytes.indexOf('%PDF', at), bytes.indexOf('%PDF', at) + size);
}
