import type { BuildOptions } from 'esbuild';
import { type DeployableFile, ROOT } from './deployables.ts';
import { dynamodbErrors } from './dynamodbErrors.ts';
import { ENTRY, handlerOnly } from './handlerOnly.ts';
import { leaveOut } from './leaveOut.ts';
import { oembedRegistry } from './oembedRegistry.ts';
import { LEFT_OUT, REPLACED } from './parts.ts';
import { fromLayer } from './pdf/fromLayer.ts';
import { replace, versionOnly } from './replace.ts';
import { requireBuiltins } from './requireBuiltins.ts';

/** Packages that are CommonJS inside call `require` for Node's own modules. */
const REQUIRE =
  "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);";

export interface Entry {
  /** Of the bundle: `<outdir>/<out>.mjs`. */
  readonly out: string;
  readonly in: string;
}

/** `<name>/index.mjs` for each function. */
export const entriesOf = (functions: readonly DeployableFile[]): Entry[] =>
  functions.map(({ deployable, file }) => ({ in: `${ENTRY}${file}`, out: `${deployable.name}/index` }));

/**
 * How code becomes a bundle for a Lambda, all in one call, so that what bundles share is read once.
 * @param isWhole these are all functions; see `leaveOut`
 */
export function bundleOptions(entryPoints: Entry[], outdir: string, isWhole: boolean) {
  return {
    absWorkingDir: ROOT,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The SDKs' modern builds, of which unused parts fall away.
    mainFields: ['module', 'main'],
    // Chinese in three bytes a character, and not in six.
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: REQUIRE },
    plugins: [
      handlerOnly(ROOT),
      fromLayer,
      requireBuiltins,
      dynamodbErrors,
      oembedRegistry,
      versionOnly,
      replace(REPLACED, isWhole),
      leaveOut(LEFT_OUT, isWhole),
    ],
    logLevel: 'silent',
  } as const satisfies BuildOptions;
}
