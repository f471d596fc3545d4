import { readFileSync } from 'node:fs';

const headerBytes = 32;
const frameHeaderBytes = 24;

/** How many commits a write-ahead log holds and how many bytes of pages (SQLite file format, section 4). */
export function readWal(file: string): { commits: number; bytes: number } {
  const wal = readFileSync(file);
  const frameBytes = frameHeaderBytes + wal.readUInt32BE(8);
  const frames = Math.floor((wal.length - headerBytes) / frameBytes);
  // A frame that ends a commit tells the size of the database after it.
  const isLast = (frame: number): boolean => wal.readUInt32BE(headerBytes + frame * frameBytes + 4) > 0;
  const commits = Array.from({ length: frames }, (_, frame) => frame).filter(isLast).length;
  return { commits, bytes: frames * frameBytes };
}
