import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { DealView } from '../../functions/api/dealView.ts';
import { startLuyue } from '../../local/luyue.ts';
import { settingsFrom } from '../../local/settings.ts';
import { someTerms } from '../../test/builders/deal.ts';
import { signIn } from '../../test/e2e/console/signIn.ts';
import { unpackChromium } from '../../test/e2e/unpackChromium.ts';
import { type ListPaces, measureList, serveManyDeals } from './manyDeals.ts';

/** The list in a real browser, signed in at a Luyue of its own. */
export async function listPaces(): Promise<ListPaces> {
  await using opened = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'luyue-bench-'));
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));
  const settings = settingsFrom({ PORT: '0', LUYUE_DATA_DIR: folder });
  const luyue = await startLuyue({ ...settings, clock: 'frozen', startAt: START, log: () => undefined });
  opened.defer(() => luyue.close());
  const executablePath = process.env.CHROMIUM_PATH ?? (await unpackChromium());
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  opened.defer(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const sample = await startOne(luyue.url, luyue.secrets.brandApiKey);
  await signIn(page, luyue.url, 'brand', `/deals/${sample.id}`);
  await serveManyDeals(page, sample);
  return await measureList(page);
}

const START = Date.parse('2026-11-01T00:00:00Z');

async function startOne(url: string, key: string): Promise<DealView> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const creator = { name: '小美', email: 'bench@example.com' };
  const body = JSON.stringify({ reference: 'PO-1', creator, terms: someTerms() });
  const started = await read(await fetch(`${url}/v1/deals`, { method: 'POST', headers, body }));
  for (;;) {
    const deal = await read(await fetch(`${url}/v1/deals/${started.id}`, { headers }));
    if (deal.gate !== null) return deal;
  }
}

/** The routes that are asked here answer with a deal. */
async function read(response: Response): Promise<DealView> {
  return JSON.parse(await response.text());
}
