import { InvariantViolation } from '../../domain/errors.ts';

/*
 * The one layout that a case file's ZIP has (docs/case-file.md): stored, never compressed; no comments, no extra
 * fields, one date for all; the local headers with their data one after the other, then the central directory, then
 * its end. Whoever knows the names, sizes and checksums knows every other byte, so that a verifier can compare them
 * all, and nothing can hide between them. Field by field as in PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12
 * and 4.3.16.
 */

export interface ZipEntry {
  /** ASCII, with slashes. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly crc32: number;
}

const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
export const END_BYTES = 22;

/** Without ZIP64, which many programs on phones cannot read, no offset may be larger. */
const MOST_ZIP_BYTES = 0xffff_ffff;

const VERSION = 20;
/** 1 January 1980, the earliest that the format knows: a file's own time is in the manifest. */
const DOS_DATE = 0x0021;

/** What stands before the data of `entry`. */
export function localHeader(entry: ZipEntry): Buffer {
  const header = Buffer.alloc(LOCAL_BYTES);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(DOS_DATE, 12);
  writeSizes(header, entry, 14);
  return Buffer.concat([header, Buffer.from(entry.path, 'latin1')]);
}

/** What stands behind the data of the last entry. */
export function directoryOf(entries: readonly ZipEntry[]): Buffer {
  let offset = 0;
  const headers = entries.map((entry) => {
    const header = Buffer.alloc(CENTRAL_BYTES);
    header.write('PK\x01\x02', 'latin1');
    header.writeUInt16LE(VERSION, 4);
    header.writeUInt16LE(VERSION, 6);
    header.writeUInt16LE(DOS_DATE, 14);
    writeSizes(header, entry, 16);
    header.writeUInt32LE(offset, 42);
    offset += lengthOf(entry);
    return Buffer.concat([header, Buffer.from(entry.path, 'latin1')]);
  });
  const directory = Buffer.concat(headers);
  const end = Buffer.alloc(END_BYTES);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([directory, end]);
}

/** Checksum, packed and unpacked size and the length of the name, which both kinds of header have in a row. */
function writeSizes(header: Buffer, { path, size, crc32 }: ZipEntry, at: number): void {
  header.writeUInt32LE(crc32, at);
  header.writeUInt32LE(size, at + 4);
  header.writeUInt32LE(size, at + 8);
  header.writeUInt16LE(path.length, at + 12);
}

/** Bytes of an entry with its header. */
function lengthOf({ path, size }: ZipEntry): number {
  return LOCAL_BYTES + path.length + size;
}

/** Bytes of the whole file. @throws InvariantViolation for more than the layout can hold */
export function zipSize(entries: readonly ZipEntry[]): number {
  const data = entries.reduce((sum, entry) => sum + lengthOf(entry), 0);
  if (data > MOST_ZIP_BYTES) throw new InvariantViolation(`a case file of ${data} bytes cannot be written`);
  return data + directoryOf(entries).length;
}

/** The entries that a directory lists; whether it lists them properly is for the comparison to say. */
export function entriesIn(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + CENTRAL_BYTES <= directory.length) {
    const nameBytes = directory.readUInt16LE(at + 28);
    const path = directory.toString('latin1', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    entries.push({ path, size: directory.readUInt32LE(at + 24), crc32: directory.readUInt32LE(at + 16) });
    at += CENTRAL_BYTES + nameBytes;
  }
  return entries;
}

/** Where the directory begins, as the end of a file says; `null` if that is not the end of a ZIP. */
export function directoryAt(end: Buffer): { offset: number; size: number; count: number } | null {
  if (end.length !== END_BYTES || end.toString('latin1', 0, 4) !== 'PK\x05\x06') return null;
  return { count: end.readUInt16LE(10), size: end.readUInt32LE(12), offset: end.readUInt32LE(16) };
}
