import type { Plugin } from 'esbuild';

export const ENTRY = 'handler-of:';

/** A bundle exports its handler and nothing else: what else its file exports is for tables, tests and stacks. */
export function handlerOnly(root: string): Plugin {
  return {
    name: 'handler-only',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^handler-of:/ }, ({ path }) => ({
        path: path.slice(ENTRY.length),
        namespace: ENTRY,
      }));
      onLoad({ filter: /.*/, namespace: ENTRY }, ({ path }) => ({
        contents: `export { handler } from ${JSON.stringify(`./${path}`)};`,
        resolveDir: root,
      }));
    },
  };
}
