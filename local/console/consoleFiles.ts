import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { consolePolicy } from '../../functions/pages/consolePolicy.ts';
import type { LocalResponse } from '../gateway/routes.ts';

/** Where `npm run build:console` puts the console. */
export const CONSOLE_FOLDER = fileURLToPath(new URL('../../console/dist', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
/** Names as the build gives them; none can lead out of the folder. */
const FILE = /^\/(?:assets\/|docs\/(?:guides\/)?)?[\w-][\w.-]*$/;

const NOT_BUILT = 'The console is not built yet. Run: npm run build:console\n';

/** What the gateway serves of the console: its files, and for every page of it the one document. */
export function consoleFiles({ folder, issuer }: { folder: string; issuer: string }) {
  return {
    /** `null` for what is no file of the console. */
    file: async (path: string): Promise<LocalResponse | null> => {
      const type = TYPES[extname(path)];
      const bytes = type !== undefined && FILE.test(path) ? await readIfThere(join(folder, path)) : null;
      if (bytes === null || type === undefined) return null;
      // What is in assets/ has its content in its name.
      const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      const headers = { 'content-type': type, 'cache-control': cache, 'x-content-type-options': 'nosniff' };
      const policy: Record<string, string> = path.endsWith('.html')
        ? { 'content-security-policy': consolePolicy([issuer]) }
        : {};
      return { status: 200, headers: { ...headers, ...policy }, body: bytes };
    },
    document: async (knownTag: string | undefined): Promise<LocalResponse> => {
      const html = await readIfThere(join(folder, 'index.html'));
      if (html === null) {
        return { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: NOT_BUILT };
      }
      const etag = `"${createHash('sha256').update(html).digest('base64url')}"`;
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        etag,
        'content-security-policy': consolePolicy([issuer]),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      };
      return knownTag === etag ? { status: 304, headers, body: '' } : { status: 200, headers, body: html };
    },
  };
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'EISDIR') return null;
    throw error;
  }
}
