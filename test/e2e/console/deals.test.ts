import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectNoSideways } from '../examine.ts';
import { passTimeUntil } from './passTime.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
const email = (n: number) => `list-${n}@example.com`;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  for (let n = 1; n <= 4; n += 1) {
    const creator = { name: n === 2 ? '=HYPERLINK("x")' : `达人${n}`, email: email(n) };
    const provider = n === 1 ? { provider: { id: 'prov_demo' } } : {};
    await luyue.startDeal({ reference: `PO-${n}`, creator, ...provider, terms: someTerms() });
  }
  await luyue.actByLink(await luyue.tokenFor(email(3)), 'accept', { termsVersion: 1 });
  await luyue.actByLink(await luyue.tokenFor(email(4)), 'decline', {});
});
afterAll(() => luyue?.stop());

describe.skipIf(skipsBrowser)('the list of deals', () => {
  test.each([
    ['brand', '山茶美妆', ['PO-1', 'PO-2', 'PO-3', 'PO-4']],
    ['provider', '星桥服务商', ['PO-1']],
    ['operatorA', '平台运营', ['PO-1', 'PO-2', 'PO-3', 'PO-4']],
    ['operatorB', '平台运营', ['PO-1', 'PO-2', 'PO-3', 'PO-4']],
  ] as const)('shows the %s what is theirs to see', async (person, name, references) => {
    const { page, context } = await browser.window({ width: 1440, locale: 'zh-CN' });
    await signIn(page, luyue.luyue.url, person);
    await page
      .getByRole('status')
      .filter({ hasText: `${references.length} 个合作` })
      .waitFor();
    expect((await page.locator('.deal-reference').allTextContents()).sort()).toEqual([...references]);
    expect(await page.locator('.account .who').textContent()).toContain(name);
    await context.close();
  });

  test('is narrowed by status, outcome, turn and text, and the address says how', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', '/deals?turn=brand');
    const references = page.locator('.deal-reference');
    const shown = async (count: string) => {
      await page.getByRole('status').filter({ hasText: count }).waitFor();
      return (await references.allTextContents()).sort();
    };
    expect(await shown('1 deal')).toEqual(['PO-3']);
    await page.getByLabel('Whose turn').selectOption('creator');
    expect(await shown('2 deals')).toEqual(['PO-1', 'PO-2']);
    await page.getByLabel('Whose turn').selectOption('');
    await page.getByLabel('Outcome').selectOption('declined');
    expect(await shown('1 deal')).toEqual(['PO-4']);
    await page.getByLabel('Outcome').selectOption('');
    await page.getByLabel('Status').selectOption('awaiting_funding');
    expect(await shown('1 deal')).toEqual(['PO-3']);
    expect(page.url()).toMatch(/\/deals\?status=awaiting_funding$/);
    await page.getByLabel('Search').fill('po-1');
    await page.getByRole('heading', { name: 'No deal fits these filters.' }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    expect(await shown('4 deals')).toHaveLength(4);
    await context.close();
  });

  test('keeps a view under a name on this device, and forgets it again', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', '/deals?status=invited');
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByLabel('Name of the view').fill('Waiting for an answer');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Waiting for an answer' }).click();
    await page.getByRole('status').filter({ hasText: '2 deals' }).waitFor();
    await page.getByRole('button', { name: 'Delete view Waiting for an answer' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Save view' }).waitFor();
    expect(await page.getByRole('button', { name: 'Waiting for an answer' }).count()).toBe(0);
    await context.close();
  });

  test('is taken along as CSV in which no text is a formula', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^\uFEFFId,Reference,Status/);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines.find((line) => line.includes('PO-3'))).toContain('Awaiting payment');
    expect(csv).toContain(',CNY,8000.00,');
    await context.close();
  });

  test('is worked with the keyboard alone', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand');
    await page.locator('.deal-reference').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('PO-2');
    await page.getByRole('status').filter({ hasText: '1 deal' }).waitFor();
    await expect.poll(() => page.locator('.deal-reference').allTextContents()).toEqual(['PO-2']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'PO-2' }).waitFor();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').textContent()).toContain('Go to Deals');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByRole('heading', { level: 1, name: 'Deals' }).waitFor();
    await context.close();
  });

  test('is narrowed with the keyboard alone', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand');
    await page.locator('.deal-reference').first().waitFor();
    await page.keyboard.press('/');
    // From the search on to the first choice, then down to what begins with these letters.
    await page.keyboard.press('Tab');
    await page.locator('select:focus').waitFor();
    await page.keyboard.type('Awaiting p');
    await page.getByRole('status').filter({ hasText: '1 deal' }).waitFor();
    expect(page.url()).toMatch(/\/deals\?status=awaiting_funding$/);
    expect(await page.locator('.deal-reference').allTextContents()).toEqual(['PO-3']);
    await context.close();
  });

  test('fits a phone and speaks both languages', async () => {
    const { page, context } = await browser.window({ width: 390, locale: 'zh-CN' });
    await signIn(page, luyue.luyue.url, 'brand');
    await page.getByText('等待条款被接受').first().waitFor();
    await expectNoSideways(page);
    await page.getByRole('button', { name: '打开导航' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Waits for the terms to be accepted').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await expectNoSideways(page);
    await context.close();
  });

  test('follows what is new and what changes, without a reload', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await page.clock.install();
    await signIn(page, luyue.luyue.url, 'brand');
    await page.getByRole('status').filter({ hasText: '4 deals' }).waitFor();
    const creator = { name: '新人', email: 'new@example.com' };
    await luyue.startDeal({ reference: 'PO-new', creator, terms: someTerms() });
    await passTimeUntil(page.getByRole('link', { name: 'PO-new' }));
    await context.close();
  });
});
