import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { unpackChromium } from './unpackChromium.ts';

/** Set by whoever knows that this machine cannot run a browser; without it such a machine fails these tests. */
export const skipsBrowser = process.env.LUYUE_SKIP_BROWSER === '1';

/** What most creators hold in their hand. */
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

const DESKTOP = 800;

export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** A browser for a test file: npm brings it, or CHROMIUM_PATH names one. */
export class TestBrowser {
  #browser: Browser | undefined;

  constructor() {
    beforeAll(async () => {
      if (skipsBrowser) return;
      const executablePath = process.env.CHROMIUM_PATH ?? (await unpackChromium());
      this.#browser = await driver.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    });
    afterAll(async () => this.#browser?.close());
  }

  /** A phone as most have it: no script runs on it, so that whatever works here works everywhere. */
  phone(locale: 'zh-CN' | 'en'): Promise<Phone> {
    return this.#open({ ...PHONE, locale, javaScriptEnabled: false });
  }

  /** The same phone with script and without the page's own policy, so that an examiner can be put into the page. */
  examined(locale: 'zh-CN' | 'en', colorScheme: 'light' | 'dark' = 'light'): Promise<Phone> {
    return this.#open({ ...PHONE, locale, colorScheme, bypassCSP: true });
  }

  /** A window in which scripts run, under the page's own policy unless an examiner has to be put into it. */
  window(options: {
    width: number;
    locale: 'zh-CN' | 'en';
    colorScheme?: 'light' | 'dark';
    isExamined?: boolean;
  }): Promise<Phone> {
    const { width, locale, colorScheme = 'light', isExamined = false } = options;
    const size = width < DESKTOP ? { ...PHONE, deviceScaleFactor: 1 } : {};
    const viewport = { width, height: width < DESKTOP ? 844 : 900 };
    return this.#open({ ...size, viewport, locale, colorScheme, bypassCSP: isExamined });
  }

  desktop(): Promise<Phone> {
    return this.#open({ viewport: { width: 1200, height: 800 }, locale: 'en', javaScriptEnabled: false });
  }

  async #open(options: Parameters<Browser['newContext']>[0]): Promise<Phone> {
    if (this.#browser === undefined) throw new Error('the browser was not started');
    const context = await this.#browser.newContext({ ...options, timezoneId: 'Asia/Shanghai' });
    return { context, page: await context.newPage() };
  }
}
