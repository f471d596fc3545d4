import type { Page } from 'playwright-core';
import type { DealView } from '../../functions/api/dealView.ts';

const PAGE_SIZE = 100;
const DEALS = 10_000;

/** One deal of the API, ten thousand times: the browser is measured, not the database. */
export async function serveManyDeals(page: Page, sample: DealView): Promise<void> {
  await page.route('**/v1/deals?**', (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
    const items = Array.from({ length: PAGE_SIZE }, (_, index) => {
      const number = String(from + index).padStart(5, '0');
      return { ...sample, id: `deal_${number}`, reference: `PO-${number}` };
    });
    const next = from + PAGE_SIZE;
    return route.fulfill({ json: { items, nextCursor: next < DEALS ? String(next) : null } });
  });
}

export interface ListPaces {
  /** From the click on the navigation until the first row stands. */
  readonly openedMillis: number;
  /** From the first key until the row it leads to has the focus. */
  readonly keyMillis: number;
  /** Frames while scrolling from the first to the last of 10 000 rows. */
  readonly frames: number;
  readonly frameP50Millis: number;
  readonly frameP95Millis: number;
  readonly rowsInPage: number;
}

/** @param page signed in, on a page other than the list */
export async function measureList(page: Page): Promise<ListPaces> {
  const openedMillis = await timed(async () => {
    await page.locator('.side nav a').first().click();
    await page.locator('.deals-body tr').first().waitFor();
  });
  const keyMillis = await timed(async () => {
    await page.keyboard.press('j');
    await page.locator('.deals-body tr a:focus').waitFor();
  });
  await loadAll(page);
  const millis: number[] = await page.evaluate(SCROLL_THROUGH);
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  const rowsInPage = await page.locator('.deals-body tr').count();
  return {
    openedMillis,
    keyMillis,
    frames: millis.length,
    frameP50Millis: at(0.5),
    frameP95Millis: at(0.95),
    rowsInPage,
  };
}

async function loadAll(page: Page): Promise<void> {
  const count = page.locator('.count');
  while (!/^10\D?000 (个合作|deals)$/.test((await count.textContent()) ?? '')) {
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  }
}

/** Scrolls a window's height each frame, and says how long each took. */
const SCROLL_THROUGH = `new Promise((resolve) => {
  const millis = [];
  window.scrollTo(0, 0);
  let last = performance.now();
  const step = (now) => {
    millis.push(now - last);
    last = now;
    window.scrollBy(0, window.innerHeight);
    const isEnd = window.scrollY + window.innerHeight >= document.body.scrollHeight - 1;
    if (isEnd || millis.length > 5000) resolve(millis); else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
