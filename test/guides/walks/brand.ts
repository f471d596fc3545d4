import type { Page } from 'playwright-core';
import { signIn } from '../../e2e/console/signIn.ts';
import type { Scene } from '../scene.ts';
import { type Locale, type Studio, shoot } from '../studio.ts';

const WORDS = {
  'zh-CN': {
    ...{ reference: '单号', name: '达人名称', email: '达人邮箱', begins: '开播时间' },
    ...{ fee: '坑位费（CNY）', scenario: '假设情形', play: '走一遍看看', approve: '通过' },
  },
  en: {
    ...{ reference: 'Reference', name: "Creator's name", email: "Creator's mail address", begins: 'Begins' },
    fee: 'Fixed fee (CNY)',
    ...{ scenario: 'What happens', play: 'Play it through', approve: 'Approve' },
  },
} as const;

/** A brand looks at its deals, starts one, plays one through, pays for one and approves another's work. */
export async function walkBrand(studio: Studio, scene: Scene, locale: Locale) {
  const { h, unpaid, delivered, selling } = scene;
  const page = await studio.window('desktop', locale);
  const { url } = h.luyue;
  await signIn(page, url, 'brand', '/deals');
  await page.locator('.deals-body tr').nth(3).waitFor();
  await shoot(page, 'brand-deals', locale);
  await startOne(page, url, locale);
  await playThrough(page, `${url}/deals/${unpaid.id}`, locale);
  await page.goto(`${url}/deals/${unpaid.id}`);
  await page.getByRole('link', { name: /11,550\.00/ }).waitFor();
  await shoot(page, 'brand-pay', locale);
  await page.goto(`${url}/deals/${delivered.id}`);
  await page.getByRole('button', { name: WORDS[locale].approve, exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  await shoot(page, 'brand-approve', locale);
  await page.goto(`${url}/deals/${selling.id}/ledger`);
  await page.getByRole('table').first().waitFor();
  await shoot(page, 'brand-ledger', locale);
  await page.goto(`${url}/overview`);
  await page.locator('canvas, svg[role="img"]').first().waitFor();
  await shoot(page, 'brand-overview', locale);
  await page.context().close();
}

/** The form is only filled in: the next language finds the same deals. */
async function startOne(page: Page, url: string, locale: Locale): Promise<void> {
  const words = WORDS[locale];
  await page.goto(`${url}/deals/new`);
  await page.getByLabel(words.reference, { exact: true }).fill('ROSE-08');
  await page.getByLabel(words.name).fill('江雪');
  await page.getByLabel(words.email).fill('rose-08@example.com');
  await page.getByLabel(words.begins).fill('2026-11-20T20:00');
  await page.getByLabel(words.fee).fill('8000');
  const invitation = page.frameLocator('.creator-page');
  await invitation.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate('window.scrollTo(0, 0)');
  await shoot(page, 'brand-start', locale);
  // What was typed and not sent would be asked about.
  page.once('dialog', (dialog) => void dialog.accept());
}

async function playThrough(page: Page, deal: string, locale: Locale): Promise<void> {
  const words = WORDS[locale];
  await page.goto(`${deal}/what-if`);
  await page.getByRole('combobox', { name: words.scenario }).selectOption('returns');
  await page.getByRole('button', { name: words.play, exact: true }).press('Enter');
  await page.locator('.course-parties tbody tr').first().waitFor({ timeout: 60_000 });
  await shoot(page, 'brand-whatif', locale);
}
