import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../harness/luyue.ts';
import { COMMISSION, liveTerms, Story } from '../workflow/collaboration/story.ts';
import { skipsBrowser, TestBrowser } from './browser.ts';
import { expectAccessible, expectNoSideways } from './examine.ts';

describe.skipIf(skipsBrowser)('the statement on a phone', () => {
  const browser = new TestBrowser();
  let h: TestLuyue;
  let address: string;
  beforeAll(async () => {
    h = await TestLuyue.start();
    const story = await Story.atSales(h, { terms: liveTerms(h, { commission: COMMISSION }) });
    const at = new Date(h.now()).toISOString();
    const orders = [{ orderId: 'a', at, net: 1_000_000, refunded: 400_000 }];
    await h.request('POST', `/v1/deals/${story.id}/sales`, { key: h.brandKey, body: orders });
    address = `${h.luyue.url}/l/${await h.tokenFor(story.email)}`;
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
    await page.getByRole('heading', { name: '款项' }).waitFor();
    await context.close();
  });
});
