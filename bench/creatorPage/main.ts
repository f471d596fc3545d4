import { mkdirSync, writeFileSync } from 'node:fs';
import Table from 'cli-table3';
import { chromium } from 'playwright-core';
import { unpackChromium } from '../../test/e2e/unpackChromium.ts';
import { TestLuyue } from '../../test/harness/luyue.ts';
import { heaviestPages } from './gates.ts';
import { measurePage, type PageLoad } from './measurePage.ts';

/** `npm run bench:creator-page`: what the creator's page weighs and when it is seen, on a phone with slow 4G. */
const ROUNDS = 5;
const BUDGET = { wireBytes: 30 * 1024, lcpMillis: 1200 };
const RESULTS = new URL('../results/', import.meta.url);

await using opened = new AsyncDisposableStack();
const luyue = await TestLuyue.start();
opened.defer(() => luyue.stop());
const executablePath = process.env.CHROMIUM_PATH ?? (await unpackChromium());
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
opened.defer(() => browser.close());

const pages = [];
for (const { gate, address } of await heaviestPages(luyue)) {
  const rounds: PageLoad[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measurePage(browser, address));
  const of = (measure: keyof PageLoad) => median(rounds.map((load) => load[measure]));
  pages.push({
    gate,
    lcpMillis: Math.round(of('lcpMillis')),
    wireBytes: of('wireBytes'),
    requests: of('requests'),
  });
}

const table = new Table({ head: ['gate', 'LCP, median', 'budget', 'KB on the wire', 'budget', 'requests'] });
for (const { gate, lcpMillis, wireBytes, requests } of pages) {
  const kb = (wireBytes / 1024).toFixed(1);
  table.push([gate, `${lcpMillis} ms`, `${BUDGET.lcpMillis} ms`, kb, '30.0', requests]);
}
console.log(table.toString());
const isWithin = pages.every(
  (page) => page.lcpMillis <= BUDGET.lcpMillis && page.wireBytes <= BUDGET.wireBytes,
);
console.log(isWithin ? 'Within the budgets.' : 'OVER BUDGET.');
mkdirSync(RESULTS, { recursive: true });
const measured = { rounds: ROUNDS, budget: BUDGET, pages };
writeFileSync(new URL('creatorPage.json', RESULTS), `${JSON.stringify(measured, null, 2)}\n`);
process.exitCode = isWithin ? 0 : 1;

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
