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

  test('are reported from a sheet: a row that cannot be taken is said why, and the others are taken', async () => {
    const other = await Story.atSales(luyue, {
      terms: liveTerms(luyue, { commission: COMMISSION }),
      provider: true,
    });
    const at = new Date(luyue.now()).toISOString();
    const { page, context } = await browser.window({ width: 1440, locale: 'en', isExamined: true });
    await signIn(page, luyue.luyue.url, 'provider', `/deals/${other.id}`);
    await page.getByText('The provider may do for the brand all that the brand may.').waitFor();
    await page.getByRole('button', { name: 'Report sales' }).click();
    const rows = [
      `A-1,${at},100.00,`,
      `A-2,${at},50.00,60.00`,
      `A-3,yesterday,1.00,`,
      `A-4,${at},20.50,0.50`,
    ];
    await page.getByLabel('Or paste rows').fill(['Order no,Placed at,Net,Refunded,Shop', ...rows].join('\n'));
    await page.getByText('3 orders are ready.').waitFor();
    await page.getByText('Columns that are not used: Shop.').waitFor();
    const rejected = page.getByRole('table', { name: /rejected/ });
    await rejected.getByRole('row', { name: '4 A-3 Placed at: Enter a full date and time' }).waitFor();
    await page.getByRole('button', { name: 'Report 3 orders' }).click();
    await page.getByText('3 of 3 · 2 new, 0 corrected, 0 known already, 2 rejected.').waitFor();
    await rejected.getByRole('row', { name: '3 A-2 Refunded: More is refunded than was sold' }).waitFor();
    await page.getByText('What you are paid does not depend on the orders').waitFor();
    await expectAccessible(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download rejected rows' }).click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines.slice(1)).toEqual([
      `A-2,${at},50.00,60.00,,3,Refunded: More is refunded than was sold`,
      'A-3,yesterday,1.00,,,4,Placed at: Enter a full date and time',
    ]);
    await page.getByRole('button', { name: 'Report 3 orders' }).click();
    await page.getByText('3 of 3 · 0 new, 0 corrected, 2 known already, 2 rejected.').waitFor();
    await context.close();
  });

  test('are reported one by one, and corrected', async () => {
    const other = await Story.atSales(luyue, { terms: liveTerms(luyue, { commission: COMMISSION }) });
    const { page, context } = await browser.window({ width: 390, locale: 'zh-CN', isExamined: true });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${other.id}/sales?report=true`);
    await page.getByLabel('单笔订单').check();
    const send = page.getByRole('button', { name: '上报订单' });
    await send.click();
    expect(await page.getByLabel('订单号', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('订单号', { exact: true }).fill('A-1');
    await page.getByLabel('下单时间').fill('2026-01-01T08:00:00');
    await page.getByLabel('成交净额 (CNY)').fill('100');
    await send.click();
    await page.getByText('新增 1 笔，更正 0 笔').waitFor();
    await page.getByText('其中 1 笔在归因期之外，不计入。').waitFor();
    await page.getByLabel('退款 (CNY)').fill('100.01');
    await send.click();
    await page.getByText('退款不能超过成交净额').waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await page.getByLabel('退款 (CNY)').fill('10');
    await send.click();
    await page.getByText('新增 0 笔，更正 1 笔').waitFor();
    await context.close();
  });

  test.each([
    [1440, 'light', 'en'],
    [390, 'dark', 'zh-CN'],
  ] as const)('pass an accessibility check at %i pixels, %s, in %s', async (width, colorScheme, locale) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}/sales`);
    await page.locator('.orders tbody .order-row').first().waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await context.close();
  });
});
