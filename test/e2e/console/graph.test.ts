import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { Disputed } from '../../workflow/dispute/disputed.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { passTimeUntil } from './passTime.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let disputed: Disputed;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  disputed = await Disputed.raised(await Story.atReview(luyue), 'brand');
});
afterAll(() => luyue?.stop());

describe.skipIf(skipsBrowser)('the workflow of a deal', () => {
  test('shows the way taken and what can follow, and goes along when the deal does', async () => {
    const story = await Story.begin(luyue);
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await page.clock.install();
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}`);
    await page.getByRole('link', { name: 'Workflow' }).click();
    const here = page.locator('.react-flow .state.here');
    await here.filter({ hasText: 'Invite creator' }).waitFor();
    const next = page.locator('.following');
    expect(await next.textContent()).toContain('Accept terms (Creator)→ Collect funding');
    expect(await next.textContent()).toContain('Decline (Creator)→ Close deal');
    expect(await next.textContent()).toMatch(/No answer by the deadline ?→ Expire invitation/);
    await story.creator('accept', { termsVersion: 1 });
    await passTimeUntil(here.filter({ hasText: 'Collect funding' }));
    const way = page.locator('.way li');
    expect((await way.allTextContents()).map((text) => text.replace(/ [A-Z]\w+ \d.*$/, ''))).toEqual([
      'Invite creator',
      'What does the creator say?',
      'Collect funding',
    ]);
    expect(await page.locator('.react-flow__edge.taken').count()).toBe(2);
    await luyue.act(story.id, 'cancel', { reason: 'changed our mind' });
    await passTimeUntil(page.getByText('This workflow has come to its end.'));
    await context.close();
  });

  test('shows a dispute as the machine of its own that it is, on a phone, in Chinese', async () => {
    const { page, context } = await browser.window({ width: 390, locale: 'zh-CN' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${disputed.story.id}/graph`);
    await page.locator('.state.here', { hasText: '等待达人回应' }).first().waitFor();
    await page.getByRole('button', { name: '合作流程' }).click();
    await page.locator('.react-flow .state.here', { hasText: '处理争议' }).waitFor();
    await page.getByRole('button', { name: '查看全图' }).click();
    await expectNoSideways(page);
    await context.close();
  });

  test('says what went wrong, and tries again when told to', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await page.clock.install();
    await page.route('**/v1/deals/*/path', (route) => route.abort());
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${disputed.story.id}/graph`);
    await passTimeUntil(page.getByText('The server cannot be reached.'));
    await page.unroute('**/v1/deals/*/path');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.react-flow .state.here').waitFor();
    await context.close();
  });

  test.each([
    [1440, 'light', 'en'],
    [390, 'dark', 'zh-CN'],
  ] as const)('passes an accessibility check at %i pixels, %s, in %s', async (width, colorScheme, locale) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    await signIn(page, luyue.luyue.url, 'operatorA', `/deals/${disputed.story.id}/graph`);
    await page.locator('.react-flow .state.here').waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await context.close();
  });
});
