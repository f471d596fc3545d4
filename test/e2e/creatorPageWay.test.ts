import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES } from '../builders/files.ts';
import { TestLuyue } from '../harness/luyue.ts';
import { COMMISSION, Story, videoTerms } from '../workflow/collaboration/story.ts';
import { skipsBrowser, TestBrowser } from './browser.ts';
import { expectNoSideways, expectThumbSized } from './examine.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

const WORDS = {
  'zh-CN': {
    ...{ accept: '接受合作', notHeld: '款项还没有托管', held: '款项已托管', received: '样品已收到' },
    ...{ choose: '选择文件', upload: '上传', draftUrl: /^初稿链接/, draft: '提交初稿', deliver: '提交交付' },
    ...{
      url: '作品链接',
      dispute: '发起争议',
      claim: '你的主张',
      statement: '对账单',
      complete: '合作已完成',
    },
    ...{ other: 'English', tooLarge: /4 MB/, done: '你已接受这次合作。' },
  },
  en: {
    ...{ accept: 'Accept', notHeld: 'No money is held yet', held: 'The money is held' },
    ...{ received: 'I have the sample', choose: 'Choose a file', upload: 'Upload' },
    ...{ draftUrl: /^Link to your draft/, draft: 'Hand in your draft', deliver: 'Hand in your work' },
    ...{
      url: 'Link to your work',
      dispute: 'Open a dispute',
      claim: 'Your claim',
      statement: 'Your statement',
    },
    ...{ complete: 'Deal complete', other: '简体中文', tooLarge: /4 MB/, done: 'You accepted this deal.' },
  },
} as const;

/** A video with all that can be agreed before it. */
const wholeTerms = () =>
  videoTerms(luyue, {
    commission: COMMISSION,
    sample: { required: true },
    stayLive: { period: 'P20D', holdPpm: 200_000 },
    deliverable: { kind: 'video', dueAt: inTenDays(), minSeconds: 30, draftReview: true },
  });
const inTenDays = () => new Date(luyue.now() + 10 * 86_400_000).toISOString();

function onPhone(name: string, bytes: Uint8Array): string {
  const file = join(luyue.folder, name);
  writeFileSync(file, bytes);
  return file;
}

