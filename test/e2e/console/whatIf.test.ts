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
      await page.getByRole('combobox', { name: words.scenario }).selectOption('returns');
      // By the keyboard: under a mouse that rests on a button its colour is on the way.
      await page.getByRole('button', { name: words.play, exact: true }).press('Enter');
      const creator = page.locator('.course-parties tbody tr').nth(1);
      await creator.waitFor({ timeout: 30_000 });
      expect(await creator.locator('td').nth(1).textContent()).toContain('9,800.00');
      await page.getByRole('combobox', { name: words.scenario }).selectOption('happy');
      await page.getByRole('button', { name: words.compare }).press('Enter');
      await page.locator('.course').nth(1).waitFor({ timeout: 30_000 });
      const compared = page.locator('.course').nth(1).locator('.course-parties tbody tr').nth(1);
      expect(await compared.locator('td').nth(1).textContent()).toContain('11,000.00');
      await expectAccessible(page);
      await expectNoSideways(page);
      expect(await story.view()).toEqual(before);
      await context.close();
    },
  );

  test.each([
    [1440, 'light', 'en', { play: 'Play it through', close: 'Close' }],
    [390, 'dark', 'zh-CN', { play: '走一遍看看', close: '关闭' }],
  ] as const)(
    'before it is sent, from the form it is written in, at %i pixels, %s, in %s',
    async (width, colorScheme, locale, words) => {
      const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
      const body = { name: `t-${width}`, terms: liveTerms(luyue, { commission: COMMISSION }) };
      const kept = await luyue.request<{ id: string }>('POST', '/v1/templates', {
        key: luyue.brandKey,
        body,
      });
      await signIn(page, luyue.luyue.url, 'brand', `/deals/new?template=${kept.body.id}`);
      await page.getByRole('button', { name: words.play }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').first().selectOption('brand_cancels');
      await dialog.getByRole('button', { name: words.play }).press('Enter');
      const creator = dialog.locator('.course-parties tbody tr').nth(1).locator('td').nth(1);
      await creator.waitFor({ timeout: 30_000 });
      expect(await creator.textContent()).toContain('4,000.00');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: words.close }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await context.close();
    },
  );

  test('says in words what cannot be played, and a deal that has ended has nothing to play', async () => {
    const ended = await Story.begin(luyue);
    await ended.creator('decline');
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}/what-if`);
    await page.getByRole('combobox', { name: 'What happens' }).selectOption('creator_cancels');
    await page.getByRole('button', { name: 'Play it through' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: 'came to its end without an occasion' })
      .waitFor({ timeout: 30_000 });
    await page.goto(`${luyue.luyue.url}/deals/${ended.id}`);
    await page.getByRole('link', { name: 'Timeline' }).waitFor();
    expect(await page.getByRole('link', { name: 'What if' }).count()).toBe(0);
    await context.close();
  });
});
