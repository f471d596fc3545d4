import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import type { Deployable } from '../../functions/runtime/step.ts';

/** The folder of the repository, in which bundles are made. */
export const ROOT = join(import.meta.dirname, '../..');

/** A function and the file, relative to `ROOT`, whose `handler` it runs. */
export interface DeployableFile {
  readonly deployable: Deployable;
  readonly file: string;
}

const FOLDERS = 'functions/{api,steps,events,webhooks}/*.ts';

const isDeployable = (value: unknown): value is Deployable =>
  z
    .object({ name: z.string(), needs: z.record(z.string(), z.unknown()), bind: z.instanceof(Function) })
    .safeParse(value).success;

/**
 * Everything that is deployed, by name, found by importing: a file that exports a `handler` exports what it is the
 * handler of. @throws Error for a file in which that cannot be told, and for two functions of one name
 */
export async function readDeployables(): Promise<DeployableFile[]> {
  const found: DeployableFile[] = [];
  for await (const file of glob(FOLDERS, { cwd: ROOT })) {
    const exported: Record<string, unknown> = await import(pathToFileURL(join(ROOT, file)).href);
    if (typeof exported.handler !== 'function') continue;
    const [deployable, ...others] = Object.values(exported).filter(isDeployable);
    if (deployable === undefined || others.length > 0)
      throw new Error(`${file} must export the one function that its handler runs`);
    found.push({ deployable, file });
  }
  const names = found.map(({ deployable }) => deployable.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two functions are called ${twice}`);
  return found.sort((a, b) => (a.deployable.name < b.deployable.name ? -1 : 1));
}
