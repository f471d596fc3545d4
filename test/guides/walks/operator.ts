import { signIn } from '../../e2e/console/signIn.ts';
import type { Scene } from '../scene.ts';
import { type Locale, type Studio, shoot } from '../studio.ts';

/** An operator takes the queue from the top: a dispute, and a deal that got stuck. */
export async function walkOperator(studio: Studio, { h, disputed, stuck }: Scene, locale: Locale) {
  const page = await studio.window('desktop', locale);
  const { url } = h.luyue;
  await signIn(page, url, 'operatorA', '/cases');
  await page.locator('.cases tbody tr').nth(1).waitFor();
  await shoot(page, 'operator-cases', locale);
  await page.goto(`${url}/cases/${disputed.disputeId}`);
  const slider = page.locator('input[type="range"]').first();
  await slider.fill('600000');
  await page.locator('.booked tbody tr').first().waitFor();
  await shoot(page, 'operator-dispute', locale);
  await page.locator('#resolution').evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
  await shoot(page, 'operator-split', locale);
  await page.goto(`${url}/cases/intervention.${stuck.id}`);
  await page.getByText('TerminalError').first().waitFor();
  await shoot(page, 'operator-stuck', locale);
  await page.context().close();
}
