import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { COMMISSION, liveTerms, Story } from '../../workflow/collaboration/story.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
const MANY = 260;
let luyue: TestLuyue;
let story: Story;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  const tiers = [
    { from: 0, ratePpm: 150_000 },
    { from: 1_000_000, ratePpm: 200_000 },
  ];
  story = await Story.atSales(luyue, { terms: liveTerms(luyue, { commission: { ...COMMISSION, tiers } }) });
  const live = luyue.now();
  const body = Array.from({ length: MANY }, (_, index) => ({
    orderId: `TB-${1000 + index}`,
    at: new Date(live + index * 60_000).toISOString(),
    net: 9_999 + index,
    ...(index === 1 ? { refunded: 3_000 } : {}),
    ...(index === 2 ? { cancelledBeforeShipping: true } : {}),
  }));
  await luyue.request('POST', `/v1/deals/${story.id}/sales`, { key: luyue.brandKey, body });
});
afterAll(() => luyue?.stop());

const money = (text: string | null) => Math.round(Number((text ?? '').replace(/[^\d.-]/g, '')) * 100);

describe.skipIf(skipsBrowser)('the sales of a deal', () => {
  test('are explained order by order, in figures that add up to the commission', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}`);
    await page.getByRole('link', { name: 'Sales' }).click();
    const rows = page.locator('.orders tbody .order-row');
    await rows.first().waitFor();
    await rows.filter({ hasText: '¥99.99 × 15% (tier 1) = ¥14.9985, rounded down to ¥14.99.' }).waitFor();
    await rows.filter({ hasText: '¥100.00 − ¥30.00 refunded = ¥70.00 counts; ' }).waitFor();
    await rows.filter({ hasText: 'Cancelled before shipping: does not count.' }).waitFor();
    expect(await rows.count()).toBeLessThan(60);
    const amounts = await page.locator('.tiers td:last-child').allTextContents();
    const total = amounts.pop() ?? '';
    expect(amounts.map(money).reduce((sum, each) => sum + each, 0)).toBe(money(total));
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(MANY + 1);
    expect(lines[3]).toMatch(/^TB-1002,.*,CNY,100.01,0.00,no,0.00,,0.00,Cancelled/);
    const commissions = lines.slice(1).map((line) => money(line.split(',')[8] ?? ''));
    expect(commissions.reduce((sum, each) => sum + each, 0)).toBe(money(total));
    await context.close();
  });

  test('are found by kind and number, and the address says how', async () => {
    const { page, context } = await browser.window({ width: 390, locale: 'zh-CN' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}/sales`);
    const shown = (count: string) => page.getByRole('status').filter({ hasText: count }).waitFor();
    await shown('260 笔订单');
    await page.getByLabel('显示').selectOption('不计入的');
    await shown('1 笔订单');
    await page.getByText('发货前取消，不计入。').waitFor();
    await page.getByLabel('显示').selectOption('有退款的');
    await page.getByText('退款 ¥30.00 = 计入').waitFor();
    expect(page.url()).toMatch(/\/sales\?kind=refunded$/);
    await page.getByLabel('搜索订单号').fill('tb-9');
    await page.getByRole('button', { name: '显示全部订单' }).click();
    await shown('260 笔订单');
    await page.getByLabel('搜索订单号').fill('tb-1259');
    await shown('1 笔订单');
    await page.locator('.order-id').getByText('TB-1259').waitFor();
    await context.close();
  });

  test.each([
    [1440, 'light', 'en'],
    [390, 'dark', 'zh-CN'],
  ] as const)('pass an accessibility check at %i pixels, %s, in %s', async (width, colorScheme, locale) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}/sales`);
    await page.locator('.orders tbody .order-row').first().waitFor();
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/sales-${width}-${locale}.png`, fullPage: true });
    await expectAccessible(page);
    await expectNoSideways(page);
    await context.close();
  });
});
