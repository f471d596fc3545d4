import { makeDocumentClient } from '../../adapters/dynamodb/client.ts';
import { makeDealStore } from '../../adapters/dynamodb/dealStore.ts';
import { makeLedger } from '../../adapters/dynamodb/ledger.ts';
import { begin, type Progress } from '../../domain/reconciliation/progress.ts';
import { totalsFaults } from '../../domain/reconciliation/totals.ts';
import { toInstant } from '../../domain/time.ts';
import { readBooks } from '../../functions/reconciliation/books.ts';
import type { Summed } from './memory.ts';

/**
 * The reconciliation job's reading of the books, in a process of its own; prints `Summed` as JSON.
 * @throws Error when it finds a difference: then it was not the sums that were measured
 */
export async function sum(endpoint = ''): Promise<void> {
  const client = makeDocumentClient({ endpoint });
  const tables = { client, dealsTable: 'Deals', ledgerTable: 'Ledger' };
  const services = { deals: makeDealStore(tables), ledger: makeLedger(tables) };
  const began = performance.now();
  let progress: Progress = begin(toInstant(Date.now()), 0);
  while (progress.stage === 'books') {
    const read = await readBooks(services, progress);
    if (read.differences.length > 0) throw new Error(`differences: ${JSON.stringify(read.differences[0])}`);
    progress = read.progress;
  }
  const faults = Object.entries(progress.totals).flatMap(([currency, sums]) => totalsFaults(currency, sums));
  if (faults.length > 0) throw new Error(`the totals differ: ${JSON.stringify(faults[0])}`);
  const { lines, entries, accounts } = progress.counts;
  const seconds = (performance.now() - began) / 1000;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ lines, entries, accounts, seconds, peakMb } satisfies Summed));
  client.destroy();
}
