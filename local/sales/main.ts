import { statSync } from 'node:fs';
import { Presets, SingleBar } from 'cli-progress';
import * as z from 'zod/mini';
import { call, jsonOf, Unreachable } from '../hook/call.ts';
import { credentialsOf } from '../hook/localRoutes.ts';
import { Refused } from '../hook/refusal.ts';
import { type ImportSummary, importSales } from './importSales.ts';
import { parseSalesOptions, SALES_USAGE, type SalesOptions } from './options.ts';
import { BadSalesFile } from './readLines.ts';

/** `npm run sales:import`: 0 when every line was taken, 1 when not, 2 for a command line that does not fit. */
async function main(argv: readonly string[]): Promise<number> {
  const options = parseSalesOptions(argv, process.env);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${SALES_USAGE}`);
    return 2;
  }
  try {
    const summary = await run(options);
    console.log(inWords(summary));
    return summary.rejected === 0 ? 0 : 1;
  } catch (error) {
    console.error(explain(error));
    return 1;
  }
}

async function run({ file, dealId, url, key: given, isMajor }: SalesOptions): Promise<ImportSummary> {
  const key = given ?? (await credentialsOf(url)).brandApiKey;
  const currency = isMajor ? await currencyOf(url, dealId, key) : null;
  const bar = new SingleBar(
    { stream: process.stderr, noTTYOutput: false, format: '{bar} {percentage} % | {eta_formatted} left' },
    Presets.shades_classic,
  );
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  bar.start(bytes, 0);
  try {
    return await importSales({ file, dealId, url, key, currency, onRead: (read) => bar.update(read) });
  } finally {
    bar.stop();
  }
}

const dealSchema = z.object({ terms: z.object({ currency: z.string() }) });

/** @throws Refused for a deal that cannot be seen with this key, Unreachable */
async function currencyOf(url: string, dealId: string, key: string): Promise<string> {
  const place = new URL(`/v1/deals/${encodeURIComponent(dealId)}`, url);
  const reply = await call(place, { headers: { authorization: `Bearer ${key}` } });
  const deal = dealSchema.safeParse(jsonOf(reply));
  if (!deal.success) throw new Refused(reply);
  return deal.data.terms.currency;
}

function inWords(summary: ImportSummary): string {
  const { lines, created, corrected, unchanged, outsideAttribution, rejected, rejectedFile } = summary;
  return [
    `${lines} lines: ${created} new, ${corrected} corrected, ${unchanged} known, ${rejected} rejected.`,
    ...(outsideAttribution === 0
      ? []
      : [`${outsideAttribution} of them earn no commission: outside attribution.`]),
    ...(rejected === 0 ? [] : [`Why they were rejected is in ${rejectedFile}.`]),
  ].join('\n');
}

function explain(error: unknown): string {
  if (error instanceof Refused) return error.explanation();
  if (error instanceof Unreachable || error instanceof BadSalesFile) return error.message;
  throw error;
}

process.exitCode = await main(process.argv.slice(2));
