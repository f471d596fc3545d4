import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { PEOPLE, signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let dealId: string;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  const creator = { name: '小美', email: 'axe@example.com' };
  ({ id: dealId } = await luyue.startDeal({ reference: 'axe', creator, terms: someTerms() }));
  const token = await luyue.tokenFor('axe@example.com');
  await luyue.actByLink(token, 'accept', { termsVersion: 1 });
  await luyue.pay(dealId);
  await luyue.advanceTo('2026-12-01T14:00:00Z');
  await luyue.actByLink(token, 'deliver', { url: 'https://example.com/live/1' });
});
afterAll(() => luyue?.stop());

async function examine(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideways(page);
}

describe.skipIf(skipsBrowser)('every page passes an accessibility check', () => {
  test.each([
    [1440, 'light', 'en'],
    [1440, 'dark', 'zh-CN'],
    [390, 'light', 'zh-CN'],
    [390, 'dark', 'en'],
  ] as const)('at %i pixels, %s, in %s', async (width, colorScheme, locale) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    await page.goto(luyue.luyue.url);
    await page.getByRole('button', { name: /^(登录|Sign in)$/ }).waitFor();
    await examine(page);
    await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
    await page.getByRole('button', { name: PEOPLE.brand }).waitFor();
    await examine(page);
    await page.getByRole('button', { name: PEOPLE.brand }).click();
    await page.getByRole('link', { name: 'axe' }).waitFor();
    await examine(page);
    await page.goto(`${luyue.luyue.url}/deals?status=disputed`);
    await page.getByRole('heading', { level: 2 }).waitFor();
    await examine(page);
    await page.goto(`${luyue.luyue.url}/deals/${dealId}`);
    await page.locator('.timeline li').first().waitFor();
    await examine(page);
    await page.locator('.gate-actions button').first().hover();
    await examine(page);
    await page.keyboard.press('3');
    await page.getByRole('dialog').locator('button[type="submit"]').click();
    await page.locator('.fault').first().waitFor();
    await examine(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await examine(page);
    await page.goto(`${luyue.luyue.url}/nowhere`);
    await page.getByRole('heading', { name: '404' }).waitFor();
    await examine(page);
    await context.close();
  });

  test('and breaks no rule of its own content policy', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${dealId}`);
    await page.getByRole('button', { name: 'Open dispute' }).click();
    await page.getByRole('dialog').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
