import { parts } from './parts.ts';
import { report } from './report.ts';

/** `npm run bench:engine [-- report ROUNDS]` measures everything; with the name of a part, that part once. */
const [name = 'report', ...rest] = process.argv.slice(2);
const run = name === 'report' ? report : parts.get(name);
if (!run) throw new Error(`there is no part ${name}: ${[...parts.keys()].join(', ')}`);
await run(...rest);
