import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parties } from '../../../functions/runtime/providers/parties.ts';
import { DEMO_PROVIDER } from '../../../local/demoTenants.ts';
import { aParty } from '../../builders/party.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { readPdf } from '../../unit/pdf/reading.ts';
import { COMMISSION, liveTerms, Story } from '../../workflow/collaboration/story.ts';
import { problemIn } from '../api/bed.ts';

const lineSchema = z.looseObject({
  kind: z.string(),
  amount: z.int(),
  status: z.string(),
  rule: z.looseObject({ code: z.string(), text: z.string() }),
  condition: z.nullable(z.looseObject({ code: z.string(), text: z.string() })),
});
const statementSchema = z.looseObject({
  dealId: z.string(),
  currency: z.string(),
  locale: z.string(),
  orders: z.looseObject({ count: z.int(), net: z.int() }),
  brand: z.optional(
    z.looseObject({
      totals: z.looseObject({ paid: z.int(), refunded: z.int(), held: z.int(), cost: z.int() }),
      costs: z.array(z.looseObject({ kind: z.string(), amount: z.int() })),
    }),
  ),
  payees: z.array(
    z.looseObject({
      payee: z.strictObject({ role: z.string(), id: z.string(), name: z.string() }),
      totals: z.looseObject({ earned: z.int(), paid: z.int(), outstanding: z.int() }),
      lines: z.array(lineSchema),
    }),
  ),
});

let h: TestLuyue;
let story: Story;
let token: string;
let liveAt: string;

/** A deal with commission and a provider, its fee paid out and three orders reported. */
beforeAll(async () => {
  h = await TestLuyue.start();
  const terms = liveTerms(h, {
    commission: COMMISSION,
    providerShare: { of: 'both', ratePpm: 100_000 },
  });
  story = await Story.atSales(h, { terms, provider: true });
  token = await h.tokenFor(story.email);
  liveAt = new Date(h.now()).toISOString();
  await h.request('POST', `/v1/deals/${story.id}/sales`, {
    key: h.brandKey,
    body: [
      { orderId: 'a', at: liveAt, net: 1_000_000 },
      { orderId: 'b', at: liveAt, net: 200_000, refunded: 100_000 },
      { orderId: 'c', at: liveAt, net: 50_000, cancelledBeforeShipping: true },
    ],
  });
});
afterAll(() => h.stop());

const path = (id = story.id) => `/v1/deals/${id}/statement`;
const get = (key: string, query = '', headers: Record<string, string> = {}) =>
  h.request('GET', `${path()}${query}`, { key, headers });
const read = async (key: string, query = '') => statementSchema.parse((await get(key, query)).body);

async function bytes(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(url, h.luyue.url), { headers });
  return { response, file: new Uint8Array(await response.arrayBuffer()) };
}

