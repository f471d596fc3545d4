import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { CaseContents, FoundFile } from '../../domain/caseFile/contents.ts';
import { MOST_FILES } from '../../domain/caseFile/manifest.ts';
import { isRead, pathSchema } from '../../domain/caseFile/paths.ts';
import {
  directoryAt,
  directoryOf,
  END_BYTES,
  entriesIn,
  localHeader,
  type ZipEntry,
} from '../../functions/caseFile/zipLayout.ts';
import type { Bytes } from './openBytes.ts';

/** A file that is no case file, or no longer; the message is one sentence that says where. */
export class BadLayout extends Error {
  override readonly name = 'BadLayout';
}

/** Names and headers of as many files as there can be; more is not even read. */
const MOST_DIRECTORY_BYTES = MOST_FILES * 256;
/** A log of 100 000 events has less; evidence and summaries are never held as a whole. */
const MOST_TEXT_BYTES = 64 * 1_048_576;
const PIECE_BYTES = 1_048_576;

/**
 * Reads a case file that nobody has vouched for yet. Every byte has to be where the one layout puts it: what is
 * compressed, encrypted, hidden between files, there twice, or named to lead elsewhere is refused before anything
 * of it is unpacked, and nothing is ever written.
 * @throws BadLayout
 */
export async function readZip(bytes: Bytes): Promise<CaseContents> {
  const entries = await directory(bytes);
  const files: FoundFile[] = [];
  const texts = new Map<string, string>();
  let offset = 0;
  for (const entry of entries) {
    const header = localHeader(entry);
    if (!(await bytes.read(offset, header.length)).equals(header))
      throw new BadLayout(`the header of ${entry.path} is not the one the directory announces`);
    files.push(await content(bytes, offset + header.length, entry, texts));
    offset += header.length + entry.size;
  }
  return { files, texts };
}

/** The files in a directory that is, byte for byte, the one that such files have. */
async function directory(bytes: Bytes): Promise<ZipEntry[]> {
  const end = directoryAt(await bytes.read(Math.max(0, bytes.size - END_BYTES), END_BYTES));
  if (end === null)
    throw new BadLayout('it does not end as a ZIP without comment does: it was cut off, or is none');
  if (end.count === 0 || end.count > MOST_FILES || end.size > MOST_DIRECTORY_BYTES)
    throw new BadLayout(`it names ${end.count} files, a case file has at most ${MOST_FILES}`);
  if (end.offset + end.size + END_BYTES !== bytes.size)
    throw new BadLayout('its directory is not where it should be: something was added or cut out');
  const actual = await bytes.read(end.offset, end.size + END_BYTES);
  const entries = entriesIn(actual.subarray(0, end.size));
  const strange = entries.find(({ path }) => !pathSchema.safeParse(path).success);
  if (strange !== undefined)
    throw new BadLayout(`it names ${JSON.stringify(strange.path.slice(0, 100))}, which no case file holds`);
  if (new Set(entries.map(({ path }) => path)).size < entries.length)
    throw new BadLayout('it names a file twice');
  // Sizes that do not add up would put the directory elsewhere, which the comparison notices too.
  if (!directoryOf(entries).equals(actual))
    throw new BadLayout('its directory is not the one its files have');
  return entries;
}

async function content(
  bytes: Bytes,
  start: number,
  { path, size, crc32: expected }: ZipEntry,
  texts: Map<string, string>,
): Promise<FoundFile> {
  const isText = isRead(path, size);
  if (isText && size > MOST_TEXT_BYTES) throw new BadLayout(`${path} is larger than such a document can be`);
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let crc = 0;
  for (let done = 0; done < size; ) {
    const piece = await bytes.read(start + done, Math.min(PIECE_BYTES, size - done));
    if (piece.length === 0) throw new BadLayout(`it ends in the middle of ${path}`);
    hash.update(piece);
    crc = crc32(piece, crc);
    if (isText) kept.push(piece);
    done += piece.length;
  }
  if (crc !== expected) throw new BadLayout(`the bytes of ${path} are not those of its checksum`);
  const text = isText ? textOf(path, Buffer.concat(kept)) : null;
  if (text !== null) texts.set(path, text);
  return { path, size, sha256: hash.digest('hex') };
}

/** Only proper UTF-8 is text, so that no two files read the same; `null` for evidence that is none. */
function textOf(path: string, bytes: Buffer): string | null {
  if (!isUtf8(bytes) && path.startsWith('evidence/')) return null;
  if (!isUtf8(bytes)) throw new BadLayout(`${path} is no UTF-8 text`);
  return bytes.toString('utf8');
}
