import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from './bundle.ts';
import { ROOT } from './deployables.ts';
import { writePdfLayer } from './pdf/layer.ts';

const DIST = join(ROOT, 'dist');

/** The folder that is a function's code. */
export const functionFolder = (name: string): string => join(DIST, 'functions', name);

/** The folder of the layer for functions of which `needsPdfLayer` is true. */
export const PDF_LAYER_FOLDER = join(DIST, 'layers/pdf');

/** Writes dist/functions, dist/layers and, beside what is deployed, dist/maps, in place of what was there. */
export async function writeDist(bundles: readonly Bundle[]): Promise<void> {
  const maps = join(DIST, 'maps');
  for (const folder of [functionFolder(''), PDF_LAYER_FOLDER, maps])
    await rm(folder, { recursive: true, force: true });
  await mkdir(maps, { recursive: true });
  for (const { name, code, map } of bundles) {
    await mkdir(functionFolder(name), { recursive: true });
    await writeFile(join(functionFolder(name), 'index.mjs'), code);
    if (map !== null) await writeFile(join(maps, `${name}.mjs.map`), map);
  }
  await writePdfLayer(PDF_LAYER_FOLDER);
}
