import { Unreachable } from '../hook/call.ts';
import { Refused } from '../hook/refusal.ts';
import { parseSmokeOptions, SMOKE_USAGE } from './options.ts';
import { Interrupted } from './patience.ts';
import { runSmoke } from './runSmoke.ts';

/** `npm run smoke`: 0 when the deal ended as it should and its money adds up, 1 if not, 2 for unknown options, 130 for Ctrl-C. */
async function main(argv: readonly string[]): Promise<number> {
  const options = parseSmokeOptions(argv, process.env);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${SMOKE_USAGE}`);
    return 2;
  }
  const stop = new AbortController();
  // Also a second time: the deal that is being put away would stay open.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  const began = performance.now();
  const tell = (who: string, what: string) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${seconds.padStart(6)} s  ${who.padEnd(8)} ${what}`);
  };
  try {
    const faults = await runSmoke(options, tell, stop.signal);
    for (const fault of faults) console.error(fault);
    return faults.length === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof Interrupted) return 130;
    console.error(explain(error));
    return 1;
  }
}

function explain(error: unknown): string {
  if (error instanceof Refused) return error.explanation();
  if (error instanceof Unreachable) return `${error.message} (${causeOf(error)})`;
  return error instanceof Error ? error.message : String(error);
}

/** fetch hides why it failed one level deeper. */
function causeOf({ cause }: Error): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message : String(inner);
}

process.exitCode = await main(process.argv.slice(2));
