import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { creatorStyle } from './creatorStyle.ts';
import { evidenceTypes } from './evidenceTypes.ts';
import { workflowGraphs } from './graph/workflowGraphs.ts';
import { guides } from './guides.ts';
import { noNode } from './noNode.ts';
import { payloadForms } from './payloadForms.ts';
import { termsFacts } from './termsFacts.ts';

export const CONSOLE = fileURLToPath(new URL('..', import.meta.url));
export const DIST = fileURLToPath(new URL('../dist', import.meta.url));

const REFERENCE = fileURLToPath(new URL('../docs/reference.ts', import.meta.url));

/** How the browser's bundle is made; `outDir` is where it goes. */
export function viteConfig(outDir: string): InlineConfig {
  return {
    root: CONSOLE,
    configFile: false,
    logLevel: 'warn',
    plugins: [
      noNode(),
      payloadForms(),
      evidenceTypes(),
      termsFacts(),
      workflowGraphs(),
      guides(),
      creatorStyle(),
      react(),
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      manifest: 'manifest.json',
      rolldownOptions: {
        input: { index: `${CONSOLE}index.html`, upload: `${CONSOLE}upload.html`, reference: REFERENCE },
        output: {
          // `/docs` is made by a handler, which cannot know what a build calls things.
          entryFileNames: ({ name }) =>
            name === 'reference' ? 'docs/reference.js' : 'assets/[name]-[hash].js',
        },
      },
      reportCompressedSize: false,
      // What may be loaded first has its own budget: see bench/console.
      chunkSizeWarningLimit: 2_000,
    },
  };
}
