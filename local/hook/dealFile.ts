import { readFileSync } from 'node:fs';

/** A deal request that cannot be read; the message is one sentence for whoever runs the command. */
export class BadDealFile extends Error {
  override readonly name = 'BadDealFile';
}

export interface DealFile {
  /** As it stands in the file. */
  readonly text: string;
  readonly json: unknown;
}

/** @throws BadDealFile */
export function readDealFile(path: string): DealFile {
  const text = readText(path);
  try {
    return { text, json: JSON.parse(text) };
  } catch (cause) {
    throw new BadDealFile(`${path} is not JSON: ${messageOf(cause)}.`, { cause });
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT') throw new BadDealFile(`There is no file ${path}.`, { cause });
    throw new BadDealFile(`${path} cannot be read: ${messageOf(cause)}.`, { cause });
  }
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
