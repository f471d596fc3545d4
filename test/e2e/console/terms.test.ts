import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { COMMISSION, liveTerms, Story } from '../../workflow/collaboration/story.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { passTimeUntil } from './passTime.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let story: Story;

/** Invited without commission; the creator asks for more and for commission; the brand meets halfway. */
beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  story = await Story.begin(luyue, { terms: liveTerms(luyue, { disclosure: ['#ad'] }) });
  const { terms } = await story.view();
  const asked = { ...terms, fixedFee: 1_000_000, commission: COMMISSION, disclosure: ['#ad', '#广告'] };
  await story.creator('counter', { terms: asked, note: 'It is a long stream.' });
  await story.brand('counter', { terms: { ...asked, fixedFee: 900_000 } });
});
afterAll(() => luyue?.stop());

describe.skipIf(skipsBrowser)('the terms of a deal', () => {
  test('are said in words, with what any two versions differ in', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}`);
    await page.getByRole('link', { name: 'Terms' }).click();
    await page.getByRole('heading', { name: 'Terms as they stand · Version 3' }).waitFor();
    const stated = page.locator('section[aria-labelledby="terms"]');
    await stated.getByText('Wed, Nov 11, 2026, 08:00 (China Standard Time)').waitFor();
    await stated.getByText('15% of net sales').waitFor();
    expect(await stated.getByText('Not accepted').count()).toBe(1);

    const rows = page.locator('.differences tbody tr');
    await page.getByText('1 part differs, the rest is the same.').waitFor();
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/^Fixed fee Changed\s+− ¥10,000\.00\s+\+ ¥9,000\.00$/),
    ]);
    await page.getByLabel('Earlier').selectOption('1');
    await page.getByText('6 parts differ, the rest is the same.').waitFor();
    await rows.filter({ hasText: 'Reserved for commission' }).getByText('Added').waitFor();
    const disclosure = rows.filter({ hasText: 'Disclosure' });
    expect(await disclosure.locator('ins').allInnerTexts()).toEqual(['#广告']);
    await page.getByLabel('Earlier').selectOption('3');
    await page.getByText('These two versions say the same.').waitFor();

    const second = page.locator('.versions > li').filter({ hasText: 'put forward by Creator' });
    await second.getByText('It is a long stream.').waitFor();
    await second.getByText('Show the terms of this version').click();
    await second.getByText('¥10,000.00').waitFor();
    await context.close();
  });

  test('follow the deal: a version that is accepted is the one shown', async () => {
    const { page, context } = await browser.window({ width: 390, locale: 'zh-CN' });
    await page.clock.install();
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}/terms`);
    await page.getByText('尚未被接受').first().waitFor();
    await story.creator('accept', { termsVersion: 3 });
    await passTimeUntil(page.locator('.versions .accepted').getByText(/达人已接受/));
    await context.close();
  });

  test.each([
    [1440, 'light', 'en'],
    [390, 'dark', 'zh-CN'],
    [390, 'light', 'en'],
    [1440, 'dark', 'zh-CN'],
  ] as const)('pass an accessibility check at %i pixels, %s, in %s', async (width, colorScheme, locale) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    await signIn(page, luyue.luyue.url, 'operatorA', `/deals/${story.id}/terms`);
    await page.getByLabel(/^(Earlier|旧版本)/).selectOption('1');
    await page.locator('.versions summary').first().click();
    await page.locator('.differences tr').nth(5).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await context.close();
  });
});
