import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
});
afterAll(() => luyue?.stop());

/** Opens the first operation of that name, ready to be tried. */
async function tryOut(page: Page, operation: string) {
  const block = page.locator(`[id$="-${operation}"]`).first();
  await block.locator('.opblock-summary-control').click();
  await block.locator('.try-out__btn').click();
  return block;
}

describe.skipIf(skipsBrowser)('the reference of the API', () => {
  test('lets a pasted key be tried on this address, asks nobody else for anything and keeps no key', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    const elsewhere: string[] = [];
    const refused: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(luyue.luyue.url) && !url.startsWith('data:')) elsewhere.push(url);
    });
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    await page.goto(`${luyue.luyue.url}/docs`);
    await page.getByRole('button', { name: 'Authorize' }).click();
    await page.getByLabel('auth-bearer-value').fill(luyue.brandKey);
    await page.getByRole('button', { name: 'Apply credentials' }).click();
    await page.getByRole('button', { name: 'Close' }).first().click();
    const block = await tryOut(page, 'createDeal');
    await block.locator('.execute').click();
    await block.locator('.live-responses-table').getByText('201').first().waitFor();
    expect(await block.locator('.live-responses-table').textContent()).toContain('PO-2026-1212-LIVE');
    const kept = await page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(kept).not.toContain(luyue.brandKey);
    expect(elsewhere).toEqual([]);
    expect(refused).toEqual([]);
    await context.close();
  });

  test.each([
    [1440, 'dark'],
    [390, 'light'],
  ] as const)(
    'passes an accessibility check at %i pixels, %s, with an operation open',
    async (width, colorScheme) => {
      const { page, context } = await browser.window({ width, locale: 'en', colorScheme, isExamined: true });
      await page.goto(`${luyue.luyue.url}/docs`);
      await tryOut(page, 'createDeal');
      await expectAccessible(page);
      await expectNoSideways(page);
      await context.close();
    },
  );
});

describe.skipIf(skipsBrowser)('the guides', () => {
  test('are a click away for whoever is signed in, in their language', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'zh-CN' });
    await signIn(page, luyue.luyue.url, 'operatorA');
    const [guide] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: '五分钟上手' }).click(),
    ]);
    await guide.getByRole('heading', { level: 1, name: '五分钟上手：平台运营' }).waitFor();
    await guide.getByRole('link', { name: '达人指南' }).click();
    await guide.getByRole('heading', { level: 1, name: '五分钟上手：达人' }).waitFor();
    await guide.getByRole('link', { name: 'English' }).click();
    await guide.getByRole('heading', { level: 1, name: 'Five minutes for creators' }).waitFor();
    await context.close();
  });

  test.each([
    ['light', 'zh-CN'],
    ['dark', 'en'],
  ] as const)('are read on a phone, %s, in %s, and every picture is there', async (colorScheme, locale) => {
    const { page, context } = await browser.window({ width: 390, locale, colorScheme, isExamined: true });
    for (const role of ['brand', 'provider', 'creator', 'operator']) {
      await page.goto(`${luyue.luyue.url}/docs/guides/${role}.${locale}.html`);
      const widths: number[] = await page.evaluate(
        '[...document.images].map(({ naturalWidth }) => naturalWidth)',
      );
      expect(widths.length).toBeGreaterThan(2);
      expect(widths.filter((width) => width === 0)).toEqual([]);
      await expectAccessible(page);
      await expectNoSideways(page);
    }
    await context.close();
  });
});
