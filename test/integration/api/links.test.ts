import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deals } from '../../../functions/runtime/providers/deals.ts';
import { links } from '../../../functions/runtime/providers/links.ts';
import { someTerms } from '../../builders/deal.ts';
import { type Reply, TestLuyue } from '../../harness/luyue.ts';
import { aRequest, countItems, fundedDeal, problemIn } from './bed.ts';
import { formFor } from './pageForm.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

const page = (token: string, query = '') => luyue.request<string>('GET', `/l/${token}${query}`);
const submit = (token: string, action: string, form: Record<string, string>) =>
  luyue.request<string>('POST', `/l/${token}/${action}`, {
    body: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

async function invited(overrides: Record<string, unknown> = {}) {
  const request = aRequest(overrides);
  const { id } = await luyue.startDeal(request);
  return { id, token: await luyue.tokenFor(request.creator.email) };
}

/** What every page must say to the browser, whatever it shows. */
function expectSafe({ headers, body }: Reply<string>): void {
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|script-src|\*/);
  expect(body).not.toMatch(/<script|\son\w+=|javascript:/i);
  expect(headers.get('set-cookie')).toBeNull();
}

describe('a token that opens nothing', () => {
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    const { id, token } = await invited();
    const store = links.of(luyue.luyue.runtime);
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const grant = await store.find(hash(token));
    if (grant === null) throw new Error('the mailed link is not kept');
    const put = async (name: string, changes: Partial<typeof grant>) => {
      tokens[name] = name.padEnd(43, 'x');
      await store.put({ ...grant, ...changes, tokenHash: hash(tokens[name]) });
    };
    await put('expired', { expiresAt: new Date(luyue.now() - 1).toISOString() });
    await put('expiring', { expiresAt: new Date(luyue.now()).toISOString() });
    await put('revoked', { revokedAt: new Date(luyue.now() - 1).toISOString() });
    tokens.unknown = 'unknown'.padEnd(43, 'x');
    tokens.cut = token.slice(0, -1);
    tokens.hash = hash(token);
    tokens.deal = id;
  });

  test('looks the same as any other such, as a page', async () => {
    const pages = await Promise.all(Object.values(tokens).map((token) => page(token)));
    for (const shown of pages) {
      expect(shown.status).toBe(404);
      expectSafe(shown);
      expect(shown.body).toBe(pages[0]?.body);
    }
  });

  test('looks the same as any other such, as JSON, and lets nobody act', async () => {
    const before = await countItems(luyue);
    const replies: Reply[] = [];
    for (const token of Object.values(tokens)) {
      replies.push(await luyue.request('GET', `/v1/links/${token}`));
      replies.push(await luyue.request('POST', `/v1/links/${token}/actions/decline`, { body: {} }));
      expect((await submit(token, 'decline', { csrf: 'x' })).status).toBe(404);
    }
    const seen = replies.map((reply) => ({ ...problemIn(reply, 404, 'link_not_found'), requestId: '' }));
    for (const each of seen) expect(each).toEqual(seen[0]);
    // Failed attempts are counted, in an item for each minute; nothing else is written.
    expect((await countItems(luyue)) - before).toBeLessThanOrEqual(1);
  });

  test('is told in the reader’s language', async () => {
    const shown = await luyue.request<string>('GET', '/l/nothing', {
      headers: { 'accept-language': 'en-GB' },
    });
    expect(shown.body).toContain('<html lang="en">');
    expect((await page('nothing')).body).toContain('<html lang="zh-CN">');
  });
});

