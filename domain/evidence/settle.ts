import { InvariantViolation } from '../errors.ts';
import type { Evidence, EvidenceRefusal, StoredFile } from './evidence.ts';
import { EVIDENCE_TYPE_NAMES, isAs } from './types.ts';

/** The bytes came: what was awaited is now ready, or refused for good. */
export function settle(evidence: Evidence, file: StoredFile): Evidence {
  if (evidence.status !== 'awaiting_upload') return evidence;
  const refusal = refusalOf(evidence, file);
  return {
    ...evidence,
    size: file.size,
    sha256: file.sha256,
    sniffedType: file.sniffedType,
    storedVersion: file.version,
    status: refusal === null ? 'ready' : 'refused',
    refusal,
  };
}

function refusalOf({ size, sha256, contentType }: Evidence, file: StoredFile): EvidenceRefusal | null {
  if (file.size === 0) return 'empty';
  if (file.size !== size) return 'other_size';
  if (sha256 !== null && sha256 !== file.sha256) return 'other_hash';
  const declared = EVIDENCE_TYPE_NAMES.find((name) => name === contentType);
  if (declared === undefined) throw new InvariantViolation(`no file may be declared as ${contentType}`);
  return isAs(declared, file.sniffedType) ? null : 'other_type';
}
