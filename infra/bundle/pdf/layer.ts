import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PDF_FONTS } from '../../../functions/pdf/packagedFonts.ts';
import { pdfFonts } from '../../../functions/runtime/providers/pdfFonts.ts';
import type { Deployable } from '../../../functions/runtime/step.ts';
import { LAYER_PACKAGES } from './fromLayer.ts';

/** Where a function finds the fonts of the layer. */
export const PDF_LAYER_ENVIRONMENT = {
  PDF_FONT_REGULAR: '/opt/fonts/regular.ttf',
  PDF_FONT_BOLD: '/opt/fonts/bold.ttf',
} as const;

/** Whether a function prints documents, and so needs the layer beside its bundle. */
export const needsPdfLayer = ({ needs }: Deployable): boolean => Object.values(needs).includes(pdfFonts);

/**
 * Writes the layer: the renderer of documents and the reader of fonts, each a file, and two fonts of ten megabytes. None of
 * our own code is in it.
 */
export async function writePdfLayer(folder: string): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  await build({
    entryPoints: LAYER_PACKAGES.map((name) => ({ in: resolve(name), out: `${name}/index` })),
    outdir: join(folder, 'nodejs/node_modules'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // The renderer is given fonts that the other one opened: there must be one of it.
    external: [...LAYER_PACKAGES],
    legalComments: 'eof',
    logLevel: 'silent',
  });
  await mkdir(join(folder, 'fonts'), { recursive: true });
  await copyFile(PDF_FONTS.regular, join(folder, 'fonts/regular.ttf'));
  await copyFile(PDF_FONTS.bold, join(folder, 'fonts/bold.ttf'));
  for (const name of LAYER_PACKAGES) {
    const manifest = { name, main: 'index.js', type: 'commonjs' };
    await writeFile(join(folder, 'nodejs/node_modules', name, 'package.json'), JSON.stringify(manifest));
  }
}
