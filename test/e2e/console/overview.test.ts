import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { Disputed } from '../../workflow/dispute/disputed.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let disputed: Disputed;
let sold: Story;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  sold = await Story.atSales(luyue, { provider: true });
  await sold.sell(1_000_000);
  await sold.brand('close_sales');
  await (await Story.begin(luyue)).creator('decline', {});
  disputed = await Disputed.raised(await Story.atReview(luyue), 'brand', { reasonCode: 'other' });
});
afterAll(() => luyue?.stop());

async function downloaded(page: Page, panel: string, button: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('region', { name: panel }).getByRole('button', { name: button }).click();
  return readFile(await (await waiting).path());
}

describe.skipIf(skipsBrowser)('the overview', () => {
  test('shows the figures, leads to a deal at risk, and gives them along as a table and as a picture', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand');
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    const ends = page.getByRole('region', { name: 'How deals ended' });
    await ends.getByRole('img').locator('canvas').waitFor();
    await ends.getByText('As a table').click();
    expect(await ends.getByRole('row', { name: 'Declined' }).textContent()).toBe('Declined1');
    const csv = (await downloaded(page, 'Commission by month', 'CSV')).toString();
    expect(csv).toMatch(/^\uFEFFMonth,Amount \(minor units\) CNY,Deals\r\n/);
    expect(csv).toContain('2026-11,150000,1\r\n');
    const png = await downloaded(page, 'Commission by month', 'PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const svg = (await downloaded(page, 'Commission by month', 'SVG')).toString();
    expect(svg).toMatch(/^<svg .*<path/s);
    expect((await downloaded(page, 'Money held, by currency', 'CSV')).toString()).toContain('CNY,840000,1');
    await page.getByLabel('Service provider').selectOption({ index: 1 });
    await page.waitForURL('**/overview?providerId=prov_demo');
    await ends.getByRole('row', { name: 'Declined' }).filter({ hasText: 'Declined0' }).waitFor();
    await page.goBack();
    await page.goto(`${luyue.luyue.url}/overview`);
    await page
      .getByRole('region', { name: /Deals at risk/ })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(`**/deals/${disputed.story.id}`);
    await context.close();
  });

  test.each([
    [1440, 'light', 'zh-CN'],
    [390, 'dark', 'en'],
  ] as const)(
    'and the audit and the search are for everybody: %i pixels, %s, %s',
    async (width, colorScheme, locale) => {
      const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
      await signIn(page, luyue.luyue.url, 'operatorB', '/overview?period=custom');
      await page.locator('.figures canvas').first().waitFor();
      await page.locator('.figures summary').first().click();
      await expectAccessible(page);
      await expectNoSideways(page);
      await page.goto(`${luyue.luyue.url}/deals/${sold.id}`);
      await page.locator('.timeline li').first().waitFor();
      await page.goto(`${luyue.luyue.url}/audit?dealId=${sold.id}`);
      await page.locator('.audit tbody tr').first().waitFor();
      await expectAccessible(page);
      await expectNoSideways(page);
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: /./ }).and(page.locator('[aria-controls]')).waitFor();
      await page.keyboard.type(sold.email);
      await page.getByRole('listbox').getByRole('option').first().waitFor();
      await expectAccessible(page);
      await expectNoSideways(page);
      await context.close();
    },
  );
});

describe.skipIf(skipsBrowser)('the audit', () => {
  test('says who looked at what, is narrowed and exported, and is not for brands', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'zh-CN' });
    await signIn(page, luyue.luyue.url, 'operatorA', `/cases/${disputed.id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.locator('.audit tbody tr').filter({ hasText: '争议' }).first().waitFor();
    await page.getByLabel('人员').fill('nobody');
    await page.keyboard.press('Enter');
    await page.getByText('当前筛选下没有记录。').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.locator('.audit-subject a').filter({ hasText: 'operator_a' }).first().click();
    await page.waitForURL('**/audit?subject=operator_a');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    const csv = (await readFile(await (await waiting).path())).toString();
    expect(csv).toMatch(/^\uFEFFat,subject,did,what,dealId,about,network\r\n/);
    expect(csv).toContain(`operator_a,saw,dispute,${disputed.story.id},${disputed.id},127.0.0.0/24\r\n`);
    await context.close();
    const other = await browser.window({ width: 1440, locale: 'en' });
    await signIn(other.page, luyue.luyue.url, 'brand', '/audit');
    await other.page.getByRole('alert').waitFor();
    expect(await other.page.getByRole('link', { name: 'Audit' }).count()).toBe(0);
    await other.context.close();
  });
});

describe.skipIf(skipsBrowser)('the search', () => {
  test('is opened, used and left by the keyboard alone, from every page', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'operatorA');
    const field = page.getByRole('combobox', { name: 'Search everything' });
    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type(disputed.id);
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /^Dispute/ })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/${disputed.id}`);
    // The page before has a search of its own, as long as it is shown.
    await page.getByRole('heading', { name: 'Claim and answer' }).waitFor();
    await page.keyboard.press('/');
    await field.waitFor();
    await page.keyboard.type('deal-');
    await page.getByRole('listbox').getByRole('option').nth(1).waitFor();
    expect(await field.getAttribute('aria-activedescendant')).toBe('search-found-0');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('[role="option"][aria-selected="true"]');
    const reference = (await chosen.textContent())?.match(/deal-\d+/)?.[0] ?? '';
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: reference }).waitFor();
    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type('nothing like it');
    await page.getByText('Nothing was found for “nothing like it”.').waitFor();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await context.close();
  });
});