describe.skipIf(skipsBrowser).for([
  ['zh-CN', 390],
  ['en', 1200],
] as const)('the creator’s whole way in %s at %i px, without script', ([locale, width]) => {
  const words = WORDS[locale];

  /** Presses a button, and waits until the page says that it was done. */
  const press = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('status').waitFor();
    await luyue.settle();
    await page.reload();
    await expectNoSideways(page);
  };

  test('leads from the invitation to the last payment, with a draft and a file', async () => {
    const story = await Story.begin(luyue, { terms: wholeTerms() });
    const { page, context } = await (width === 390 ? browser.phone(locale) : browser.desktop());
    await page.goto(`${luyue.luyue.url}/l/${await luyue.tokenFor(story.email)}?lang=${locale}`);
    await expectThumbSized(page);
    await press(page, words.accept);
    await page.getByRole('heading', { name: words.notHeld }).waitFor();
    await luyue.pay(story.id);
    await page.reload();
    await page.getByRole('heading', { name: words.held }).waitFor();
    expect(await page.locator('section.held').innerText()).toMatch(/pi_/);
    await story.brand('ship', { carrier: '顺丰速运', trackingNumber: 'SF1234567890' });
    await page.reload();
    expect(await page.locator('main').innerText()).toContain('SF1234567890');
    await press(page, words.received);
    await page.getByLabel(words.choose).setInputFiles(onPhone('draft.mov', FILES.mov));
    await page.getByRole('button', { name: words.upload, exact: true }).click();
    await page.getByRole('status').waitFor();
    await page.getByLabel(words.draftUrl).fill('https://pan.example.com/draft');
    await expectThumbSized(page);
    await press(page, words.draft);
    await story.brand('approve');
    await page.reload();
    await page.getByLabel(words.url).fill('https://video.example.com/1');
    await press(page, words.deliver);
    await story.brand('approve');
    await page.reload();
    await expectThumbSized(page);
    await story.brand('waive');
    await story.sell(1_000_000);
    await story.brand('close_sales');
    await page.reload();
    await page.getByRole('heading', { name: words.complete }).waitFor();
    await page.locator('.journey summary').click();
    expect(await page.locator('.journey li').count()).toBe(12);
    expect(await page.locator('.journey .is-done').count()).toBe(12);
    await page.getByRole('link', { name: words.statement }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectThumbSized(page);
    await context.close();
  });

  test('the language is changed where one is, and stays changed', async () => {
    const story = await Story.begin(luyue, { terms: wholeTerms() });
    const { page, context } = await browser.phone(locale);
    await page.goto(`${luyue.luyue.url}/l/${await luyue.tokenFor(story.email)}?lang=${locale}`);
    await page.getByRole('button', { name: words.accept, exact: true }).click();
    expect(await page.getByRole('status').textContent()).toBe(words.done);
    await page.getByRole('link', { name: words.other }).click();
    const others = WORDS[locale === 'en' ? 'zh-CN' : 'en'];
    await page.getByRole('status').waitFor();
    expect(await page.getByRole('status').textContent()).toBe(others.done);
    await page.goto(`${luyue.luyue.url}/l/nothing?lang=${locale}`);
    await page.getByRole('link', { name: words.other }).click();
    expect(await page.locator('html').getAttribute('lang')).not.toBe(locale);
    await context.close();
  });

  test('a picture that is too large is refused in words', async () => {
    const story = await Story.atDelivery(luyue, {});
    const { page, context } = await browser.phone(locale);
    await page.goto(`${luyue.luyue.url}/l/${await luyue.tokenFor(story.email)}?lang=${locale}`);
    const large = Buffer.concat([FILES.png, Buffer.alloc(6_000_000)]);
    await page.getByLabel(words.choose).setInputFiles(onPhone('large.png', large));
    await page.getByRole('button', { name: words.upload, exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(words.tooLarge);
    // A smaller one goes through, and counts once however often it is sent.
    for (const name of ['small.png', 'small.png']) {
      await page.getByLabel(words.choose).setInputFiles(onPhone(name, FILES.png));
      await page.getByRole('button', { name: words.upload, exact: true }).click();
      await page.getByRole('status').waitFor();
    }
    expect(await page.locator('form[action$="/deliver"] input[type="checkbox"]').count()).toBe(1);
    await context.close();
  });
});

describe.skipIf(skipsBrowser)('two at one gate', () => {
  test('the creator who comes second is told who was first, and with what', async () => {
    const story = await Story.atCounter(luyue);
    const { page, context } = await browser.phone('zh-CN');
    await page.goto(`${luyue.luyue.url}/l/${await luyue.tokenFor(story.email)}?lang=zh-CN`);
    await page.locator('summary', { hasText: '退出合作' }).click();
    expect((await story.brand('decline', {})).status).toBe(200);
    await page.getByRole('button', { name: '退出合作' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('山茶美妆先一步婉拒了合作。');
    expect(await story.view()).toMatchObject({ status: 'closed', outcome: 'declined' });
    await context.close();
  });

  test('a button pressed twice does its work once, and says so', async () => {
    const story = await Story.begin(luyue);
    const { page, context } = await browser.phone('en');
    await page.goto(`${luyue.luyue.url}/l/${await luyue.tokenFor(story.email)}?lang=en`);
    const accept = page.getByRole('button', { name: 'Accept', exact: true });
    await accept.dblclick();
    await page.getByRole('status').waitFor();
    await luyue.settle();
    expect((await story.events()).filter((type) => type === 'deal.accepted.v1')).toHaveLength(1);
    await context.close();
  });
});

describe.skipIf(skipsBrowser)('with a keyboard alone', () => {
  test('a deal is declined from a desk, with a reason', async () => {
    const story = await Story.begin(luyue);
    const { page, context } = await browser.desktop();
    await page.goto(`${luyue.luyue.url}/l/${await luyue.tokenFor(story.email)}?lang=en`);
    const reach = async (what: string) => {
      const target = page.locator(what);
      for (let presses = 0; presses < 40; presses += 1) {
        if (await target.evaluate((element) => element.matches(':focus'))) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${what} is not reached`);
    };
    await reach('summary:has-text("Decline")');
    await page.keyboard.press('Enter');
    await reach('#decline-reason');
    await page.keyboard.type('No time in December');
    await reach('form[action$="/decline"] button');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    // What was done has the focus, so that it is read out first.
    expect(await page.getByRole('status').evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await story.view()).toMatchObject({ status: 'closed', outcome: 'declined' });
    await context.close();
  });
});
