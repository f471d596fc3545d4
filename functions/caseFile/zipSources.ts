import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { InvariantViolation } from '../../domain/errors.ts';
import type { Evidence } from '../../domain/evidence/evidence.ts';
import type { EvidenceFiles } from '../../domain/ports/evidence.ts';
import type { ZipSource } from './writeZip.ts';

/** Something that goes into a case file. */
export interface CaseSource extends ZipSource {
  readonly sha256: string;
}

export function sourceOfBytes(path: string, bytes: Uint8Array): CaseSource {
  return {
    path,
    size: bytes.length,
    crc32: crc32(bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: async function* () {
      yield bytes;
    },
  };
}

/**
 * A piece of evidence, read once to see that it still is what was recorded, and again when it is copied: nobody signs
 * for bytes that were not looked at.
 * @throws InvariantViolation when they are others
 */
export async function sourceOfEvidence(
  files: EvidenceFiles,
  evidence: Evidence,
  path: string,
): Promise<CaseSource> {
  const { dealId, id: evidenceId, storedVersion, sha256 } = evidence;
  const open = () => files.stream({ dealId, evidenceId }, storedVersion);
  const hash = createHash('sha256');
  let size = 0;
  let crc = 0;
  for await (const piece of await open()) {
    hash.update(piece);
    crc = crc32(piece, crc);
    size += piece.length;
  }
  const actual = hash.digest('hex');
  if (size !== evidence.size || actual !== sha256)
    throw new InvariantViolation(`the bytes of evidence ${evidenceId} are not those recorded`, dealId);
  return { path, size, crc32: crc, sha256: actual, open };
}
