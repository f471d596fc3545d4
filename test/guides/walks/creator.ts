import type { Scene } from '../scene.ts';
import { type Locale, type Studio, shoot } from '../studio.ts';

/** A creator with only a phone, on which no script runs: accepts, hands in the work, reads what it earns. */
export async function walkCreator(studio: Studio, { h, invited, working, selling }: Scene, locale: Locale) {
  const page = await studio.window('phone', locale);
  const open = async (path: string) => {
    await page.goto(`${h.luyue.url}/l/${path}?lang=${locale}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  await open(invited.token);
  await shoot(page, 'creator-invited', locale);
  await open(working.token);
  await shoot(page, 'creator-funded', locale);
  await page
    .locator('form[action*="deliver"], details:has(form[action*="deliver"])')
    .first()
    .scrollIntoViewIfNeeded();
  await shoot(page, 'creator-deliver', locale);
  await open(`${selling.token}/statement`);
  await shoot(page, 'creator-statement', locale);
  await page.context().close();
}
