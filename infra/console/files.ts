import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Refusal } from '../refusal.ts';

export interface ConsoleFile {
  /** In the bucket: `assets/app-1a2b.js`. */
  readonly key: string;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly bytes: Uint8Array;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What is asked for again each time, and answered shortly when nothing changed. */
export const ASK_AGAIN = 'no-cache';
/** What is in assets/ has its content in its name. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** The page comes last: what it asks for is there by then. */
const PAGE = 'index.html';
/** What the build keeps for itself. */
const OF_THE_BUILD = ['manifest.json', 'stamp'];

/**
 * The built console, in the order in which it is to be put up.
 * @throws Refusal in one sentence, for a console that is not built or has files of which nobody knows the type
 */
export function consoleFiles(folder: string): ConsoleFile[] {
  const keys = globSync('**/*.*', { cwd: folder }).filter((key) => !OF_THE_BUILD.includes(key));
  if (!keys.includes(PAGE)) throw new Refusal('The console is not built: npm run build:console makes it.');
  return keys.sort((a, b) => placeOf(a) - placeOf(b)).map((key) => read(folder, key));
}

const isAsset = (key: string): boolean => key.startsWith('assets/');

function placeOf(key: string): number {
  if (key === PAGE) return 2;
  return isAsset(key) ? 0 : 1;
}

function read(folder: string, key: string): ConsoleFile {
  const contentType = TYPES[extname(key)];
  if (contentType === undefined) throw new Refusal(`Nobody knows the type of the console's file ${key}.`);
  const cacheControl = isAsset(key) ? FOR_EVER : ASK_AGAIN;
  return { key, contentType, cacheControl, bytes: readFileSync(join(folder, key)) };
}
