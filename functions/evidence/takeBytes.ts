import { createHash } from 'node:crypto';
import { HEAD_BYTES, sniff } from '../../adapters/evidence/sniff.ts';
import { InvariantViolation } from '../../domain/errors.ts';
import type { Evidence } from '../../domain/evidence/evidence.ts';
import type { EvidenceFiles } from '../../domain/ports/evidence.ts';

/**
 * Keeps bytes that came through us as a new piece of evidence, which is ready at once. The bytes come first: a crash
 * in between leaves bytes that nothing refers to, never a record without its bytes.
 * @throws InvariantViolation if the id is taken
 */
export async function takeBytes(
  files: EvidenceFiles,
  evidence: Evidence,
  bytes: Uint8Array,
): Promise<Evidence> {
  const place = { dealId: evidence.dealId, evidenceId: evidence.id };
  if (!(await files.put(place, evidence.contentType, bytes)))
    throw new InvariantViolation(`evidence ${evidence.id} has bytes already`);
  return {
    ...evidence,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sniffedType: sniff(bytes.subarray(0, HEAD_BYTES)),
    status: 'ready',
  };
}
