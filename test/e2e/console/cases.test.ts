import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { Disputed } from '../../workflow/dispute/disputed.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let stuck: Story;
let disputed: Disputed;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  stuck = await Story.begin(luyue);
  await luyue.request('POST', '/_local/faults', {
    body: { step: 'requestFunding', error: 'TerminalError', times: 1 },
  });
  await stuck.creator('accept', { termsVersion: 1 });
  disputed = await Disputed.raised(await Story.atReview(luyue), 'brand');
});
afterAll(() => luyue?.stop());

describe.skipIf(skipsBrowser)('the queue of cases', () => {
  test('shows what needs a person, most at risk first, and is worked with the keyboard alone', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'operatorA');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('status').filter({ hasText: '2 cases' }).waitFor();
    const rows = page.locator('.cases tbody tr');
    const [first, second] = await rows.allTextContents();
    expect(first).toContain('Dispute');
    expect(first).toContain('not as agreed');
    expect(first).toContain('¥8,000.00');
    expect(first).toContain('Creator');
    expect(second).toContain('Intervention');
    expect(second).toContain('Operations');
    await page.keyboard.press('/');
    await page.keyboard.type('TerminalError');
    await page.getByRole('status').filter({ hasText: '1 of 2 cases' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').textContent()).toMatch(/Find a case.*Next case.*Open case/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/intervention.${stuck.id}`);
    await page.goBack();
    await page.getByRole('status').filter({ hasText: '1 of 2 cases' }).waitFor();
    expect(page.url()).toContain('q=TerminalError');
    await context.close();
  });

  test('has the key of its own search also after what is around it was drawn anew', async () => {
    const { page, context } = await browser.window({ width: 390, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'operatorA', '/cases');
    await page.getByRole('status').filter({ hasText: '2 cases' }).waitFor();
    const menu = page.getByRole('button', { name: 'Open navigation' });
    await menu.click();
    await menu.click();
    await page.keyboard.press('/');
    await page.keyboard.type('TerminalError');
    await page.getByRole('status').filter({ hasText: '1 of 2 cases' }).waitFor();
    await context.close();
  });

  test('is narrowed by kind and ordered by the time that is left', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'zh-CN' });
    await signIn(page, luyue.luyue.url, 'operatorB', '/cases?sort=deadline');
    await page.getByRole('status').filter({ hasText: '2 个案件' }).waitFor();
    const kinds = page.locator('.cases .tag');
    expect(await kinds.allTextContents()).toEqual(['人工介入', '争议']);
    await page.getByLabel('类型').selectOption('dispute');
    await page.getByRole('status').filter({ hasText: '1 个案件' }).waitFor();
    expect(await kinds.allTextContents()).toEqual(['争议']);
    await page.getByLabel('类型').selectOption('difference');
    await page.getByRole('heading', { name: '没有符合条件的案件。' }).waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('status').filter({ hasText: '2 个案件' }).waitFor();
    await context.close();
  });

  test('is for operators: others have no way to it, and are refused', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', '/cases');
    await page.getByText('You are not allowed to do this.').waitFor();
    expect(await page.getByRole('link', { name: 'Cases' }).count()).toBe(0);
    await context.close();
  });

  test.each([
    [1440, 'light', 'en'],
    [390, 'dark', 'zh-CN'],
  ] as const)('passes an accessibility check at %i pixels, %s, in %s', async (width, colorScheme, locale) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    await signIn(page, luyue.luyue.url, 'operatorA', '/cases');
    for (const path of ['/cases', '/cases?q=nowhere', '/cases/case_gone', ...pages()]) {
      await page.goto(luyue.luyue.url + path);
      await page.locator('.cases, .case-none, .case-page h1').first().waitFor();
      await expectAccessible(page);
      await expectNoSideways(page);
    }
    await context.close();
  });

  test('leads to what failed, with its input, and to all that can be done about it', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'operatorA', `/cases/intervention.${stuck.id}`);
    await page.getByRole('heading', { name: 'What failed' }).waitFor();
    expect(await page.locator('.case-input').textContent()).toContain(stuck.id);
    await page.getByRole('button', { name: 'Issue a new link' }).click();
    await page.getByLabel('Reason').fill('the mail never came');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await luyue.events(stuck.id)).toContain('deal.link_reissued.v1');
    await page.getByRole('button', { name: 'Give more time' }).click();
    await page.getByLabel('New deadline').fill('2026-11-01T00:00');
    await page.getByLabel('Reason').fill('closer');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('dialog').locator('.fault').waitFor();
    await page.getByLabel('New deadline').fill('2026-11-04T10:00');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Nov 4, 2026, 10:00').waitFor();
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByLabel('Reason').fill('the service is back');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This deal does not stand still any more.').waitFor();
    await context.close();
  });
});

const pages = (): string[] => [`/cases/intervention.${stuck.id}`, `/cases/${disputed.id}`];
