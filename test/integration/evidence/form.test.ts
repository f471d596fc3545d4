import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, sha256 } from '../../builders/files.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, countItems } from '../api/bed.ts';
import { formFor } from '../api/pageForm.ts';
import type { Shown } from './bed.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

async function aLink() {
  const request = aRequest();
  const { id } = await luyue.startDeal(request);
  const token = await luyue.tokenFor(request.creator.email);
  const page = await luyue.request<string>('GET', `/l/${token}`);
  return { id, token, csrf: formFor(page.body, 'accept').csrf ?? '' };
}

/** As a browser sends the form. */
async function post(
  token: string,
  fields: Record<string, string>,
  file?: { name: string; bytes: Uint8Array },
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set('file', new File([Buffer.from(file.bytes)], file.name));
  const address = new URL(`/l/${token}/evidence`, luyue.luyue.url);
  const response = await fetch(address, { method: 'POST', body: form, redirect: 'manual' });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

describe('a file by a form that needs no script', () => {
  test.each([
    ['截图.png', FILES.png, 'image/png'],
    ['orders.CSV', FILES.gbkCsv, 'text/csv'],
    ['no-extension', FILES.pdf, 'application/pdf'],
  ])('%s is kept, by its bytes, and leads back to the page', async (name, bytes, contentType) => {
    const { token, csrf } = await aLink();
    const done = await post(token, { csrf, lang: 'en' }, { name, bytes });
    expect(done.status).toBe(303);
    expect(done.headers.get('referrer-policy')).toBe('no-referrer');
    const location = new URL(done.headers.get('location') ?? '', luyue.luyue.url);
    expect(location.pathname).toBe(`/l/${token}`);
    expect(location.searchParams.get('lang')).toBe('en');
    const id = location.searchParams.get('evidence');
    const { body } = await luyue.request<Shown>('GET', `/v1/links/${token}/evidence/${id}`);
    expect(body).toMatchObject({
      status: 'ready',
      fileName: name,
      contentType,
      sha256: sha256(bytes),
      by: 'creator',
    });
  });

  test('of two megabytes comes through, of five does not', async () => {
    const { token, csrf } = await aLink();
    const video = (size: number) => Buffer.concat([FILES.mp4, Buffer.alloc(size)]);
    expect((await post(token, { csrf }, { name: 'v.mp4', bytes: video(2_000_000) })).status).toBe(303);
    expect((await post(token, { csrf }, { name: 'v.mp4', bytes: video(5_000_000) })).status).toBe(413);
  });

  test.each([
    ['a page', 'page.csv.html', FILES.html],
    ['a program', 'shot.png', FILES.exe],
    ['nothing', 'empty.png', new Uint8Array()],
  ])('that is %s is refused, on the page and in the reader’s language', async (_what, name, bytes) => {
    const { token, csrf } = await aLink();
    const before = await countItems(luyue);
    const refused = await post(token, { csrf, lang: 'en' }, { name, bytes });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('role="alert"');
    expect(refused.body).toContain('<html lang="en">');
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await countItems(luyue)).toBe(before);
  });

  test('without our token, without a file, or as no form at all changes nothing', async () => {
    const { token, csrf } = await aLink();
    const other = await aLink();
    const before = await countItems(luyue);
    const file = { name: 'a.png', bytes: FILES.png };
    expect((await post(token, {}, file)).status).toBe(403);
    expect((await post(token, { csrf: other.csrf }, file)).status).toBe(403);
    expect((await post(token, { csrf })).status).toBe(422);
    expect((await post(token, { csrf, file: 'just text' })).status).toBe(422);
    for (const [type, body, status] of [
      ['application/x-www-form-urlencoded', `csrf=${csrf}`, 415],
      ['multipart/form-data', 'no boundary', 400],
      ['multipart/form-data; boundary=x', '--x\r\nbroken', 400],
    ] as const) {
      const options = { body, headers: { 'content-type': type } };
      expect((await luyue.request('POST', `/l/${token}/evidence`, options)).status).toBe(status);
    }
    expect((await post('x'.repeat(43), { csrf }, file)).status).toBe(404);
    expect((await countItems(luyue)) - before).toBeLessThanOrEqual(1);
  });
});