describe('as JSON', () => {
  test('the provider sees its own side, each amount with its rule and what it waits for', async () => {
    const statement = await read(h.luyue.secrets.providerApiKey, '?locale=en');
    expect(statement.brand).toBeUndefined();
    expect(statement.payees.map(({ payee }) => payee.id)).toEqual([DEMO_PROVIDER]);
    expect(statement.orders).toMatchObject({ count: 3, gross: 1_250_000, refunded: 100_000, net: 1_100_000 });
    expect(statement.payees[0]?.lines).toMatchObject([
      { kind: 'provider_share', amount: 80_000, status: 'paid', rule: { base: 800_000, ratePpm: 100_000 } },
      { kind: 'provider_share', amount: 16_500, status: 'expected', condition: { gate: 'sales' } },
    ]);
    expect(statement.payees[0]?.lines[1]?.rule.text).toBe(
      '10% of the commission of ¥1,650.00, paid by the brand on top and not taken off what the creator earns.',
    );
    expect(statement.payees[0]?.lines[1]?.condition?.text).toMatch(/^Waits for the sales to be reported/);
  });

  test('the brand sees what it paid, and for what; its sums are the deal’s', async () => {
    const statement = await read(h.brandKey);
    const { money } = await story.view();
    expect(statement.payees).toEqual([]);
    expect(statement.brand?.totals).toMatchObject({ paid: money.funded, refunded: 0, cost: money.released });
    expect(statement.brand?.totals.held).toBe(money.funded - money.released);
    expect(statement.brand?.costs).toMatchObject([
      { kind: 'fee', amount: 800_000 },
      { kind: 'provider_share', amount: 80_000 },
      { kind: 'platform_fee', amount: 40_000 },
    ]);
  });

  test('the brand’s page calls whom it pays by name, never by an id', async () => {
    const { response, file } = await bytes(`${path()}?format=html&locale=en`, {
      authorization: `Bearer ${h.brandKey}`,
    });
    expect(response.status).toBe(200);
    const page = new TextDecoder().decode(file);
    expect(page).toContain('林小满');
    expect(page).not.toMatch(/creator_0|prov_demo/);
  });

  test('an operator sees every side', async () => {
    const statement = await read(await h.operatorToken());
    expect(statement.brand).toBeDefined();
    expect(statement.payees.map(({ payee }) => payee.role)).toEqual(['creator', 'provider', 'platform']);
    expect(statement.payees[0]).toMatchObject({
      payee: { name: '林小满' },
      totals: { earned: 800_000, paid: 800_000 },
      commission: { estimated: 165_000, frozen: 0 },
    });
  });

  test('no amount carries its unit in its name', async () => {
    expect(JSON.stringify((await get(await h.operatorToken())).body)).not.toContain('Minor"');
  });

  test.each([
    ['?locale=zh-CN', {}, 'zh-CN', '佣金 ¥1,650.00 的 10%'],
    ['', { 'accept-language': 'en-GB,en' }, 'en', '10% of the commission'],
    ['', {}, 'zh-CN', '佣金'],
  ] as const)('%s %o is in %s', async (query, headers, locale, words) => {
    const { body } = await get(h.luyue.secrets.providerApiKey, query, { ...headers });
    const statement = statementSchema.parse(body);
    expect(statement.locale).toBe(locale);
    expect(statement.payees[0]?.lines[1]?.rule.text).toContain(words);
  });
});

describe('whose it is not', () => {
  test('another brand, another provider and nobody at all find nothing', async () => {
    const reply = await h.request('GET', path('deal_01JZZZZZZZZZZZZZZZZZZZZZZZ'), { key: h.brandKey });
    const unknown = problemIn(reply, 404, 'deal_not_found');
    const plain = await Story.begin(h);
    const notEngaged = await h.request('GET', path(plain.id), { key: h.luyue.secrets.providerApiKey });
    expect(problemIn(notEngaged, 404, 'deal_not_found').detail).toBe(unknown.detail);
    problemIn(await h.request('GET', path()), 401, 'unauthenticated');
  });

  test('a provider of the chain sees its own level, though the deal itself is hidden from it', async () => {
    const agency = aParty({ id: 'provider_agency', kind: 'provider', name: '二级代理' });
    const store = parties.of(h.luyue.runtime);
    const demo = await store.find(DEMO_PROVIDER);
    await store.put({ ...agency, engagedBy: [...(demo?.engagedBy ?? [])] });
    const terms = liveTerms(h, {
      chain: {
        of: 'fixedFee',
        levels: [
          { to: agency.id, keepPpm: 400_000 },
          { to: DEMO_PROVIDER, keepPpm: 100_000 },
          { to: 'creator' },
        ],
      },
    });
    const chained = await Story.begin(h, { terms });
    const key = h.luyue.secrets.providerApiKey;
    problemIn(await h.request('GET', `/v1/deals/${chained.id}`, { key }), 404, 'deal_not_found');
    const { body } = await h.request('GET', path(chained.id), { key });
    const { payees } = statementSchema.parse(body);
    expect(payees.map(({ payee }) => payee.id)).toEqual([DEMO_PROVIDER]);
    expect(payees[0]?.lines).toMatchObject([{ kind: 'chain', amount: 80_000, status: 'expected' }]);
  });
});

describe('what was asked for wrongly', () => {
  test.each([
    ['?locale=fr', ['locale']],
    ['?format=docx', ['format']],
    ['?lang=en', ['']],
  ])('%s is refused with its path', async (query, paths) => {
    const { errors = [] } = problemIn(await get(h.brandKey, query), 400, 'invalid_request');
    expect(errors.map(({ path }) => path)).toEqual(paths.map((each) => (each === '' ? 'lang' : each)));
  });
});

