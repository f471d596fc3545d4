import { mkdirSync, writeFileSync } from 'node:fs';
import Table from 'cli-table3';
import { surroundings } from '../engine/surroundings.ts';
import { HEAP_MB, measureMemory, type Summed } from './memory.ts';
import { type Compared, comparePaces } from './paces.ts';
import { CLIENTS, ITEMS, type Pace } from './transactions.ts';

const results = new URL('../results/', import.meta.url);
const JOURNALS = [10_000, 100_000, 1_000_000];

const WHAT = {
  entry: `ledger transaction of ${ITEMS.entry} items: entry, two balances, a line`,
  step: `step of a deal of ${ITEMS.step} items: the same, the deal and its event`,
};

/** Measures everything, prints the tables and writes bench/results/ledger.json. */
export async function report(rounds = '3'): Promise<void> {
  const paces = await comparePaces(Number(rounds));
  const { machine, node } = surroundings();
  console.log(`${machine}; node ${node}`);
  console.log(
    `${CLIENTS} clients, both databases on disk with their own defaults, medians of ${rounds} rounds in turns`,
  );
  console.log(paceTable(paces));
  if (paces.unmeasured !== null) console.log(`DynamoDB Local could not be measured: ${paces.unmeasured}`);
  const journals = await measureMemory(JOURNALS);
  console.log(
    `\nThe reconciliation job's reading of the books, on dynoxide, with a heap of ${HEAP_MB} MB\n${memoryTable(journals)}`,
  );
  mkdirSync(results, { recursive: true });
  const around = { machine, node, peer: 'DynamoDB Local 1.25.1', clients: CLIENTS, heapMb: HEAP_MB };
  const text = JSON.stringify({ rounds: Number(rounds), surroundings: around, paces, journals }, null, 2);
  writeFileSync(new URL('ledger.json', results), `${text}\n`);
}

const style = { head: [], border: [] };

function paceTable({ ours, peer }: Compared): string {
  const table = new Table({ head: ['', '', 'dynoxide', 'DynamoDB Local', 'dynoxide / Local'], style });
  for (const kind of ['entry', 'step'] as const) {
    const row = (unit: string, of: (pace: Pace) => number) => {
      const [our, their] = [of(ours[kind]), peer === null ? null : of(peer[kind])];
      const ratio = their === null || their === 0 ? '' : (our / their).toFixed(2);
      return [unit, quantity(our), their === null ? 'not measured' : quantity(their), ratio];
    };
    table.push([{ content: WHAT[kind], rowSpan: 4 }, ...row('per second', (pace) => pace.perSecond)]);
    table.push(row('p50 ms', (pace) => pace.p50Ms));
    table.push(row('p99 ms', (pace) => pace.p99Ms));
    table.push(row('repeated', (pace) => pace.again));
  }
  return table.toString();
}

function memoryTable(journals: readonly Summed[]): string {
  const table = new Table({
    head: ['lines', 'accounts', 'seconds', 'lines/s', 'peak MB', 'peak / first'],
    style,
  });
  for (const { lines, accounts, seconds, peakMb } of journals) {
    const relative = peakMb / (journals[0]?.peakMb ?? peakMb);
    const cells = [lines, accounts, seconds, lines / seconds, peakMb].map(quantity);
    table.push([...cells, relative.toFixed(2)]);
  }
  return table.toString();
}

const quantity = (value: number): string =>
  value >= 100 || Number.isInteger(value) ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
