import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeApi } from './describeApi.ts';
import { routeList } from './description/routeList.ts';
import { ROUTES } from './routes.ts';

/*
 * Writes the API's description beside the route that serves it, and the list of routes in docs.
 *   node functions/openapiFile.ts           writes them
 *   node functions/openapiFile.ts --check   exits 1 if one is out of date
 */

const made = {
  './api/openapi.json': `${JSON.stringify(describeApi(ROUTES))}\n`,
  '../docs/routes.md': routeList(ROUTES),
};
const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;

for (const [path, text] of Object.entries(made)) {
  const file = new URL(path, import.meta.url);
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is out of date: run npm run generate`);
    process.exitCode = 1;
  }
}
