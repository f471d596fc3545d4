import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, sha256 } from '../../builders/files.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { readyByLink } from '../../integration/evidence/bed.ts';
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
  story = await Story.atReview(luyue);
});
afterAll(() => luyue?.stop());

const aFile = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

const widthOf = (page: Page, name: string) =>
  page.getByRole('img', { name }).evaluate(({ naturalWidth }) => naturalWidth);

describe.skipIf(skipsBrowser)('evidence', () => {
  test('is uploaded, listed with its hash, opened in place and saved', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}`);
    await page.getByRole('link', { name: 'Evidence' }).click();
    await page.getByText('There is no evidence yet.').waitFor();
    await page.getByText('Automatic checks').waitFor();
    await page.getByLabel('Upload files').setInputFiles([
      aFile('截图.png', 'image/png', FILES.png),
      // As Windows calls it where Excel is installed.
      aFile('orders.csv', 'application/vnd.ms-excel', FILES.csv),
    ]);
    const listed = page.locator('.evidence-item');
    await listed.nth(1).waitFor();
    const shot = listed.filter({ hasText: '截图.png' });
    await shot.getByText(sha256(FILES.png)).waitFor();
    await shot.getByText('Not used yet').waitFor();
    expect(
      await listed.filter({ hasText: 'orders.csv' }).getByRole('button', { name: /^Show/ }).count(),
    ).toBe(0);
    await shot.getByRole('button', { name: 'Show 截图.png' }).click();
    await page.getByRole('img', { name: '截图.png' }).waitFor();
    expect(await widthOf(page, '截图.png')).toBe(1);
    const saving = page.waitForEvent('download');
    await shot.getByRole('button', { name: 'Save 截图.png' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('截图.png');
    expect(readFileSync(await saved.path())).toEqual(Buffer.from(FILES.png));
    await context.close();
  });

  test.each([
    [
      'of another type',
      aFile('run.exe', 'application/x-msdownload', FILES.exe),
      /^Choose a picture, a PDF, a video/,
    ],
    ['that is not what it says', aFile('page.png', 'image/png', FILES.html), /^What is in the file is not/],
    [
      'that is too large',
      aFile('orders.csv', 'text/csv', Buffer.alloc(6_000_000, 'a')),
      /6 MB, and at most 5 MB/,
    ],
    ['that is empty', aFile('nothing.pdf', 'application/pdf', Buffer.alloc(0)), /^The file is empty/],
  ])('%s is refused with the reason', async (_what, file, reason) => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}/evidence`);
    await page.getByLabel('Upload files').setInputFiles([file]);
    const alert = page.getByRole('alert').filter({ hasText: file.name });
    await alert.getByText(reason).waitFor();
    expect(await alert.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await alert.getByRole('button', { name: 'Remove' }).click();
    expect(await page.getByRole('alert').count()).toBe(0);
    await context.close();
  });

  test('that did not get through is sent again, as the same piece', async () => {
    const { page, context } = await browser.window({ width: 390, locale: 'zh-CN' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}/evidence`);
    let isCut = true;
    await page.route('**/*', (route) =>
      route.request().method() === 'PUT' && isCut ? route.abort() : route.continue(),
    );
    await page.getByLabel('上传文件').setInputFiles([aFile('again.pdf', 'application/pdf', FILES.pdf)]);
    const retry = page.getByRole('alert').getByRole('button', { name: '重试' });
    await retry.waitFor();
    isCut = false;
    await retry.click();
    await page.locator('.evidence-item').filter({ hasText: 'again.pdf' }).getByText('尚未使用').waitFor();
    expect(await page.locator('.evidence-item').filter({ hasText: 'again.pdf' }).count()).toBe(1);
    await context.close();
  });

  test('goes along with an action, and both sides’ stands beside their claims', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}`);
    await page.getByRole('button', { name: 'Open dispute' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').first().selectOption('not_as_agreed');
    await dialog.getByLabel('Upload files').setInputFiles([aFile('proof.png', 'image/png', FILES.png)]);
    await dialog.getByLabel('Your claim').fill('half of it is missing');
    await dialog.getByRole('checkbox', { name: 'proof.png', checked: true }).waitFor();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await dialog.waitFor({ state: 'detached' });
    await context.close();

    await luyue.settle();
    const answer = await readyByLink(luyue, await luyue.tokenFor(story.email));
    await story.creator('respond', { statement: 'all of it is there', evidenceIds: [answer] });
    const { disputeId } = await story.view();
    const operator = await browser.window({ width: 1440, locale: 'en' });
    await signIn(operator.page, luyue.luyue.url, 'operatorA', `/cases/${disputeId}`);
    const [claim, reply] = [
      operator.page.locator('.sides article').nth(0),
      operator.page.locator('.sides article').nth(1),
    ];
    await claim.getByText('half of it is missing').waitFor();
    const cited = claim.locator('h4:text("Evidence it rests on") + ul');
    await expect.poll(() => cited.locator('.evidence-head strong').allInnerTexts()).toEqual(['proof.png']);
    await cited.getByText('Used in entry no.').waitFor();
    await cited.getByRole('button', { name: 'Show proof.png' }).click();
    await reply.getByRole('button', { name: 'Show 截图.png' }).click();
    await operator.page.getByRole('img').nth(1).waitFor();
    const [left, right] = await Promise.all([
      claim.getByRole('img').boundingBox(),
      reply.getByRole('img').boundingBox(),
    ]);
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.x ?? 0);
    await operator.context.close();
  });

  test.each([
    [1440, 'light', 'en'],
    [390, 'dark', 'zh-CN'],
    [390, 'light', 'en'],
    [1440, 'dark', 'zh-CN'],
  ] as const)('passes an accessibility check at %i pixels, %s, in %s', async (width, colorScheme, locale) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${story.id}/evidence`);
    await page
      .getByLabel(/^(Upload files|上传文件)$/)
      .setInputFiles([aFile('x.txt', 'text/plain', FILES.csv)]);
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: /^(Show|查看) proof\.png$/ }).click();
    await page.getByRole('img', { name: 'proof.png' }).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await context.close();
  });
});
