import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { TestLuyue } from '../../harness/luyue.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectAccessible, expectNoSideways } from '../examine.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
});
afterAll(() => luyue?.stop());

const FIELDS = {
  en: {
    reference: 'Reference',
    name: "Creator's name",
    email: "Creator's mail address",
    begins: 'Begins',
    fee: 'Fixed fee (CNY)',
  },
  'zh-CN': {
    reference: '单号',
    name: '达人名称',
    email: '达人邮箱',
    begins: '开播时间',
    fee: '坑位费（CNY）',
  },
} as const;

async function fillIn(page: Page, locale: 'en' | 'zh-CN', reference: string): Promise<void> {
  const words = FIELDS[locale];
  await page.getByLabel(words.reference, { exact: true }).fill(reference);
  await page.getByLabel(words.name).fill('小美');
  await page.getByLabel(words.email).fill(`${reference}@example.com`);
  await page.getByLabel(words.begins).fill('2026-12-01T20:00');
}
const dealsOf = async (reference: string) =>
  (
    await luyue.request<{ items: { id: string; reference: string; terms: object }[] }>(
      'GET',
      `/v1/deals?reference=${reference}`,
      { key: luyue.brandKey },
    )
  ).body.items;

const XLSX = {
  name: 'creators.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The first has so much in it that libraries unpack it in a worker of their own, which the page's policy forbids. */
function twoWorksheets(): Promise<Buffer> {
  const at = { type: Date, value: new Date('2026-12-05T19:30:00Z'), format: 'yyyy/m/d h:mm' };
  const creators = [
    ['name', 'email', 'fee', 'stream date'],
    ['A', 'a@import.example', null, null],
    ['B', 'b@import.example', 900, at],
    ['C', 'nobody', null, null],
  ];
  const others = Array.from({ length: 20_000 }, () => [randomUUID()]);
  return writeXlsxFile([
    { sheet: 'Others', data: others },
    { sheet: 'Creators', data: creators },
  ]).toBuffer();
}

describe.skipIf(skipsBrowser)('starting a deal', () => {
  test('a form shows the money and the creator its page while it is typed, and makes the deal with those terms', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand');
    await page.getByRole('link', { name: 'Start a deal' }).click();
    await page.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByText('Please fill this in').first().waitFor();
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(5);
    await fillIn(page, 'en', 'PO-form');
    await page.getByLabel('Fixed fee (CNY)').fill('8,000.50');
    await page.getByLabel('Commission on sales').check();
    await page.getByLabel('Reserve (CNY)').fill('3000');
    await page.getByLabel('Tier 1: net sales from (CNY)').fill('5');
    await page.getByText('The first tier starts at 0').waitFor();
    await page.getByLabel('Tier 1: net sales from (CNY)').fill('0');
    await page.getByLabel('Service provider (optional)').fill('prov_demo');
    await page.getByText('星桥服务商').first().waitFor();
    await page.getByLabel('The provider takes a share on top').check();
    await page.locator('.sums .total').filter({ hasText: '¥12,350.57' }).waitFor();
    const shares = await page.locator('.start-money .sums').nth(1).textContent();
    expect(shares).toBe('Creator¥11,000.50Provider · 星桥服务商¥800.05Platform¥550.02');
    const invitation = page.frameLocator('.creator-page');
    await invitation.getByRole('heading', { level: 1, name: '山茶美妆邀请你合作' }).waitFor();
    await invitation.getByText('¥8,000.50').first().waitFor();

    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    expect(await page.getByLabel('Fixed fee (CNY)').inputValue()).toBe('8,000.50');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByRole('dialog', { name: 'Not sent yet' }).getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByRole('heading', { level: 1, name: 'PO-form' }).waitFor();
    expect(await dealsOf('PO-form')).toMatchObject([
      {
        provider: { id: 'prov_demo' },
        terms: {
          currency: 'CNY',
          fixedFee: 800_050,
          commission: { tiers: [{ from: 0, ratePpm: 150_000 }], reserve: 300_000, attribution: 'P15D' },
          providerShare: { of: 'fixedFee', ratePpm: 100_000 },
          deliverable: { kind: 'livestream', scheduledAt: '2026-12-01T12:00:00Z', minMinutes: 60 },
          disclosure: ['#广告'],
        },
      },
    ]);
    await page.goto(`${luyue.luyue.url}/deals/new`);
    expect(await page.getByLabel('Reference', { exact: true }).inputValue()).toBe('');
    await context.close();
  });

  test('terms are kept as a template, started from, renamed and forgotten', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    page.on('dialog', (dialog) => void dialog.accept());
    await signIn(page, luyue.luyue.url, 'brand', '/deals/new');
    await page.getByLabel('Fixed fee (CNY)').fill('123');
    await page.getByLabel('Begins').fill('2026-12-01T20:00');
    await page.locator('.start-total').filter({ hasText: '¥129.15' }).waitFor();
    await page.getByRole('button', { name: 'Save as template' }).click();
    await page.getByLabel('Name of the template').fill('Small stream');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.goto(`${luyue.luyue.url}/templates`);
    await page.getByRole('button', { name: 'Rename: Small stream' }).click();
    await page.getByLabel('Name of the template').fill('Tiny stream');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Start from it: Tiny stream' }).click();
    await page.locator('.start-total').filter({ hasText: '¥129.15' }).waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('link', { name: 'Templates' }).click();
    await page.getByRole('button', { name: 'Delete: Tiny stream' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'There are no templates yet.' }).waitFor();
    await context.close();
  });

  test('a sheet is imported once: a faulty row is rejected, one that was there before is not repeated', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    page.on('dialog', (dialog) => void dialog.accept());
    await signIn(page, luyue.luyue.url, 'brand', '/deals/import');
    const begin = async (choose: () => Promise<void>) => {
      await page.getByLabel('Fixed fee (CNY)').fill('800');
      await page.getByLabel('Begins').fill('2026-12-01T20:00');
      await page.getByLabel('Name of the import').fill('spring');
      await choose();
      await page.getByRole('button', { name: /^Send \d invitations?$/ }).click();
    };
    await begin(() => page.getByLabel('Or paste rows').fill('name\temail\nA\ta@import.example'));
    await page
      .getByRole('status')
      .filter({ hasText: '1 started, 0 were started before, 0 rejected.' })
      .waitFor();
    await page.reload();
    const buffer = await twoWorksheets();
    await begin(async () => {
      await page.getByLabel('Sheet (Excel or CSV)').setInputFiles({ ...XLSX, buffer });
      await page.getByLabel('Worksheet').selectOption('Creators');
      await page.getByText('Dates without a zone are in Asia/Shanghai').waitFor();
      await page.getByLabel('Fixed fee (CNY)').waitFor();
    });
    await page
      .getByRole('status')
      .filter({ hasText: '1 started, 1 were started before, 1 rejected.' })
      .waitFor();
    expect(await page.locator('.import-rows tbody tr').allTextContents()).toEqual([
      '4CnobodyMail address: Enter a mail address',
      '2Aa@import.exampleWas started before',
      '3Bb@import.exampleDec 5, 2026, 19:30Started',
    ]);
    expect(await dealsOf('spring-001')).toHaveLength(1);
    expect(await dealsOf('spring-002')).toMatchObject([
      { terms: { fixedFee: 90_000, deliverable: { scheduledAt: '2026-12-05T11:30:00.000Z' } } },
    ]);
    await context.close();
  });

  test.each([
    [1440, 'zh-CN', 'light'],
    [390, 'en', 'dark'],
    [1440, 'en', 'dark'],
    [390, 'zh-CN', 'light'],
  ] as const)('its pages are accessible at %i pixels in %s, %s', async (width, locale, colorScheme) => {
    const { page, context } = await browser.window({ width, locale, colorScheme, isExamined: true });
    page.on('dialog', (dialog) => void dialog.accept());
    const examine = async () => {
      await expectAccessible(page);
      await expectNoSideways(page);
    };
    await signIn(page, luyue.luyue.url, 'brand', '/deals/new');
    await fillIn(page, locale, 'axe');
    await page.getByLabel(FIELDS[locale].fee).fill('800');
    await page.locator('.creator-page').waitFor();
    await page.locator('.start-aside:not(.is-old)').waitFor();
    await examine();
    for (const box of await page.locator('.optional-part > .tick').all()) await box.click();
    await page.locator('details.terms-part > summary').click();
    await page.locator('.start-actions button[type="submit"]').click();
    await page.locator('.fault').first().waitFor();
    await page.locator('.start-aside:not(.is-old)').waitFor();
    await examine();
    await page.goto(`${luyue.luyue.url}/deals/import`);
    await page.locator('textarea[id$="-paste"]').fill('name,email\nA,a@x.io\nB,');
    await page.locator('.import-rows').waitFor();
    await examine();
    await page.goto(`${luyue.luyue.url}/templates`);
    await page.getByRole('heading', { level: 2 }).waitFor();
    await examine();
    await context.close();
  });
});
