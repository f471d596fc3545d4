import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { Disputed } from '../../workflow/dispute/disputed.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let disputed: Disputed;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start({ disputeTwoOperatorsAbove: '0' });
  disputed = await (await Disputed.raised(await Story.atReview(luyue), 'brand')).toDecision();
});
afterAll(() => luyue?.stop());

describe.skipIf(skipsBrowser)('the case of a dispute', () => {
  test.each([
    [1440, 'light', 'en'],
    [390, 'dark', 'zh-CN'],
  ] as const)('passes an accessibility check at %i pixels, %s, in %s', async (width, colorScheme, locale) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    await signIn(page, luyue.luyue.url, 'operatorA', `/cases/${disputed.id}`);
    await page.locator('.booked tbody tr').first().waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await context.close();
  });

  test('is decided by two operators who agree, with the money shown as the slider moves', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'operatorA', `/cases/${disputed.id}`);
    await page.getByText('it is not what was agreed on').first().waitFor();
    const slider = page.getByLabel('Share of the creator (%)');
    await slider.fill('250000');
    await page.locator('.parts').getByText('¥2,000.00').waitFor();
    await page.locator('.parts').getByText('¥6,000.00').waitFor();
    await page.locator('.booked').getByText('¥2,000.00', { exact: true }).waitFor();
    await page.getByLabel('Reason code').selectOption('shared_fault');
    await page.getByLabel('Why', { exact: true }).fill('both had a part in it');
    const decide = page.getByRole('button', { name: 'Decide' });
    expect(await decide.isDisabled()).toBe(true);
    await page.getByRole('checkbox').first().check();
    await decide.click();
    await page.getByText('You decided first. Another operator has to decide the same.').waitFor();
    await context.close();

    const second = await browser.window({ width: 1440, locale: 'en' });
    await signIn(second.page, luyue.luyue.url, 'operatorB', `/cases/${disputed.id}`);
    await second.page.getByLabel('Why', { exact: true }).fill('I see it the same way');
    expect(await second.page.getByLabel('Share of the creator (%)').inputValue()).toBe('250000');
    await second.page.getByRole('button', { name: 'Decide' }).click();
    await second.page.getByText('Nothing can be resolved at this stage.').waitFor();
    expect(await disputed.view()).toMatchObject({
      stage: 'appeal',
      decision: { shares: { creator: 250_000, brand: 750_000 } },
    });
    await second.context.close();
  });
});
