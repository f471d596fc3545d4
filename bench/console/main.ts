import { mkdirSync, writeFileSync } from 'node:fs';
import Table from 'cli-table3';
import { buildConsole, isBuilt } from '../../console/build/build.ts';
import { loadedFiles } from './firstLoad.ts';
import { listPaces } from './listPaces.ts';

/** `npm run bench:console`: how much is loaded first, how large each chunk is, and how quick a long list is. */
const FIRST_LOAD_BUDGET_KB = 350;
const RESULTS = new URL('../results/', import.meta.url);

if (!isBuilt()) await buildConsole();
const files = loadedFiles();
const firstLoadBytes = files
  .filter(({ isFirst }) => isFirst)
  .reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
const table = new Table({ head: ['file', 'first load', 'KB', 'KB gzip'] });
for (const { file, bytes, gzipBytes, isFirst } of files) {
  table.push([file, isFirst ? 'yes' : '', kb(bytes), kb(gzipBytes)]);
}
console.log(table.toString());
console.log(`First load: ${kb(firstLoadBytes)} KB gzip, of ${FIRST_LOAD_BUDGET_KB} KB.`);

const list = await listPaces();
const paces = new Table({ head: ['10 000 deals', 'measured', 'budget'] });
paces.push(
  ['from the click until the list stands', `${list.openedMillis.toFixed(0)} ms`, '1000 ms'],
  ['from a key until its row has the focus', `${list.keyMillis.toFixed(0)} ms`, ''],
  ['a frame while scrolling through all, p50', `${list.frameP50Millis.toFixed(1)} ms`, ''],
  ['a frame while scrolling through all, p95', `${list.frameP95Millis.toFixed(1)} ms`, ''],
  ['rows in the page', String(list.rowsInPage), ''],
);
console.log(paces.toString());

mkdirSync(RESULTS, { recursive: true });
const measured = { firstLoadBytes, files, list };
writeFileSync(new URL('console.json', RESULTS), `${JSON.stringify(measured, null, 2)}\n`);

function kb(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
