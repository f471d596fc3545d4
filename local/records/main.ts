import { parseArgs } from 'node:util';
import { CannotStart } from '../cannotStart.ts';
import { call, jsonOf, Unreachable } from '../hook/call.ts';
import { rebuiltSchema } from './rebuilt.ts';
import { rebuildStanding } from './standing.ts';

const USAGE = `Usage: node local/records/main.ts [--url URL | --data-dir DIR]

Counts every closed deal again in the records of how parties kept their word. Nothing is counted twice.

  --url URL       a running Luyue (default http://127.0.0.1:4000, or the port in PORT)
  --data-dir DIR  the data of one that is not running`;

/** 0 when all was counted, 1 when it could not be, 2 for unknown options. */
async function main(argv: readonly string[]): Promise<number> {
  const options = optionsIn(argv);
  if (options === null) {
    console.error(USAGE);
    return 2;
  }
  try {
    const { deals, changed } = await rebuilt(options);
    console.log(`${deals} closed deals counted; ${changed} entries of records changed.`);
    return 0;
  } catch (error) {
    if (!(error instanceof Unreachable) && !(error instanceof CannotStart)) throw error;
    console.error(error.message);
    return 1;
  }
}

interface Options {
  readonly url?: string | undefined;
  readonly 'data-dir'?: string | undefined;
}

function optionsIn(argv: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { url: { type: 'string' }, 'data-dir': { type: 'string' } },
    });
    return values.url !== undefined && values['data-dir'] !== undefined ? null : values;
  } catch {
    // Unknown options: the usage says which there are.
    return null;
  }
}

async function rebuilt(options: Options) {
  const folder = options['data-dir'];
  if (folder !== undefined) return rebuildStanding(folder);
  const url = options.url ?? `http://127.0.0.1:${process.env.PORT ?? 4000}`;
  const reply = await call(new URL('/_local/records', url), { method: 'POST' });
  const answer = rebuiltSchema.safeParse(jsonOf(reply));
  if (reply.status === 200 && answer.success) return answer.data;
  throw new Unreachable(`${url} could not rebuild its records: it answers ${reply.status}.`);
}

process.exitCode = await main(process.argv.slice(2));
