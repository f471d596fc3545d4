import { faultsOf } from '../../domain/faults.ts';
import { dealRequestSchema } from '../../functions/deals/dealRequest.ts';
import { CannotStart } from '../cannotStart.ts';
import { BadDealFile, readDealFile } from '../hook/dealFile.ts';
import { workDateOf } from '../hook/workDate.ts';
import { startLuyue } from '../luyue.ts';
import { settingsFrom } from '../settings.ts';
import { CannotPlay } from './cannotPlay.ts';
import { parseSimulateOptions, SIMULATE_USAGE, type SimulateOptions } from './options.ts';
import { printed } from './print.ts';
import { simulateProposal } from './simulate.ts';
import type { Simulation } from './view.ts';

/** Examples have dates that pass: such a deal is played as if it had been sent in time. */
const LEAD_MILLIS = 10 * 86_400_000;

/** `npm run simulate`: 0 when the play came out, 1 if not, 2 for what cannot be played, 130 for Ctrl-C. */
async function main(argv: readonly string[]): Promise<number> {
  const options = parseSimulateOptions(argv);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${SIMULATE_USAGE}`);
    return 2;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    const simulation = await simulate(options, stop.signal);
    console.log(options.json ? JSON.stringify(simulation) : printed(simulation));
    return simulation.warnings.length === 0 ? 0 : 1;
  } catch (error) {
    if (stop.signal.aborted) return 130;
    console.error(explain(error));
    return error instanceof CannotPlay || error instanceof BadDealFile ? 2 : 1;
  }
}

async function simulate(options: SimulateOptions, signal: AbortSignal): Promise<Simulation> {
  const { json } = readDealFile(options.input);
  const request = dealRequestSchema.safeParse(json);
  if (!request.success) {
    throw new CannotPlay('invalid_request', `${options.input} is no deal request.`, faultsOf(request.error));
  }
  const { terms, provider } = request.data;
  const scenario = { name: options.scenario, parameters: options.parameters };
  const circumstances = { now: startOf(json), signal, rules: settingsFrom(process.env), start: startLuyue };
  return simulateProposal({ terms, ...(provider && { provider }) }, scenario, circumstances);
}

function startOf(request: unknown): number {
  const now = Date.now();
  const due = workDateOf(request);
  if (due === null || due > now) return now;
  console.error('The date of the work has passed: the play begins ten days before it.');
  return due - LEAD_MILLIS;
}

function explain(error: unknown): string {
  if (error instanceof CannotPlay) {
    const faults = error.faults.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    return [error.message, ...faults].join('\n');
  }
  if (error instanceof BadDealFile || error instanceof CannotStart) return error.message;
  throw error;
}

process.exitCode = await main(process.argv.slice(2));
