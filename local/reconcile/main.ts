import { resolve } from 'node:path';
import { CannotStart } from '../cannotStart.ts';
import { call, jsonOf, Unreachable } from '../hook/call.ts';
import { settingsFrom } from '../settings.ts';
import { parseReconcileOptions, RECONCILE_USAGE, type ReconcileOptions } from './options.ts';
import { printed } from './print.ts';
import { type Report, reportSchema } from './report.ts';
import { reconcileStanding } from './standingBooks.ts';

/** `npm run reconcile`: 0 when nothing differs, 1 when something does or nothing could be compared, 2 for unknown options. */
async function main(argv: readonly string[]): Promise<number> {
  const options = parseReconcileOptions(argv, process.env);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${RECONCILE_USAGE}`);
    return 2;
  }
  try {
    const report = await reconciled(options);
    console.log(options.json ? JSON.stringify(report) : printed(report));
    return report.cases.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Unreachable) && !(error instanceof CannotStart)) throw error;
    console.error(error.message);
    return 1;
  }
}

async function reconciled({ where }: ReconcileOptions): Promise<Report> {
  if ('dataDir' in where) {
    const silent = () => undefined;
    const settings = { ...settingsFrom(process.env), dataDir: resolve(where.dataDir), log: silent };
    return reconcileStanding(settings);
  }
  const reply = await call(new URL('/_local/reconcile', where.url), { method: 'POST' });
  const report = reportSchema.safeParse(jsonOf(reply));
  if (reply.status === 200 && report.success) return report.data;
  throw new Unreachable(`${where.url} could not reconcile: it answers ${reply.status}.`);
}

process.exitCode = await main(process.argv.slice(2));
