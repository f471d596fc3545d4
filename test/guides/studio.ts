import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { unpackChromium } from '../e2e/unpackChromium.ts';

export const GUIDES = fileURLToPath(new URL('../../docs/guides/', import.meta.url));
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A guide should open at once on a phone, too. */
export const MOST_BYTES = 60_000;

const SIZES = {
  desktop: { viewport: { width: 1200, height: 760 } },
  phone: { viewport: { width: 390, height: 760 }, isMobile: true, hasTouch: true, javaScriptEnabled: false },
} as const;

/** Where the pictures of the guides are taken. */
export class Studio {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(): Promise<Studio> {
    const executablePath = process.env.CHROMIUM_PATH ?? (await unpackChromium());
    return new Studio(await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] }));
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /** A new window in the language, which nobody is signed in to. */
  async window(size: keyof typeof SIZES, locale: Locale): Promise<Page> {
    const context = await this.#browser.newContext({
      ...SIZES[size],
      locale,
      colorScheme: 'light',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    return context.newPage();
  }
}

/** Takes what is seen now as `docs/guides/<name>.<locale>.webp`. @throws Error for one that is too large */
export async function shoot(page: Page, name: string, locale: Locale): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 62 });
  const bytes = Buffer.from(data, 'base64');
  const file = `${name}.${locale}.webp`;
  if (bytes.length > MOST_BYTES) throw new Error(`${file} has ${bytes.length} bytes, of ${MOST_BYTES}.`);
  mkdirSync(GUIDES, { recursive: true });
  writeFileSync(join(GUIDES, file), bytes);
  console.log(`${file} ${(bytes.length / 1024).toFixed(0)} KB`);
}
