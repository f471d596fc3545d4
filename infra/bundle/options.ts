import type { BuildOptions } from 'esbuild';
import { type DeployableFile, ROOT } from './deployables.ts';
import { dynamodbErrors } from './dynamodbErrors.ts';
import { ENTRY, handlerOnly } from './handlerOnly.ts';
import { leaveOut } from './leaveOut.ts';
import { oembedRegistry } from './oembedRegistry.ts';
import { LEFT_OUT, REPLACED } from './parts.ts';
import { fromLayer } from './pdf/fromLayer.ts';
import { replace, versionOnly } from './replace.ts';

/** Packages that are CommonJS inside call `require` for Node's own modules. */
const REQUIRE =
  "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);";

/**
 * How functions become bundles: `<outdir>/<name>/index.mjs` for each, all in one call, so that what they share is read
 * once.
 */
export function bundleOptions(functions: readonly DeployableFile[], outdir: string) {
  return {
    absWorkingDir: ROOT,
    entryPoints: functions.map(({ deployable, file }) => ({
      in: `${ENTRY}${file}`,
      out: `${deployable.name}/index`,
    })),
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
      dynamodbErrors,
      oembedRegistry,
      versionOnly,
      replace(REPLACED),
      leaveOut(LEFT_OUT),
    ],
    logLevel: 'silent',
  } as const satisfies BuildOptions;
}
