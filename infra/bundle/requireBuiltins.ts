import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

const BUILTIN = 'builtin';
const named = new RegExp(`^(node:)?(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`);

/**
 * Node's own modules are required, not imported: for an import, Node reads all that the module exports, and to read
 * `WebSocket` of node:http it loads the whole of undici, which takes longer than everything else together.
 */
export const requireBuiltins: Plugin = {
  name: BUILTIN,
  setup({ onLoad, onResolve }) {
    onResolve({ filter: named }, ({ path, namespace }) =>
      namespace === BUILTIN
        ? { path, external: true }
        : { path: path.replace(/^node:/, ''), namespace: BUILTIN },
    );
    onLoad({ filter: /.*/, namespace: BUILTIN }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(`node:${path}`)});`,
    }));
  },
};
