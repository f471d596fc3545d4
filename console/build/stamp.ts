import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Everything that can come into the bundle, and what the bundle is made with. */
const SOURCES = [
  'console',
  'docs/guides',
  'domain',
  'workflows',
  'functions/words',
  'functions/pages',
] as const;
const LOCK = 'package-lock.json';
const BUILT = `${sep}dist${sep}`;

/** SHA-256 (hex) over the names and contents of all sources: another one means that the console has to be built anew. */
export function sourceStamp(): string {
  const hash = createHash('sha256');
  for (const file of [...SOURCES.flatMap(filesUnder), LOCK]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter((file) => !file.includes(BUILT))
    .sort();
}
