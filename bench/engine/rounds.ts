import { runPart } from './child.ts';
import { inFolder } from './folder.ts';
import { median } from './statistics.ts';

/** The medians of a part's numbers, or why it could not be measured. */
export type Measured = Readonly<Record<string, number>> | { readonly unmeasured: string };

const single = [
  'branching-memory',
  'branching-durable',
  'branching-peer',
  'chain-durable',
  'chain-restate',
] as const;
export type PartName = (typeof single)[number] | 'waiting-fill' | 'waiting-restart';

type Numbers = Record<string, number>;

/** Runs every part `times` times, in turn, so that a bad moment of the machine hits all of them alike. */
export async function measureAll(times: number): Promise<ReadonlyMap<PartName, Measured>> {
  const found = new Map<PartName, Numbers[]>();
  const failed = new Map<PartName, string>();
  const take = async (name: PartName, ...rest: string[]): Promise<void> => {
    if (failed.has(name)) return;
    process.stderr.write(`${name} `);
    try {
      const numbers = Object.entries(Object(await runPart(name, ...rest)));
      const row = Object.fromEntries(numbers.map(([key, value]) => [key, Number(value)]));
      found.set(name, [...(found.get(name) ?? []), row]);
    } catch (error) {
      failed.set(name, error instanceof Error ? error.message : String(error));
    }
  };
  for (let round = 1; round <= times; round++) {
    process.stderr.write(`\nround ${round} of ${times}: `);
    for (const name of single) await take(name);
    await inFolder(async (folder) => {
      await take('waiting-fill', folder);
      await take('waiting-restart', folder);
    });
  }
  process.stderr.write('\n');
  return new Map([
    ...[...found].map(([name, rows]): [PartName, Measured] => [name, medians(rows)]),
    ...[...failed].map(([name, unmeasured]): [PartName, Measured] => [name, { unmeasured }]),
  ]);
}

function medians(rows: readonly Numbers[]): Numbers {
  const keys = Object.keys(rows[0] ?? {});
  return Object.fromEntries(keys.map((key) => [key, median(rows.map((row) => row[key] ?? Number.NaN))]));
}
