import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { BUDGET } from '../../infra/bundle/budget.ts';
import { type Bundle, bundleAll } from '../../infra/bundle/bundle.ts';
import { readDeployables } from '../../infra/bundle/deployables.ts';
import { functionFolder, PDF_LAYER_FOLDER, writeDist } from '../../infra/bundle/dist.ts';
import { needsPdfLayer } from '../../infra/bundle/pdf/layer.ts';
import { surroundings } from '../engine/surroundings.ts';
import { importTime } from './importTime.ts';
import { sharesOf } from './inputs.ts';

/** `npm run bench:bundles [-- TIMES]`: size and import time of every function, against the budget of DESIGN §10. */
const times = Number(process.argv[2] ?? 15);
const results = new URL('../results/', import.meta.url);

async function measure({ name, code, inputs }: Bundle, printing: ReadonlySet<string>) {
  return {
    name,
    bytes: code.length,
    imported: await importTime([join(functionFolder(name), 'index.mjs')], times),
    usesPdfLayer: printing.has(name),
    largest: sharesOf(inputs).slice(0, 6),
  };
}

/** The renderer is loaded by the first document that is printed, not by a cold start. */
async function measureLayer() {
  const packages = join(PDF_LAYER_FOLDER, 'nodejs/node_modules');
  const files = ['fontkit', 'pdfkit'].map((name) => join(packages, name, 'index.js'));
  const imported = await importTime(files, times, { NODE_PATH: packages });
  const all = await readdir(PDF_LAYER_FOLDER, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    all
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), imported };
}

type Measured = Awaited<ReturnType<typeof measure>>;

function print(measured: readonly Measured[], layer: Awaited<ReturnType<typeof measureLayer>>): void {
  const head = ['function', 'KB', 'import ms', 'fastest', 'processor', 'largest inputs, KB'];
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const { name, bytes, imported, usesPdfLayer, largest } of measured) {
    const made = largest.map((share) => `${share.owner} ${Math.round(share.bytes / 1000)}`).join(', ');
    const times = [imported.millis, imported.fastestMillis, imported.cpuMillis].map((ms) => ms.toFixed(0));
    table.push([usesPdfLayer ? `${name} (+ PDF layer)` : name, (bytes / 1000).toFixed(0), ...times, made]);
  }
  console.log(table.toString());
  console.log(
    `PDF layer: ${(layer.bytes / 1e6).toFixed(1)} MB, nearly all of it two fonts; its renderer is loaded in ${layer.imported.millis.toFixed(0)} ms, by the first document that is printed and not by a cold start.`,
  );
  say('size', `${BUDGET.bytes / 1000} KB`, measured, ({ bytes }) => bytes > BUDGET.bytes);
  say(
    'import',
    `${BUDGET.importMillis} ms`,
    measured,
    ({ imported }) => imported.millis > BUDGET.importMillis,
  );
}

function say(
  what: string,
  bound: string,
  measured: readonly Measured[],
  isOver: (one: Measured) => boolean,
): void {
  const over = measured.filter(isOver).map(({ name }) => name);
  console.log(
    `${what} ≤ ${bound}: ${over.length === 0 ? 'met by all' : `missed by ${over.length}: ${over.join(', ')}`}`,
  );
}

const functions = await readDeployables();
const printing = new Set(
  functions.filter(({ deployable }) => needsPdfLayer(deployable)).map(({ deployable }) => deployable.name),
);
const bundles = await bundleAll({ maps: true }, functions);
await writeDist(bundles);
const measured: Measured[] = [];
for (const bundle of bundles) measured.push(await measure(bundle, printing));
measured.sort((a, b) => b.bytes - a.bytes);
const layer = await measureLayer();
const { machine, node, 'load over the last 5 and 15 minutes': load } = surroundings();
console.log(
  `${machine}; node ${node}; load over 5 and 15 minutes ${load}; medians of ${times} fresh processes`,
);
print(measured, layer);
mkdirSync(results, { recursive: true });
const text = JSON.stringify(
  { times, surroundings: { machine, node, load }, budget: BUDGET, layer, functions: measured },
  null,
  2,
);
writeFileSync(new URL('bundles.json', results), `${text}\n`);
