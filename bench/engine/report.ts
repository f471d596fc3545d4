import { mkdirSync, writeFileSync } from 'node:fs';
import Table from 'cli-table3';
import { measureAll } from './rounds.ts';
import { type Row, rowsOf } from './rows.ts';
import { surroundings } from './surroundings.ts';

const results = new URL('../results/', import.meta.url);

/** Measures everything, prints the table and writes bench/results/engine.json. */
export async function report(times = '5'): Promise<void> {
  const measured = await measureAll(Number(times));
  const around = surroundings();
  const rows = rowsOf(measured);
  console.log(`Medians of ${times} rounds\n${table(rows)}\n`);
  for (const [what, text] of Object.entries(around)) console.log(`${what}: ${text}`);
  for (const [name, part] of measured) {
    if ('unmeasured' in part) console.log(`${name} could not be measured: ${part.unmeasured}`);
  }
  mkdirSync(results, { recursive: true });
  const parts = Object.fromEntries(measured);
  const text = JSON.stringify({ rounds: Number(times), surroundings: around, rows, parts }, null, 2);
  writeFileSync(new URL('engine.json', results), `${text}\n`);
}

function table(rows: readonly Row[]): string {
  const printed = new Table({
    head: ['', 'ours', 'peer', 'ours / peer', 'target', ''],
    colAligns: ['left', 'right', 'right', 'right', 'left', 'left'],
    style: { head: [], border: [] },
  });
  for (const { what, unit, ours, peer, target } of rows) {
    const ratio = ours === undefined || peer === undefined ? '' : (ours / peer).toFixed(2);
    printed.push([
      what,
      quantity(ours, unit),
      quantity(peer, unit),
      ratio,
      target?.text ?? '',
      verdict(target),
    ]);
  }
  return printed.toString();
}

const quantity = (value: number | undefined, unit: string): string =>
  value === undefined ? '' : `${value >= 100 ? Math.round(value) : value.toPrecision(3)} ${unit}`;

function verdict(target: Row['target']): string {
  if (!target) return '';
  return target.met === undefined ? 'not measured' : target.met ? 'met' : 'missed';
}
