import type { Plugin } from 'esbuild';

/** What comes from the layer: the renderer of documents and the reader of its fonts. */
export const LAYER_PACKAGES = ['fontkit', 'pdfkit'] as const;

const IN_LAYER = 'in-layer';
const named = new RegExp(`^(${LAYER_PACKAGES.join('|')})$`);

/**
 * Leaves the layer's packages to the layer. They are required and not imported: Node looks for what is required, but
 * not for what is imported, in NODE_PATH, which is where Lambda says that layers are.
 */
export const fromLayer: Plugin = {
  name: IN_LAYER,
  setup({ onLoad, onResolve }) {
    onResolve({ filter: named }, ({ path, namespace }) =>
      namespace === IN_LAYER ? { path, external: true } : { path, namespace: IN_LAYER },
    );
    onLoad({ filter: /.*/, namespace: IN_LAYER }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};
