import { signIn } from '../../e2e/console/signIn.ts';
import type { Scene } from '../scene.ts';
import { type Locale, type Studio, shoot } from '../studio.ts';

/** A brand looks at its deals, pays for one and approves another's work. */
export async function walkBrand(studio: Studio, { h, unpaid, delivered, selling }: Scene, locale: Locale) {
  const page = await studio.window('desktop', locale);
  const { url } = h.luyue;
  await signIn(page, url, 'brand', '/deals');
  await page.locator('.deals-body tr').nth(3).waitFor();
  await shoot(page, 'brand-deals', locale);
  await page.goto(`${url}/deals/${unpaid.id}`);
  await page.getByRole('link', { name: /11,550\.00/ }).waitFor();
  await shoot(page, 'brand-pay', locale);
  await page.goto(`${url}/deals/${delivered.id}`);
  await page.getByRole('button', { name: locale === 'en' ? 'Approve' : '通过' }).click();
  await page.getByRole('textbox').first().waitFor();
  await shoot(page, 'brand-approve', locale);
  await page.goto(`${url}/deals/${selling.id}/ledger`);
  await page.getByRole('table').first().waitFor();
  await shoot(page, 'brand-ledger', locale);
  await page.context().close();
}
