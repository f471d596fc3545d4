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

/** That whatever is to be pressed is large enough for a thumb; a box to tick is pressed by its label. */
export async function expectThumbSized(page: Page): Promise<void> {
  for (const control of await page
    .locator(
      'button:visible, summary:visible, input:not([type="checkbox"]):visible, label.file:visible, textarea:visible',
    )
    .all()) {
    const box = await control.boundingBox();
    expect(box?.height, String(await control.getAttribute('id'))).toBeGreaterThanOrEqual(44);
  }
}
