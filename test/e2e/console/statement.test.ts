import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { COMMISSION, liveTerms, Story } from '../../workflow/collaboration/story.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let story: Story;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  const terms = liveTerms(luyue, {
    commission: COMMISSION,
    providerShare: { of: 'both', ratePpm: 100_000 },
  });
  story = await Story.atSales(luyue, { terms, provider: true });
  await story.sell(1_000_000);
});
afterAll(() => luyue?.stop());

describe.skipIf(skipsBrowser)('the statement of a deal', () => {
  test('explains each amount to the brand, and comes as a PDF and as a case file', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}`);
    await page.getByRole('link', { name: 'Statement' }).click();
    const amounts = page.locator('.statement .amount');
    await amounts.filter({ hasText: 'Fixed fee' }).filter({ hasText: '¥8,000.00' }).first().waitFor();
    await amounts.filter({ hasText: 'Commission' }).filter({ hasText: '¥1,500.00' }).first().waitFor();
    // Both in the zone of this device: the deadline beside, and in the explanation.
    const until = await page.locator('.deal-side time').first().textContent();
    await amounts
      .filter({ hasText: `Until ${until}` })
      .first()
      .waitFor();
    expect(await page.getByRole('heading', { name: /^Creator/ }).count()).toBe(0);
    // 8 000 of fee and 15 % of it for platform and provider; 1 500 of commission and as much of that.
    const together = amounts.filter({ hasText: 'Together' });
    expect(await together.allTextContents()).toEqual(['Together¥9,200.00', 'Together¥1,725.00']);
    const pdf = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download PDF' }).click();
    const file = await pdf;
    expect(file.suggestedFilename()).toMatch(/^deal-\d+\.pdf$/);
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await page.route('**/case-file', async (route) => {
      await page.getByText('Putting the case file together').waitFor();
      await route.continue();
    });
    const zip = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download case file' }).click();
    expect((await zip).suggestedFilename()).toMatch(/\.zip$/);
    await page.getByText('The case file is ready').waitFor();
    await page.getByRole('link', { name: 'See the orders one by one' }).first().click();
    await page.locator('.order-id').first().waitFor();
    await context.close();
  });

  test('shows a provider its own side only, and what it waits for', async () => {
    const { page, context } = await browser.window({ width: 390, locale: 'zh-CN' });
    await signIn(page, luyue.luyue.url, 'provider', `/deals/${story.id}/statement`);
    await page.getByRole('heading', { name: /^服务商：/ }).waitFor();
    expect(await page.getByRole('heading', { name: '品牌方', exact: true }).count()).toBe(0);
    expect(await page.getByRole('heading', { name: /^达人：/ }).count()).toBe(0);
    await context.close();
  });

  test('says why a file cannot be had', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}/statement`);
    await page.route('**/case-file', (route) => route.abort());
    await page.getByRole('button', { name: 'Download case file' }).click();
    await page.getByRole('alert').getByText('The server cannot be reached.').waitFor();
    await context.close();
  });

  test.each([
    [1440, 'light', 'en'],
    [390, 'dark', 'zh-CN'],
  ] as const)('passes an accessibility check at %i pixels, %s, in %s', async (width, colorScheme, locale) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    await signIn(page, luyue.luyue.url, 'operatorA', `/deals/${story.id}/statement`);
    await page.locator('.statement .amount').first().waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await context.close();
  });
});