describe('as PDF', () => {
  test.each([
    ['?format=pdf', {}],
    ['', { accept: 'application/pdf' }],
    ['', { accept: 'text/plain, application/pdf;q=0.9, application/json;q=0.1' }],
  ])('%s %o', async (query, headers) => {
    const authorization = `Bearer ${await h.operatorToken()}`;
    const { response, file } = await bytes(`${path()}${query}`, { authorization, ...headers });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="statement-${story.id}.pdf"`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(file.byteLength).toBeLessThan(150_000);
    const { pages, glyphs } = await readPdf(file);
    const text = pages.join('\n');
    for (const words of ['对账单', '达人：林小满', '坑位费', '¥8,000.00', '净销售额 ¥11,000.00 的 15%'])
      expect(text).toContain(words);
    expect(glyphs.map(({ originalCharCode }) => originalCharCode)).not.toContain(0);
  });

  test('in a currency whose sign the fonts lack, amounts go by its code', async () => {
    const begun = await Story.begin(h, { terms: liveTerms(h, { currency: 'INR' }) });
    const authorization = `Bearer ${h.brandKey}`;
    const { file } = await bytes(`${path(begun.id)}?format=pdf&locale=en`, { authorization });
    const text = (await readPdf(file)).pages.join('\n').replaceAll('\u00a0', ' ');
    expect(text).toContain('INR 8,000.00');
    expect(text).not.toContain('〓');
  });
});

describe('as a page', () => {
  test('with a key, it is a page without links', async () => {
    const { status, body, headers } = await get(h.brandKey, '', { accept: 'text/html' });
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(String(body)).toContain('<h1>对账单</h1>');
    expect(String(body)).not.toContain('<a ');
  });

  test('by the creator’s link it shows the creator’s side alone, and leads to the PDF and back', async () => {
    const shown = await h.request<string>('GET', `/l/${token}/statement?lang=en`);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
    expect(shown.body).toContain('Fixed fee · paid');
    expect(shown.body).toContain('15% of ¥11,000.00 net sales; reckoned order by order, each rounded down.');
    expect(shown.body).toContain('3 orders: net ¥12,500.00, refunded ¥1,000.00, counting ¥11,000.00');
    expect(shown.body).not.toMatch(/Platform fee ·|Provider’s share ·|<script/);
    expect(shown.body).toContain(`href="/l/${token}/statement.pdf?lang=en"`);
    expect(shown.body).toContain(`href="/l/${token}?lang=en"`);
    expect(Buffer.byteLength(shown.body)).toBeLessThan(30_000);
  });

  test('the link page leads to it once money is held', async () => {
    const { body } = await h.request<string>('GET', `/l/${token}`);
    expect(body).toContain(`href="/l/${token}/statement?lang=zh-CN"`);
    const fresh = await Story.begin(h);
    const { body: early } = await h.request<string>('GET', `/l/${await h.tokenFor(fresh.email)}`);
    expect(early).not.toContain('/statement');
  });

  test('the PDF by the link is the creator’s', async () => {
    const { response, file } = await bytes(`/l/${token}/statement.pdf`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const text = (await readPdf(file)).pages.join('\n');
    expect(text).toContain('佣金 · 预计');
    expect(text).not.toMatch(/平台服务费|服务商：/);
  });

  test.each(['statement', 'statement.pdf'])(
    'a wrong link to %s is the same page as any wrong link',
    async (name) => {
      const { status, body } = await h.request<string>('GET', `/l/${'x'.repeat(43)}/${name}`);
      expect(status).toBe(404);
      expect(body).toBe((await h.request<string>('GET', `/l/${'x'.repeat(43)}`)).body);
    },
  );
});

test('after the settlement the sums are those of the ledger', async () => {
  await story.brand('close_sales');
  const { brand, payees } = await read(await h.operatorToken());
  const { money } = await story.view();
  const earned = payees.map(({ totals }) => totals.earned);
  expect(earned.reduce((sum, each) => sum + each, 0)).toBe(money.released);
  expect(brand?.totals).toMatchObject({
    paid: money.funded,
    refunded: money.refunded,
    held: 0,
    cost: money.released,
  });
  expect(payees[0]?.lines.map(({ kind, amount, status }) => [kind, amount, status])).toEqual([
    ['fee', 800_000, 'paid'],
    ['commission', 165_000, 'paid'],
  ]);
});
