import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { passTimeUntil } from './passTime.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let paid: Story;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  paid = await Story.atSales(luyue);
});
afterAll(() => luyue?.stop());

describe.skipIf(skipsBrowser)('the ledger of a deal', () => {
  test('shows where the money went, and grows when more of it moves', async () => {
    const story = await Story.atFunding(luyue);
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await page.clock.install();
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}`);
    await page.getByRole('link', { name: 'Ledger' }).click();
    await page.getByText('No money has moved yet.').waitFor();
    await luyue.pay(story.id);
    const flow = page.locator('.flows li');
    await passTimeUntil(flow.filter({ hasText: 'Payment service → Escrow¥8,400.00' }));
    await story.deliver();
    await story.brand('approve');
    await passTimeUntil(flow.filter({ hasText: 'Escrow → Due to creator¥8,000.00' }));
    await flow.filter({ hasText: 'Escrow → Platform revenue¥400.00' }).waitFor();
    const sums = page.locator('.accounts tbody tr');
    expect(await sums.filter({ hasText: 'Escrow' }).textContent()).toBe('Escrow¥8,400.00¥8,400.00¥0.00');
    expect(await page.locator('.accounts tfoot').textContent()).toBe('Sum¥0.00');
    await context.close();
  });

  test('says what went wrong', async () => {
    const { page, context } = await browser.window({ width: 390, locale: 'zh-CN' });
    await page.clock.install();
    await page.route('**/v1/deals/*/ledger*', (route) => route.abort());
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${paid.id}/ledger`);
    await passTimeUntil(page.getByRole('alert'));
    await page.unroute('**/v1/deals/*/ledger*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.flows li').filter({ hasText: '托管 → 应付达人' }).waitFor();
    await context.close();
  });

  test.each([
    [1440, 'dark', 'en'],
    [390, 'light', 'zh-CN'],
  ] as const)('passes an accessibility check at %i pixels, %s, in %s', async (width, colorScheme, locale) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    await signIn(page, luyue.luyue.url, 'operatorA', `/deals/${paid.id}/ledger`);
    await page.locator('.flows li').first().waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await context.close();
  });
});
