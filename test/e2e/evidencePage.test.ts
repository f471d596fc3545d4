import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isVerified } from '../builders/caseFile.ts';
import { someTerms } from '../builders/deal.ts';
import { FILES } from '../builders/files.ts';
import { TestLuyue } from '../harness/luyue.ts';
import { skipsBrowser, TestBrowser } from './browser.ts';
import { expectAccessible, expectNoSideways, expectThumbSized } from './examine.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

const WORDS = {
  'zh-CN': {
    choose: '选择文件',
    upload: '上传',
    uploaded: /^已上传：截图-1\.png/,
    save: '下载 截图-1.png',
    deliver: '提交交付',
    url: '作品链接',
    done: '你的交付已提交。',
    handedIn: '已提交',
    caseFile: '下载案卷（ZIP）',
  },
  en: {
    choose: 'Choose a file',
    upload: 'Upload',
    uploaded: /^Uploaded: 截图-1\.png/,
    save: 'Save 截图-1.png',
    deliver: 'Hand in your work',
    url: 'Link to your work',
    done: 'Your work was handed in.',
    handedIn: 'Handed in',
    caseFile: 'Save the case file (ZIP)',
  },
} as const;

let creators = 0;
async function fundedDeal(locale: 'zh-CN' | 'en') {
  creators += 1;
  const email = `evidence-${creators}@example.com`;
  const { id } = await luyue.startDeal({
    reference: `evidence-${creators}`,
    creator: { name: '小美', email, locale },
    terms: someTerms(),
  });
  const token = await luyue.tokenFor(email);
  await luyue.actByLink(token, 'accept', { termsVersion: 1 });
  await luyue.pay(id);
  return { id, token, link: `${luyue.luyue.url}/l/${token}` };
}

/** A file on the phone. */
function onPhone(name: string, bytes: Uint8Array): string {
  const file = join(luyue.folder, name);
  writeFileSync(file, bytes);
  return file;
}

describe.skipIf(skipsBrowser).for(['zh-CN', 'en'] as const)(
  'evidence on a phone without script, in %s',
  (locale) => {
    const words = WORDS[locale];

    test('is uploaded one after another, chosen, handed in, listed and saved', async () => {
      const { id, link } = await fundedDeal(locale);
      const { page, context } = await browser.phone(locale);
      await page.goto(link);
      for (const [name, bytes] of [
        ['截图-2.png', FILES.png],
        ['clip.mp4', FILES.mp4],
        ['截图-1.png', FILES.png],
      ] as const) {
        await page.getByLabel(words.choose).setInputFiles(onPhone(name, bytes));
        await page.getByRole('button', { name: words.upload, exact: true }).click();
        await page.getByRole('status').waitFor();
      }
      expect(await page.getByRole('status').textContent()).toMatch(words.uploaded);
      await expectNoSideways(page);
      await expectThumbSized(page);
      await page.locator('form[action$="/deliver"]').getByLabel('clip.mp4').uncheck();
      await page.getByLabel(words.url).fill('https://live.example.com/1');
      await page.getByRole('button', { name: words.deliver, exact: true }).click();
      await page.getByRole('status').waitFor();
      expect(await page.getByRole('status').textContent()).toBe(words.done);
      await luyue.settle();
      const { body } = await luyue.request<{ items: { fileName: string }[] }>(
        'GET',
        `/v1/deals/${id}/evidence`,
        {
          key: luyue.brandKey,
        },
      );
      expect(body.items.map(({ fileName }) => fileName).sort()).toEqual(['截图-1.png', '截图-2.png']);

      const listed = page.locator('section[aria-labelledby="evidence"] li');
      expect(await listed.count()).toBe(3);
      expect(
        await listed.filter({ hasText: words.handedIn }).filter({ hasNotText: 'clip.mp4' }).count(),
      ).toBe(2);
      const [saved] = await Promise.all([page.waitForEvent('download'), page.getByLabel(words.save).click()]);
      expect(saved.suggestedFilename()).toBe('截图-1.png');
      expect(readFileSync(await saved.path())).toEqual(Buffer.from(FILES.png));
      const [caseFile] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: words.caseFile }).click(),
      ]);
      expect(caseFile.suggestedFilename()).toBe(`luyue-case-${id}.zip`);
      expect(await isVerified(readFileSync(await caseFile.path()))).toBe(true);
      await expectNoSideways(page);
      await context.close();
    });

    test('that is no evidence is refused where it was chosen', async () => {
      const { link } = await fundedDeal(locale);
      const { page, context } = await browser.phone(locale);
      await page.goto(link);
      await page.getByLabel(words.choose).setInputFiles(onPhone('page.png', FILES.html));
      await page.getByRole('button', { name: words.upload, exact: true }).click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      await alert.getByRole('link').click();
      const field = page.getByLabel(words.choose);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.evaluate((element) => element.matches(':target'))).toBe(true);
      await context.close();
    });

    test('passes an accessibility check', async () => {
      const { link } = await fundedDeal(locale);
      const { page, context } = await browser.examined(locale, locale === 'en' ? 'dark' : 'light');
      await page.goto(link);
      await page.getByLabel(words.choose).setInputFiles(onPhone('a.png', FILES.png));
      await page.getByRole('button', { name: words.upload, exact: true }).click();
      await page.getByRole('status').waitFor();
      await expectAccessible(page);
      await expectNoSideways(page);
      await context.close();
    });
  },
);
