import { fileURLToPath } from 'node:url';
import { CannotStart } from '../cannotStart.ts';
import { BadDealFile, readDealFile } from '../hook/dealFile.ts';
import { Refused } from '../hook/refusal.ts';
import { DEMO_USAGE, parseDemoOptions } from './options.ts';
import { asJson, report, stepLine } from './print.ts';
import { Interrupted, runDemo, type Tell } from './runDemo.ts';

const DEFAULT_INPUT = fileURLToPath(
  new URL('../../examples/cny-livestream-commission.json', import.meta.url),
);

/** `npm run demo`: 0 when the deal ended as it should and the books balance, 1 if not, 2 for unknown options, 130 for Ctrl-C. */
async function main(argv: readonly string[]): Promise<number> {
  const options = parseDemoOptions(argv);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${DEMO_USAGE}`);
    return 2;
  }
  const tell: Tell = options.json ? () => undefined : (...step) => console.log(stepLine(...step));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    const file = readDealFile(options.input ?? DEFAULT_INPUT);
    const result = await runDemo(file, options.behaviour, tell, stop.signal);
    console.log(options.json ? asJson(result) : report(result));
    if (options.json) for (const fault of result.faults) console.error(fault);
    return result.faults.length === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof Interrupted) return 130;
    console.error(explain(error));
    return 1;
  }
}

function explain(error: unknown): string {
  if (error instanceof Refused) return error.explanation();
  if (error instanceof BadDealFile || error instanceof CannotStart) return error.message;
  throw error;
}

process.exitCode = await main(process.argv.slice(2));
