import type { Plugin } from 'vite';

/** The browser has no Node: a module that needs it came into the bundle by mistake, and the build says which. */
export function noNode(): Plugin {
  return {
    name: 'no-node',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source.startsWith('node:')) throw new Error(`${importer ?? 'The console'} imports ${source}`);
      return null;
    },
  };
}
