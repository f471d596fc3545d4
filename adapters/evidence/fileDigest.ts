import { createHash } from 'node:crypto';
import type { StoredFile } from '../../domain/evidence/evidence.ts';
import { HEAD_BYTES, sniff } from './sniff.ts';

/** Size, hash and apparent type of bytes that come in pieces; only the first few are held. */
export async function digestOf(pieces: AsyncIterable<Uint8Array>): Promise<Omit<StoredFile, 'version'>> {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    if (size < HEAD_BYTES) head.push(piece);
    size += piece.length;
  }
  const first = Buffer.concat(head).subarray(0, HEAD_BYTES);
  return { size, sha256: hash.digest('hex'), sniffedType: sniff(first) };
}
