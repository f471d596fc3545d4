import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someTerms } from '../builders/deal.ts';
import { TestLuyue } from '../harness/luyue.ts';
import { skipsBrowser, TestBrowser } from './browser.ts';
import { expectAccessible, expectNoSideways, expectThumbSized } from './examine.ts';

const MOST_BYTES = 30 * 1024;
const DAY = 86_400_000;
const browser = new TestBrowser();
let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

let creators = 0;
async function invited(
  locale: 'zh-CN' | 'en',
  { products = ['sku-1'], disclosure = ['#广告'] }: { products?: string[]; disclosure?: string[] } = {},
) {
  creators += 1;
  const email = `creator-${creators}@example.com`;
  const creator = { name: '小美', email, locale };
  const scheduledAt = new Date(luyue.now() + 30 * DAY).toISOString();
  const deliverable = { kind: 'livestream' as const, scheduledAt, minMinutes: 60, products };
  const terms = someTerms({ deliverable, disclosure });
  const { id } = await luyue.startDeal({
    reference: `e2e-${creators}`,
    creator,
    terms,
  });
  const token = await luyue.tokenFor(email);
  return { id, token, link: `${luyue.luyue.url}/l/${token}` };
}

const WORDS = {
  'zh-CN': {
    accept: '接受合作',
    accepted: '你已接受这次合作。',
    counter: '还价：提出其他条件',
    countered: '你的还价已发给品牌方。',
    deliver: '提交交付',
    delivered: '你的交付已提交。',
    fee: '坑位费（CNY）',
    rate: '佣金比例（%）',
    url: '作品链接',
  },
  en: {
    accept: 'Accept',
    accepted: 'You accepted this deal.',
    counter: 'Suggest other terms',
    countered: 'Your terms were sent to the brand.',
    deliver: 'Hand in your work',
    delivered: 'Your work was handed in.',
    fee: 'Fixed fee (CNY)',
    rate: 'Commission rate (%)',
    url: 'Link to your work',
  },
} as const;

