import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import * as z from 'zod/mini';

/** What adapters/platforms reads of the registry: providers without their example addresses and notes. */
const registry = z.array(
  z.object({
    provider_name: z.string(),
    endpoints: z.array(z.object({ url: z.string(), schemes: z.optional(z.array(z.string())) })),
  }),
);

export const oembedRegistry: Plugin = {
  name: 'oembed-registry',
  setup({ onLoad }) {
    onLoad({ filter: /oembed-providers[\\/]providers\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(registry.parse(JSON.parse(await readFile(path, 'utf8')))),
      loader: 'json',
    }));
  },
};
