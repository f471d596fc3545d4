import { report } from './report.ts';
import { sum } from './sum.ts';

/**
 * `npm run bench:ledger [-- report ROUNDS]` measures everything; `sum ENDPOINT` reads the books of a database and
 * prints what that took.
 */
const parts = { report, sum };
const [name = 'report', ...rest] = process.argv.slice(2);
if (name !== 'report' && name !== 'sum')
  throw new Error(`there is no part ${name}: ${Object.keys(parts).join(', ')}`);
await parts[name](...rest);
