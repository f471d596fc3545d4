import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DealView } from '../../../functions/api/dealView.ts';
import type { DealPreview } from '../../../functions/preview/previewOf.ts';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, countItems, pathsIn, problemIn } from '../api/bed.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

const preview = (body: unknown, key = luyue.brandKey, locale = 'en') =>
  luyue.request<DealPreview>('POST', `/v1/deals/preview?locale=${locale}`, { key, body });
const start = (body: unknown, key = luyue.brandKey) =>
  luyue.request<DealView>('POST', '/v1/deals', { key, body });
const problems = async (body: unknown, key = luyue.brandKey) => (await preview(body, key)).body.problems;

describe('the preview of a deal', () => {
  test('says the money the started deal then asks for, to the last unit, and writes nothing', async () => {
    const terms = someTerms({
      fixedFee: 800_001,
      platformFeePpm: 33_333,
      providerShare: { of: 'both', ratePpm: 123_456 },
    });
    const request = aRequest({ provider: { id: 'prov_demo' }, terms });
    const before = await countItems(luyue);
    const { status, body } = await preview(request);
    expect(await countItems(luyue)).toBe(before);
    expect(status).toBe(200);
    expect(body.problems).toEqual([]);
    expect(body.provider).toEqual({ id: 'prov_demo', name: '星桥服务商' });
    const { money } = body;
    expect(money?.funding.lines.map(({ kind }) => kind)).toEqual([
      'fixedFee',
      'reserve',
      'platformFee',
      'providerShare',
    ]);
    const total = money?.funding.total;
    expect(money?.funding.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
    expect(money?.shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);

    const deal = await luyue.startDeal(request);
    const token = await luyue.tokenFor(request.creator.email);
    await luyue.actByLink(token, 'accept', { termsVersion: 1 });
    expect((await luyue.deal(deal.id)).funding?.amount).toBe(total);
  });

  test('shows the page that the creator then gets, in the language of the creator', async () => {
    const request = aRequest();
    const { body } = await preview(request);
    const { id } = await luyue.startDeal(request);
    const token = await luyue.tokenFor(request.creator.email);
    const page = await luyue.request<string>('GET', `/l/${token}`, {
      headers: { 'accept-language': 'zh-CN' },
    });
    const comparable = (html = '') =>
      html
        .replaceAll(token, 'preview')
        .replaceAll(/name="csrf" value="[^"]*"/g, '')
        .replaceAll(id, '');
    expect(body.creatorPage?.locale).toBe('zh-CN');
    expect(comparable(body.creatorPage?.html)).toBe(comparable(page.body));
    const known = await preview({ ...request, creator: { ...request.creator, locale: 'en' } });
    expect(known.body.creatorPage?.html).toContain('lang="en"');
  });

  test('says what the creator gets, by which rule, when, and the statement of the started deal agrees', async () => {
    const request = aRequest();
    const { body } = await preview(request);
    const { id } = await luyue.startDeal(request);
    const statement = await luyue.request<{ brand: { totals: object } }>(
      'GET',
      `/v1/deals/${id}/statement?locale=en`,
      { key: await luyue.operatorToken() },
    );
    // Only the deal that is there has orders, of which there are none, and says whether it takes any.
    const { orders, salesTaken, ...started } = Object(statement.body);
    expect({ orders, salesTaken }).toMatchObject({ orders: { items: [] }, salesTaken: 'none' });
    const { orders: sums, ...previewed } = Object(body.money?.statement);
    expect(sums).toMatchObject({ count: 0, net: 0 });
    const comparable = (view: object) =>
      JSON.stringify({ ...view, asOf: '' }).replaceAll(/"(deal|creator)_[0-9A-Z]{26}"/g, '""');
    expect(comparable(previewed)).toBe(comparable(started));
  });

  test('reckons with what is there and names the place of all that is missing or wrong', async () => {
    expect((await preview({})).body).toMatchObject({ money: null, creatorPage: null });
    expect((await problems({})).map(({ path }) => path)).toEqual(['reference', 'creator', 'terms']);
    const half = { creator: { email: 'nobody' }, terms: someTerms() };
    const { body } = await preview(half);
    expect(body.money?.funding.total).toBe(1_155_000);
    expect(body.problems.map(({ path }) => path)).toEqual(['reference', 'creator.name', 'creator.email']);
    const past = someTerms({
      deliverable: { kind: 'livestream', scheduledAt: '2026-10-01T12:00:00Z', minMinutes: 60 },
      providerShare: { of: 'fixedFee', ratePpm: 1 },
    });
    expect(await problems(aRequest({ terms: past }))).toEqual([
      { path: 'terms.deliverable.scheduledAt', message: 'must be in the future' },
      { path: 'terms.providerShare', message: 'needs a provider in the deal' },
    ]);
    expect((await preview(aRequest({ provider: { id: 'brand_demo' } }))).body.provider).toBeNull();
    expect(await problems(aRequest({ provider: { id: 'brand_demo' }, surprise: 1 }))).toEqual([
      { path: 'surprise', message: 'is not a known field' },
      { path: 'provider.id', message: 'is not a known provider' },
    ]);
  });

  test.each([
    [{ terms: { fixedFee: -1 } }],
    [{ terms: null, creator: 7, provider: 'x', brand: [] }],
    [[]],
    [aRequest({ terms: someTerms({ fixedFee: 2 ** 53 }) })],
    [aRequest({ reference: '' })],
  ])('has the very problems that starting then has: %j', async (body) => {
    const refused = problemIn(await start(body), 422, 'invalid_request');
    const found = (await problems(body)).map(({ path }) => path);
    expect(found).toEqual(expect.arrayContaining(pathsIn(refused)));
  });

  test('is for those who start deals, a provider for the brands that engaged it', async () => {
    problemIn(await luyue.request('POST', '/v1/deals/preview', { body: {} }), 401, 'unauthenticated');
    problemIn(await preview({}, await luyue.operatorToken()), 403, 'forbidden');
    problemIn(await preview('{'), 400, 'invalid_json');
    problemIn(await preview({}, luyue.brandKey, 'fr'), 400, 'invalid_request');
    const { providerApiKey } = luyue.luyue.secrets;
    const { body } = await preview(aRequest(), providerApiKey);
    expect(body).toMatchObject({
      problems: [],
      brands: [{ id: 'brand_demo', name: '山茶美妆' }],
      provider: { id: 'prov_demo' },
    });
    expect(await problems(aRequest({ brand: { id: 'brand_other' } }), providerApiKey)).toEqual([
      { path: 'brand.id', message: 'is not a brand you start deals for' },
    ]);
  });
});
