import { signIn } from '../../e2e/console/signIn.ts';
import type { Scene } from '../scene.ts';
import { type Locale, type Studio, shoot } from '../studio.ts';

/** A provider looks at the deals it arranged, at one of them, and at what it earns by it. */
export async function walkProvider(studio: Studio, { h, delivered, selling }: Scene, locale: Locale) {
  const page = await studio.window('desktop', locale);
  const { url } = h.luyue;
  await signIn(page, url, 'provider', '/deals');
  await page.locator('.deals-body tr').nth(1).waitFor();
  await shoot(page, 'provider-deals', locale);
  await page.goto(`${url}/deals/${delivered.id}/graph`);
  await page.locator('.react-flow__node').first().waitFor();
  await shoot(page, 'provider-graph', locale);
  await page.goto(`${url}/deals/${selling.id}/statement`);
  await page.locator('.statement .amount').first().waitFor();
  await shoot(page, 'provider-statement', locale);
  await page.context().close();
}
