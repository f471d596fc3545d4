import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../harness/luyue.ts';
import { COMMISSION, liveTerms, Story } from '../workflow/collaboration/story.ts';
import { skipsBrowser, TestBrowser } from './browser.ts';
import { expectAccessible, expectNoSideways } from './examine.ts';

describe.skipIf(skipsBrowser)('the statement on a phone', () => {
  const browser = new TestBrowser();
  let h: TestLuyue;
  let address: string;
  let manyOrders: string;
  beforeAll(async () => {
    h = await TestLuyue.start();
    const story = await Story.atSales(h, { terms: liveTerms(h, { commission: COMMISSION }) });
    const at = new Date(h.now()).toISOString();
    const orders = [{ orderId: 'a', at, net: 1_000_000, refunded: 400_000 }];
    await h.request('POST', `/v1/deals/${story.id}/sales`, { key: h.brandKey, body: orders });
    address = `${h.luyue.url}/l/${await h.tokenFor(story.email)}`;
  });
  beforeAll(async () => {
    const tiers = [
      { from: 0, ratePpm: 150_000 },
      { from: 5_450_000, ratePpm: 200_000 },
    ];
    const story = await Story.atSales(h, {
      terms: liveTerms(h, { commission: { ...COMMISSION, tiers } }),
      email: 'many-orders@example.com',
    });
    const live = h.now();
    const orders = Array.from({ length: 60 }, (_, index) => ({
      orderId: index === 7 ? 'X'.repeat(128) : `TB20261201-${index}`,
      at: new Date(live + index * 60_000).toISOString(),
      net: index === 0 ? 100_000 : index === 1 ? 99_999_999_999 : 100_000,
      ...(index === 1 ? { cancelledBeforeShipping: true } : {}),
      ...(index === 2 ? { refunded: 44_000 } : {}),
    }));
    await h.request('POST', `/v1/deals/${story.id}/sales`, { key: h.brandKey, body: orders });
    manyOrders = `${h.luyue.url}/l/${await h.tokenFor(story.email)}`;
  });
  afterAll(() => h.stop());

  test.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)('in %s, %s, it fits and anybody can read it', async (locale, scheme) => {
    const { page, context } = await browser.examined(locale, scheme);
    await page.goto(`${address}/statement?lang=${locale}`);
    await expectAccessible(page);
    await expectNoSideways(page);
    await context.close();
  });

  test.each([
    ['zh-CN', 'light', '查看后面的订单', '第 51–60 笔，共 60 笔', '回到第一页订单', '¥60.00 的 20%'],
    ['en', 'dark', 'Next orders', 'Orders 51–60 of 60', 'Back to the first orders', '20% of ¥60.00'],
  ] as const)('in %s, %s, it lists the orders by fifty, whatever they are called', async (...wanted) => {
    const [locale, scheme, next, range, first, rate] = wanted;
    const examined = await browser.examined(locale, scheme);
    await examined.page.goto(`${manyOrders}/statement?lang=${locale}`);
    await expectAccessible(examined.page);
    await expectNoSideways(examined.page);
    await examined.context.close();
    const { page, context } = await browser.phone(locale);
    await page.goto(`${manyOrders}/statement?lang=${locale}`);
    expect(await page.locator('.orders tbody tr').count()).toBe(50);
    await page.getByRole('link', { name: next }).click();
    await page.getByText(range).waitFor();
    await page.getByText(rate).waitFor();
    expect(await page.locator('.orders tbody tr').count()).toBe(10);
    await expectNoSideways(page);
    await page.getByRole('link', { name: first }).click();
    await page.getByRole('link', { name: next }).waitFor();
    await context.close();
  });

  test('is reached from the deal’s page and leads back to it, without script', async () => {
    const { page, context } = await browser.phone('zh-CN');
    await page.goto(address);
    await page.getByRole('link', { name: '查看对账单' }).click();
    await page.getByRole('heading', { name: '对账单', exact: true }).waitFor();
    expect(await page.locator('main').innerText()).toContain('净销售额 ¥6,000.00 的 15%');
    const pdf = await page.request.get(
      new URL((await page.getByRole('link', { name: '下载 PDF' }).getAttribute('href')) ?? '', address).href,
    );
    expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    await page.getByRole('link', { name: '返回合作页面' }).click();
    await page.getByRole('heading', { name: '款项', exact: true }).waitFor();
    await context.close();
  });
});
