import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONSOLE, DIST, viteConfig } from './config.ts';
import { sourceStamp } from './stamp.ts';

const STAMP = 'stamp';
/** Beside the place it goes to, since a folder can be moved at once only on its own disk. */
const WORK = join(CONSOLE, `.building-${process.pid}`);
const ASIDE = join(WORK, 'dist');

/** Whether what lies in console/dist was made from the sources as they are. */
export function isBuilt(): boolean {
  try {
    return readFileSync(join(DIST, STAMP), 'utf8') === sourceStamp();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Builds into console/dist. Made aside and moved into place, so that nobody is served a half. */
export async function buildConsole(): Promise<void> {
  const stamp = sourceStamp();
  const { build } = await import('vite');
  const before = process.env.NODE_ENV;
  // Whoever builds, also a test: React's own checks are for those who write it, and twice as large.
  process.env.NODE_ENV = 'production';
  mkdirSync(WORK, { recursive: true });
  try {
    await build(viteConfig(ASIDE));
    writeFileSync(join(ASIDE, STAMP), stamp);
    rmSync(DIST, { recursive: true, force: true });
    renameSync(ASIDE, DIST);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
    rmSync(WORK, { recursive: true, force: true });
  }
}
