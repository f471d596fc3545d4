import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { vi } from 'vitest';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/**
 * The browser that npm brought, unpacked once. The package itself unpacks straight into the system's temporary
 * folder, where a second test file would find half a browser: here each unpacks aside, and the first one stays.
 */
export async function unpackChromium(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    const aside = mkdtempSync(join(CACHE, 'unpacking-'));
    vi.stubEnv('TMPDIR', aside);
    await chromium.executablePath().finally(() => vi.unstubAllEnvs());
    putInPlace(aside, folder);
  }
  return join(folder, 'chromium');
}

function putInPlace(aside: string, folder: string): void {
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}
