import type { Browser, CDPSession } from 'playwright-core';

const KBIT = 1024 / 8;
/**
 * What Lighthouse calls slow 4G on a mid-range phone (150 ms round trip, 1.6 Mbit/s down, 750 kbit/s up, a processor
 * four times slower), as its own DevTools throttling sets it: name, connection and TLS cost round trips too, which
 * loopback has not, so that each request waits 3.75 of them; a tenth of the throughput is lost on the way.
 */
const SLOW_4G = {
  latency: 150 * 3.75,
  downloadThroughput: 1.6 * 1024 * KBIT * 0.9,
  uploadThroughput: 750 * KBIT * 0.9,
};
const CPU_SLOWDOWN = 4;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export interface PageLoad {
  readonly lcpMillis: number;
  /** Of all that was fetched, with headers, as it went over the wire. */
  readonly wireBytes: number;
  readonly requests: number;
}

/** One first visit, in a browser that has nothing of ours yet. */
export async function measurePage(browser: Browser, address: string): Promise<PageLoad> {
  await using opened = new AsyncDisposableStack();
  const context = await browser.newContext({ ...PHONE, locale: 'zh-CN' });
  opened.defer(() => context.close());
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const wire = await countWire(devtools);
  await devtools.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_4G });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(address, { waitUntil: 'networkidle' });
  const lcpMillis: number = await page.evaluate(LARGEST_PAINT);
  return { lcpMillis, ...wire };
}

/** The page's own policy keeps scripts out of it; what the debugger asks is none of them. */
const LARGEST_PAINT = `new Promise((resolve) =>
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true }))`;

async function countWire(devtools: CDPSession): Promise<{ wireBytes: number; requests: number }> {
  const wire = { wireBytes: 0, requests: 0 };
  await devtools.send('Network.enable');
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    wire.wireBytes += encodedDataLength;
    wire.requests += 1;
  });
  return wire;
}
