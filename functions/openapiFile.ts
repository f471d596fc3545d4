import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeApi } from './describeApi.ts';
import { ROUTES } from './routes.ts';

/*
 * Writes the API's description beside the route that serves it.
 *   node functions/openapiFile.ts           writes it
 *   node functions/openapiFile.ts --check   exits 1 if it is out of date
 */

const file = new URL('./api/openapi.json', import.meta.url);
const text = `${JSON.stringify(describeApi(ROUTES))}\n`;

if (!parseArgs({ options: { check: { type: 'boolean', default: false } } }).values.check)
  writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('functions/api/openapi.json is out of date: run npm run generate');
  process.exitCode = 1;
}