describe('the page', () => {
  test('says nothing to strangers and lets no script in', async () => {
    const { token } = await invited();
    const shown = await page(token);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expectSafe(shown);
    expect((await luyue.request('GET', `/v1/links/${token}`)).headers.get('referrer-policy')).toBe(
      'no-referrer',
    );
  });

  test('escapes whatever the brand wrote', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { id, token } = await invited({
      reference: evil,
      creator: { name: evil, email: 'evil@example.com' },
    });
    const terms = someTerms({
      disclosure: [evil.slice(0, 60)],
      deliverable: { ...someTerms().deliverable, products: [evil] },
    });
    await luyue.act(id, 'revise', { terms, note: evil });
    const shown = await page(token);
    expect(shown.body).toContain('&lt;script&gt;');
    expect(shown.body).not.toMatch(/<script|<img/);
  });

  test('changes nothing by being looked at', async () => {
    const { id, token } = await invited();
    const before = await luyue.deal(id);
    const items = await countItems(luyue);
    for (const method of ['GET', 'HEAD']) {
      for (const path of [`/l/${token}`, `/l/${token}?done=accept&lang=en`, `/v1/links/${token}`])
        expect((await luyue.request(method, path)).status).toBe(200);
      for (const path of [`/l/${token}/accept?termsVersion=1`, `/v1/links/${token}/actions/accept`])
        expect((await luyue.request(method, path)).status).toBe(405);
    }
    expect(await luyue.deal(id)).toEqual(before);
    expect(await countItems(luyue)).toBe(items);
  });

  test('does not believe an address that claims something was done', async () => {
    const { token } = await invited();
    expect((await page(token, '?done=accept')).body).toBe((await page(token)).body);
  });
});

