import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** That axe-core finds nothing to complain about on a page as it stands (WCAG 2.2 AA and good practice). */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const found: { id: string; nodes: { html: string; failureSummary?: string }[] }[] = await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))',
  );
  expect(found).toEqual([]);
}

/** That nothing sticks out to the side, where a phone would have to be scrolled. */
export async function expectNoSideways(page: Page): Promise<void> {
  const sizes = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(sizes.scrollWidth).toBeLessThanOrEqual(sizes.clientWidth);
}

/** Controls, and links that stand on their own; a box to tick is pressed by its label. */
const PRESSED =
  'button:visible, summary:visible, select:visible, input:not([type="checkbox"]):visible, label.file:visible, textarea:visible, a:visible';

/** That whatever is to be pressed is large enough for a thumb: 44 px both ways. */
export async function expectThumbSized(page: Page): Promise<void> {
  for (const control of await page.locator(PRESSED).all()) {
    const box = await control.boundingBox();
    const name = (await control.textContent()) || (await control.getAttribute('id')) || '';
    expect(box?.height, name).toBeGreaterThanOrEqual(44);
    expect(box?.width, name).toBeGreaterThanOrEqual(44);
  }
}
