import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let story: Story;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  story = await Story.atSales(luyue);
});
afterAll(() => luyue?.stop());

describe.skipIf(skipsBrowser)('playing an open deal through', () => {
  test.each([
    [
      1440,
      'dark',
      'en',
      { tab: 'What if', scenario: 'What happens', play: 'Play it through', compare: 'Play and compare' },
    ],
    [
      390,
      'light',
      'zh-CN',
      { tab: '推演', scenario: '假设情形', play: '走一遍看看', compare: '再走一遍并对比' },
    ],
  ] as const)(
    'shows what everybody gets, at %i pixels, %s, in %s',
    async (width, colorScheme, locale, words) => {
      const before = await story.view();
      const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
      await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}`);
      await page.getByRole('link', { name: words.tab }).click();
      await page.getByLabel(words.scenario).selectOption('returns');
      await page.getByRole('button', { name: words.play, exact: true }).click();
      const creator = page.locator('.course-parties tbody tr').nth(1);
      await creator.waitFor({ timeout: 30_000 });
      expect(await creator.locator('td').nth(1).textContent()).toContain('9,800.00');
      await page.getByLabel(words.scenario).selectOption('happy');
      await page.getByRole('button', { name: words.compare }).click();
      await page.locator('.course').nth(1).waitFor({ timeout: 30_000 });
      const compared = page.locator('.course').nth(1).locator('.course-parties tbody tr').nth(1);
      expect(await compared.locator('td').nth(1).textContent()).toContain('11,000.00');
      await expectAccessible(page);
      await expectNoSideways(page);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${width}-${locale}.png`, fullPage: true });
      expect(await story.view()).toEqual(before);
      await context.close();
    },
  );
});