describe('a form', () => {
  test('without our token, or with another link’s, changes nothing and is shown again', async () => {
    const { id, token } = await invited();
    const other = await invited();
    const fields = formFor((await page(token)).body, 'accept');
    const foreign = formFor((await page(other.token)).body, 'accept').csrf ?? '';
    const before = await luyue.deal(id);
    const { csrf: _, ...without } = fields;
    for (const form of [without, { ...fields, csrf: '' }, { ...fields, csrf: foreign }]) {
      const refused = await submit(token, 'accept', form);
      expect(refused.status).toBe(403);
      expectSafe(refused);
      expect(refused.body).toContain('role="alert"');
    }
    expect(await luyue.deal(id)).toEqual(before);
    expect((await submit(token, 'accept', fields)).status).toBe(303);
  });

  test('acts and leads back to the page, which says so', async () => {
    const { id, token } = await invited();
    const done = await submit(token, 'accept', formFor((await page(token)).body, 'accept'));
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe(`/l/${token}?done=accept&lang=zh-CN`);
    expect(done.headers.get('referrer-policy')).toBe('no-referrer');
    await luyue.settle();
    expect(await luyue.deal(id)).toMatchObject({ status: 'awaiting_funding' });
    expect((await page(token, '?done=accept')).body).toContain('你已接受这次合作。');
  });

  test('sent twice acts once', async () => {
    const { id, token } = await invited();
    const fields = formFor((await page(token)).body, 'decline');
    const replies = await Promise.all([submit(token, 'decline', fields), submit(token, 'decline', fields)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 303]);
    await luyue.settle();
    const later = await submit(token, 'decline', fields);
    expect(later.status).toBe(303);
    expect((await luyue.events(id)).filter((type) => type === 'deal.declined.v1')).toHaveLength(1);
  });

  test('that comes second to somebody else says so', async () => {
    const { id, token } = await invited();
    const fields = formFor((await page(token, '?lang=en')).body, 'accept');
    await luyue.act(id, 'withdraw', {});
    const late = await submit(token, 'accept', fields);
    expect(late.status).toBe(409);
    expect(late.body).toContain('Somebody else was first');
    expect(await luyue.deal(id)).toMatchObject({ outcome: 'withdrawn' });
  });

  test('shows what was typed beside what is wrong with it', async () => {
    const { id, token } = await invited();
    const fields = formFor((await page(token, '?lang=en')).body, 'counter');
    const typed = { ...fields, 'terms.fixedFee': 'about 9k', note: 'a "quoted" <b>wish</b>' };
    const refused = await submit(token, 'counter', typed);
    expect(refused.status).toBe(422);
    expectSafe(refused);
    expect(formFor(refused.body, 'counter')).toMatchObject({ ...typed, note: expect.any(String) });
    expect(refused.body).toContain('a &quot;quoted&quot; &lt;b&gt;wish&lt;/b&gt;');
    expect(refused.body).toMatch(/id="counter-terms.fixedFee"[^>]*aria-invalid="true"/);
    expect(refused.body).toContain('href="#counter-terms.fixedFee"');
    expect(refused.body).toContain('<html lang="en">');
    expect(await luyue.deal(id)).toMatchObject({ status: 'invited', termsVersion: 1 });
  });

  test('shows what the domain finds wrong just as well', async () => {
    const { id, token } = await invited();
    const fields = formFor((await page(token, '?lang=en')).body, 'counter');
    const refused = await submit(token, 'counter', {
      ...fields,
      'terms.deliverable.scheduledAt': '2020-01-01T20:00',
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('This has to lie in the future');
    expect(await luyue.deal(id)).toMatchObject({ termsVersion: 1 });
  });

  test('makes a counter-offer that keeps all that was not asked to change', async () => {
    const { id, token } = await invited();
    const fields = formFor((await page(token)).body, 'counter');
    const form = { ...fields, 'terms.fixedFee': '9,000.50', note: '加一点\r\n谢谢' };
    expect((await submit(token, 'counter', form)).status).toBe(303);
    await luyue.settle();
    const deal = await luyue.deal(id);
    expect(deal).toMatchObject({ gate: { name: 'counter_response' }, termsVersion: 2 });
    expect(deal.terms).toEqual({ ...someTerms(), fixedFee: 900_050 });
  });

  test('made on terms that were changed meanwhile counters nothing unseen', async () => {
    const { id, token } = await invited();
    const fields = formFor((await page(token)).body, 'counter');
    const usageRights = { days: 36_500, channels: ['everywhere'] };
    await luyue.act(id, 'revise', { terms: someTerms({ usageRights }) });
    const refused = await submit(token, 'counter', { ...fields, 'terms.fixedFee': '9000' });
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('条款刚刚有变动');
    expect(await luyue.deal(id)).toMatchObject({ gate: { name: 'response' }, termsVersion: 2 });
  });

  test('accepts only the terms that were on the page', async () => {
    const { id, token } = await invited();
    const fields = formFor((await page(token)).body, 'accept');
    await luyue.act(id, 'revise', { terms: someTerms({ fixedFee: 1 }) });
    expect((await submit(token, 'accept', fields)).status).toBe(409);
    const { termsVersion: _, ...without } = fields;
    expect((await submit(token, 'accept', without)).status).toBe(422);
    expect((await submit(token, 'accept', { ...fields, termsVersion: 'any' })).status).toBe(409);
    expect(await luyue.deal(id)).toMatchObject({ gate: { name: 'response' }, termsVersion: 2 });
  });

  test.each([
    'javascript:alert(1)',
    'ftp://example.com/x',
    'https://user:pass@example.com/',
    '//example.com',
    'not a link',
    '',
  ])('delivers no %j', async (url) => {
    const { deal, token } = await fundedDeal(luyue);
    const refused = await submit(token, 'deliver', { ...formFor((await page(token)).body, 'deliver'), url });
    expect(refused.status).toBe(422);
    expect((await luyue.deal(deal.id)).gate?.name).toBe('delivery');
  });

  test('for something that is none, or is not offered, changes nothing', async () => {
    const { id, token } = await invited();
    const csrf = formFor((await page(token)).body, 'accept').csrf ?? '';
    const before = await luyue.deal(id);
    expect((await submit(token, 'fly', { csrf })).status).toBe(404);
    expect((await submit(token, 'constructor', { csrf })).status).toBe(404);
    expect((await submit(token, 'withdraw', { csrf })).status).toBe(403);
    expect((await submit(token, 'funded', { csrf })).status).toBeGreaterThanOrEqual(400);
    expect((await submit(token, 'counter', { csrf, note: 'x'.repeat(300_000) })).status).toBe(413);
    expect(await luyue.deal(id)).toEqual(before);
  });
});

test('only the hash of a token is kept', async () => {
  const { id, token } = await invited();
  const log = await deals.of(luyue.luyue.runtime).events(id, { limit: 100 });
  expect(JSON.stringify(log)).not.toContain(token);
  expect(luyue.logged.join('\n')).not.toContain(token);
  const stored = await links.of(luyue.luyue.runtime).find(createHash('sha256').update(token).digest('hex'));
  expect(stored).toMatchObject({ dealId: id, role: 'creator' });
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});
