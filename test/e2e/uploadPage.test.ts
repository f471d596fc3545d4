import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someTerms } from '../builders/deal.ts';
import { FILES } from '../builders/files.ts';
import { TestLuyue } from '../harness/luyue.ts';
import { skipsBrowser, TestBrowser } from './browser.ts';
import { expectAccessible, expectNoSideways, expectThumbSized } from './examine.ts';

const MIB = 1_048_576;
const WORDS = {
  'zh-CN': {
    larger: '文件更大？用大文件上传',
    choose: '选择文件',
    send: '上传',
    uploaded: /^已上传：夜景\.png/,
    tooLarge: '文件太大：',
    wrong: '文件内容与它的类型不符。',
    again: '重试',
    back: '返回合作页面',
    nobody: '请从合作页面打开本页',
    needsScript: '上传大文件需要 JavaScript',
  },
  en: {
    larger: 'A larger file? Upload it here',
    choose: 'Choose a file',
    send: 'Upload',
    uploaded: /^Uploaded: 夜景\.png/,
    tooLarge: 'This file is too large:',
    wrong: 'What is in the file is not what its name says.',
    again: 'Try again',
    back: 'Back to the page of the deal',
    nobody: 'Open this page from the page of your deal',
    needsScript: 'Larger files need JavaScript.',
  },
} as const;

const browser = new TestBrowser();
let luyue: TestLuyue;
let link: string;
beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  const creator = { name: '小美', email: 'upload@example.com' };
  const { id } = await luyue.startDeal({ reference: 'upload', creator, terms: someTerms() });
  const token = await luyue.tokenFor('upload@example.com');
  await luyue.actByLink(token, 'accept', { termsVersion: 1 });
  await luyue.pay(id);
  link = `${luyue.luyue.url}/l/${token}`;
});
afterAll(() => luyue?.stop());

/** A file on the phone that begins with `head` and is `size` bytes long. */
function onPhone(name: string, head: Uint8Array, size: number): string {
  const file = join(luyue.folder, name);
  const bytes = Buffer.alloc(size);
  bytes.set(head);
  writeFileSync(file, bytes);
  return file;
}

describe.skipIf(skipsBrowser).for(['zh-CN', 'en'] as const)(
  'a file too large for a form, in %s',
  (locale) => {
    const words = WORDS[locale];

    test('is uploaded beside the page that runs no script, and leads back to it', async () => {
      const { page, context } = await browser.window({ width: 390, locale, isExamined: true });
      await page.goto(`${link}?lang=${locale}`);
      await page.getByRole('link', { name: words.larger }).click();
      const file = page.getByLabel(words.choose);
      await file.waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      await expectAccessible(page);
      await expectNoSideways(page);
      await expectThumbSized(page);

      await file.setInputFiles(onPhone('全景.png', FILES.png, 21 * MIB));
      await page.getByRole('button', { name: words.send, exact: true }).click();
      await page.getByRole('alert').getByText(words.tooLarge).waitFor();
      await file.setInputFiles(onPhone('假.png', FILES.mp4, 5 * MIB));
      await page.getByRole('button', { name: words.again }).click();
      await page.getByRole('alert').getByText(words.wrong).waitFor();
      await expectAccessible(page);

      await file.setInputFiles(onPhone('夜景.png', FILES.png, 6 * MIB));
      await page.getByRole('button', { name: words.again }).click();
      await page.getByText(words.uploaded).first().waitFor();
      expect(page.url()).toContain(`/l/${link.split('/l/')[1]}?evidence=`);
      await context.close();
    });

    test('needs a link, and script', async () => {
      const { page, context } = await browser.window({
        width: 390,
        locale,
        colorScheme: 'dark',
        isExamined: true,
      });
      await page.goto(`${luyue.luyue.url}/upload.html#lang=${locale}`);
      await page.getByText(words.nobody).waitFor();
      await expectAccessible(page);
      await context.close();
      // A browser that is told at run time to run no script shows no `noscript` either.
      const served = await luyue.request<string>('GET', '/upload.html');
      expect(/<noscript>[\s\S]*<\/noscript>/.exec(served.body)?.[0]).toContain(words.needsScript);
    });
  },
);

test.skipIf(skipsBrowser)('the page keeps its own content policy', async () => {
  const { page, context } = await browser.window({ width: 390, locale: 'en' });
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${link}?lang=en`);
  await page.getByRole('link', { name: WORDS.en.larger }).click();
  await page.getByLabel(WORDS.en.choose).setInputFiles(onPhone('夜景.png', FILES.png, 5 * MIB));
  await page.getByRole('button', { name: WORDS.en.send, exact: true }).click();
  await page.getByText(WORDS.en.uploaded).first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
