import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judge } from './budget.ts';
import { EXAMPLES, HAPPY } from './examples.ts';
import { linesOf } from './lines.ts';
import { durableOperations, peersOf, temporalActions } from './peers.ts';
import { readPrices } from './prices.ts';
import { quantitiesOf } from './quantities.ts';
import { reachesOf } from './quotas.ts';
import {
  assumptionText,
  exampleTable,
  lineTable,
  monthTable,
  peerTable,
  quotaTable,
  verdictText,
} from './tables.ts';
import { type Trace, traceOf } from './trace.ts';
import { monthOf, VOLUMES } from './volumes.ts';

const RESULTS = new URL('../results/', import.meta.url);

/** `npm run cost [-- --json]`: what a deal costs on AWS, from a trace counted here and a dated price file. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const traces: Trace[] = [];
  for (const example of EXAMPLES) traces.push(await traceOf(example));
  const happy = traces.find(({ name }) => name === HAPPY);
  if (happy === undefined) throw new Error(`there is no example ${HAPPY}`);
  const result = reckon(traces, happy);
  const json = JSON.stringify(result, plainly, 2);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(new URL('cost.json', RESULTS), `${json}\n`);
  console.log(values.json ? json : text(result));
}

function reckon(traces: readonly Trace[], happy: Trace) {
  const prices = readPrices();
  return {
    unit: 'costs in USD × 10⁻¹²',
    prices,
    happy: { name: happy.name, lines: linesOf(quantitiesOf(happy), prices) },
    budget: judge(happy, prices),
    months: VOLUMES.map((deals) => monthOf(happy, deals, prices)),
    peers: {
      temporalActions: temporalActions(happy),
      durableOperations: durableOperations(happy),
      months: VOLUMES.map((deals) => peersOf(happy, deals, prices)),
    },
    quotas: reachesOf(happy, VOLUMES),
    traces,
  };
}

function text({ prices, happy, budget, months, peers, quotas, traces }: ReturnType<typeof reckon>): string {
  return [
    assumptionText(prices),
    `\nA deal, line by line: ${happy.name}`,
    lineTable(happy.lines),
    verdictText(budget),
    '\nThe example deals',
    exampleTable(traces, prices),
    `\nA month of such deals`,
    monthTable(months),
    `\nRunning the workflow alone, USD a month (a deal): ${peers.temporalActions} Temporal actions, ${peers.durableOperations} durable operations a deal`,
    peerTable(peers.months),
    'Temporal Cloud still needs workers to run its activities on; every other line of the bill stays with each of them.',
    '\nWhich quota is reached first',
    quotaTable(quotas),
  ].join('\n');
}

/** JSON knows no bigint; what is larger than a double tells exactly becomes text. */
function plainly(_name: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString();
}

await main();
