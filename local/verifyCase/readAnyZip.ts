import { createHash } from 'node:crypto';
import { type UnzipFileInfo, unzipSync } from 'fflate';
import type { CaseContents } from '../../domain/caseFile/contents.ts';
import { MOST_FILES } from '../../domain/caseFile/manifest.ts';
import { isRead, pathSchema } from '../../domain/caseFile/paths.ts';
import type { Bytes } from './openBytes.ts';

/** Of the file, and of all that is unpacked from it. */
const MOST_BYTES = 128 * 1_048_576;

/**
 * What can still be read of a file that is not laid out as case files are: packed anew by another program, say. It
 * is not to be believed, but it may show what was tampered with. Only what a case file can hold is unpacked, in
 * memory, and no more than it announces and we allow.
 * @returns `null` if nothing can be read
 */
export async function readAnyZip(bytes: Bytes): Promise<CaseContents | null> {
  if (bytes.size > MOST_BYTES) return null;
  const unpacked = unpack(await bytes.read(0, bytes.size));
  if (unpacked === null) return null;
  const files = Object.entries(unpacked).map(([path, content]) => ({
    path,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  const texts = Object.entries(unpacked)
    .filter(([path, content]) => isRead(path, content.length))
    .map(([path, content]) => [path, Buffer.from(content).toString('utf8')] as const);
  return { files, texts: new Map(texts) };
}

function unpack(file: Buffer): Record<string, Uint8Array> | null {
  let count = 0;
  let total = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    if (!pathSchema.safeParse(name).success || count >= MOST_FILES || total + originalSize > MOST_BYTES)
      return false;
    count += 1;
    total += originalSize;
    return true;
  };
  try {
    return unzipSync(file, { filter });
  } catch {
    // Whatever the library finds wrong: that the file is damaged has been said already.
    return null;
  }
}
