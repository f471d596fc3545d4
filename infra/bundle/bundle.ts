import { basename, dirname, relative } from 'node:path';
import { build } from 'esbuild';
import { type DeployableFile, readDeployables } from './deployables.ts';
import { bundleOptions, entriesOf } from './options.ts';

export interface Bundle {
  /** Of the function. */
  readonly name: string;
  readonly code: Uint8Array;
  /** `null` unless asked for. */
  readonly map: Uint8Array | null;
  /** What it is made of: bytes of each file in the bundle, by the file's path. */
  readonly inputs: Readonly<Record<string, number>>;
}

/** Every function as a bundle, nothing written. @throws esbuild's BuildFailure */
export async function bundleAll(
  { maps = false } = {},
  functions?: readonly DeployableFile[],
): Promise<Bundle[]> {
  const out = '/bundles';
  const { outputFiles, metafile } = await build({
    ...bundleOptions(entriesOf(functions ?? (await readDeployables())), out, true),
    ...(maps ? { sourcemap: 'external' as const } : {}),
    write: false,
  });
  const contents = new Map(outputFiles.map((file) => [relative(out, file.path), file.contents]));
  return Object.entries(metafile.outputs).flatMap(([path, output]) => {
    if (!path.endsWith('.mjs')) return [];
    const name = basename(dirname(path));
    const code = contents.get(`${name}/index.mjs`);
    if (code === undefined) throw new Error(`esbuild made nothing of ${name}`);
    const inputs = Object.entries(output.inputs).map(([file, { bytesInOutput }]) => [file, bytesInOutput]);
    const map = contents.get(`${name}/index.mjs.map`) ?? null;
    return [{ name, code, map, inputs: Object.fromEntries(inputs) }];
  });
}
