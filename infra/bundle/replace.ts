import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { belowPackages, unmatched } from './leaveOut.ts';

/** A module of a package, by its path below `node_modules`, and what is bundled in its place. */
export interface Replaced {
  readonly files: RegExp;
  /** The file of ours that takes its place, with the exports that are imported from it. */
  readonly by: string;
  readonly because: string;
}

/** Bundles files of ours in the place of a package's. @param isWhole as for `leaveOut` */
export function replace(parts: readonly Replaced[], isWhole: boolean): Plugin {
  return {
    name: 'replaced',
    setup({ onEnd, onLoad }) {
      const matched = new Set<Replaced>();
      onLoad({ filter: /node_modules.*\.js$/ }, async ({ path }) => {
        const part = parts.find(({ files }) => files.test(belowPackages(path)));
        if (part === undefined) return null;
        matched.add(part);
        return { contents: `export * from ${JSON.stringify(part.by)};`, loader: 'js', resolveDir: '/' };
      });
      if (isWhole) onEnd(() => ({ errors: unmatched(parts, matched) }));
    },
  };
}

/** Of a client's package.json only its version is used. */
export const versionOnly: Plugin = {
  name: 'version-only',
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => {
      const { name, version }: { name: string; version: string } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
};