describe.skipIf(skipsBrowser).each(['zh-CN', 'en'] as const)(
  'the creator’s page in %s, on a phone without script',
  (locale) => {
    const words = WORDS[locale];

    test('is read, accepted and says so', async () => {
      const { id, link } = await invited(locale);
      const { page, context } = await browser.phone(locale);
      await page.goto(link);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('body').textContent()).toMatch(/山茶美妆[\s\S]*8,000\.00/);
      await expectNoSideways(page);
      await expectThumbSized(page);
      await page.getByRole('button', { name: words.accept, exact: true }).click();
      await page.getByRole('status').waitFor();
      expect(await page.getByRole('status').textContent()).toBe(words.accepted);
      expect(await page.getByRole('button', { name: words.accept, exact: true }).count()).toBe(0);
      await luyue.settle();
      expect(await luyue.deal(id)).toMatchObject({ status: 'awaiting_funding', gate: { name: 'funding' } });
      await page.reload();
      await expectNoSideways(page);
      await context.close();
    });

    test('takes a counter-offer, which the brand accepts', async () => {
      const { id, link } = await invited(locale);
      const { page, context } = await browser.phone(locale);
      await page.goto(link);
      await page.locator('summary', { hasText: words.counter }).click();
      const fee = page.getByLabel(words.fee);
      expect(await fee.inputValue()).toBe('8000.00');
      await fee.fill('9500');
      await page.getByLabel(words.rate).fill('18.5');
      await expectNoSideways(page);
      await expectThumbSized(page);
      await page.getByRole('button', { name: words.counter }).click();
      await page.getByRole('status').waitFor();
      expect(await page.getByRole('status').textContent()).toBe(words.countered);
      await luyue.settle();
      const offered = await luyue.deal(id);
      expect(offered).toMatchObject({ gate: { name: 'counter_response' }, termsVersion: 2 });
      expect(offered.terms).toMatchObject({
        fixedFee: 950_000,
        commission: { tiers: [{ from: 0, ratePpm: 185_000 }] },
      });
      expect((await luyue.act(id, 'accept', { termsVersion: 2 })).status).toBe(200);
      await page.reload();
      expect(await page.locator('body').textContent()).toContain('9,500.00');
      expect(await luyue.deal(id)).toMatchObject({
        status: 'awaiting_funding',
        funding: { amount: 1_312_500 },
      });
      await context.close();
    });

    test('shows what was wrong beside what was typed, and leads there', async () => {
      const { id, link } = await invited(locale);
      const { page, context } = await browser.phone(locale);
      await page.goto(link);
      await page.locator('summary', { hasText: words.counter }).click();
      await page.getByLabel(words.fee).fill('a lot');
      await page.getByRole('button', { name: words.counter }).click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      const fee = page.getByLabel(words.fee);
      expect(await fee.inputValue()).toBe('a lot');
      expect(await fee.getAttribute('aria-invalid')).toBe('true');
      const described = (await fee.getAttribute('aria-describedby'))?.split(' ') ?? [];
      const error = page.locator(`[id="${described.at(-1)}"]`);
      expect(await error.isVisible()).toBe(true);
      expect(await page.title()).toMatch(/^(出错|Error)/);
      await alert.getByRole('link').click();
      expect(await fee.evaluate((element) => element.matches(':target'))).toBe(true);
      await expectNoSideways(page);
      // Mended where it stands, it goes through.
      await fee.fill('8100');
      await page.getByRole('button', { name: words.counter }).click();
      await page.getByRole('status').waitFor();
      expect((await luyue.deal(id)).terms.fixedFee).toBe(810_000);
      await context.close();
    });

    test('takes the delivery', async () => {
      const { id, token, link } = await invited(locale);
      await luyue.actByLink(token, 'accept', { termsVersion: 1 });
      await luyue.pay(id);
      const { page, context } = await browser.phone(locale);
      await page.goto(link);
      await expectNoSideways(page);
      await expectThumbSized(page);
      await page.getByLabel(words.url).fill('https://live.example.com/replay/1');
      await page.getByRole('button', { name: words.deliver }).click();
      await page.getByRole('status').waitFor();
      expect(await page.getByRole('status').textContent()).toBe(words.delivered);
      await luyue.settle();
      expect(await luyue.deal(id)).toMatchObject({ status: 'reviewing', gate: { name: 'review' } });
      await page.reload();
      await expectNoSideways(page);
      await context.close();
    });

    // Contrast is the same in every language, so that each scheme is examined in one of them.
    const scheme = locale === 'en' ? 'dark' : 'light';
    test(`every main state passes an accessibility check, in ${scheme}`, async () => {
      const { id, token, link } = await invited(locale);
      const { page, context } = await browser.examined(locale, scheme);
      const examine = async () => {
        await page.goto(link);
        for (const fold of await page.locator('details').all())
          await fold.evaluate((element) => element.setAttribute('open', ''));
        await expectAccessible(page);
        await expectNoSideways(page);
      };
      await examine();
      await page.locator('details form[action$="/counter"] input[inputmode="decimal"]').first().fill('x');
      await page.locator('form[action$="/counter"] button').click();
      await page.getByRole('alert').waitFor();
      await expectAccessible(page);
      await luyue.actByLink(token, 'accept', { termsVersion: 1 });
      await examine();
      await luyue.pay(id);
      await examine();
      await luyue.actByLink(token, 'deliver', { url: 'https://live.example.com/1' });
      await examine();
      await luyue.act(id, 'request_changes', { note: 'Please show the second product again.' });
      await examine();
      await luyue.actByLink(token, 'deliver', { url: 'https://live.example.com/2' });
      await luyue.act(id, 'approve', {});
      await examine();
      const orders = [{ orderId: 'o-1', at: new Date(luyue.now()).toISOString(), net: 1_000_000 }];
      await luyue.request('POST', `/v1/deals/${id}/sales`, { key: luyue.brandKey, body: orders });
      await luyue.act(id, 'close_sales', {});
      expect(await luyue.deal(id)).toMatchObject({ status: 'closed', outcome: 'completed' });
      await examine();
      // Whoever is invited next reads how the brand kept its word.
      const next = await invited(locale);
      await page.goto(next.link);
      await page.locator('section[aria-labelledby="record"] table').first().waitFor();
      await expectAccessible(page);
      await expectNoSideways(page);
      // And what a dispute says.
      await luyue.actByLink(next.token, 'accept', { termsVersion: 1 });
      await luyue.pay(next.id);
      await luyue.actByLink(next.token, 'dispute', {
        reasonCode: 'other',
        claim: 'They changed the script.',
      });
      await page.goto(next.link);
      await expectAccessible(page);
      await expectNoSideways(page);
      await page.goto(`${luyue.luyue.url}/l/nothing`);
      await expectAccessible(page);
      await context.close();
    });
  },
);

describe.skipIf(skipsBrowser)('the page on the wire', () => {
  test('is small, whole in one answer, and runs nothing', async () => {
    const { link } = await invited('zh-CN', {
      disclosure: Array.from({ length: 20 }, (_, n) => `#${'广告'.repeat(30)}${n}`),
      products: Array.from({ length: 20 }, (_, n) => `sku-${n}`),
    });
    const { page, context } = await browser.phone('zh-CN');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const response = await page.goto(link);
    const sizes = await response?.request().sizes();
    expect(sizes?.responseBodySize).toBeGreaterThan(1000);
    expect((sizes?.responseBodySize ?? 0) + (sizes?.responseHeadersSize ?? 0)).toBeLessThanOrEqual(
      MOST_BYTES,
    );
    expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([link]);
    await expectNoSideways(page);
    await context.close();
  });

  test('is styled: the browser takes the stylesheet that the policy names, and reports no breach', async () => {
    const { link } = await invited('en');
    const { page, context } = await browser.phone('en');
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(link);
    const background = await page.evaluate(
      "getComputedStyle(document.querySelector('button.primary')).backgroundColor",
    );
    expect(background).toBe('rgb(10, 86, 196)');
    expect(complaints.filter((text) => /Content.Security.Policy/i.test(text))).toEqual([]);
    await context.close();
  });
});
