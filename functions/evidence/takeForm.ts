import { HEAD_BYTES, sniff } from '../../adapters/evidence/sniff.ts';
import type { Evidence } from '../../domain/evidence/evidence.ts';
import { fileNameSchema } from '../../domain/evidence/request.ts';
import { EVIDENCE_TYPE_NAMES, EVIDENCE_TYPES, type EvidenceType, isAs } from '../../domain/evidence/types.ts';
import type { Fault } from '../../domain/faults.ts';
import type { Actor } from '../../domain/parties.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { EvidenceFiles, EvidenceRecords } from '../../domain/ports/evidence.ts';
import { newEvidence, roomIn } from './newEvidence.ts';
import { takeBytes } from './takeBytes.ts';

/** What a form can carry through a function: Lambda takes 6 MB, and bytes grow by a third on the way. */
export const MOST_FORM_BYTES = 4 * 1_048_576;

interface TakingServices {
  readonly evidence: EvidenceRecords;
  readonly files: EvidenceFiles;
  readonly clock: Clock;
}

/** Keeps a file out of a page's form. Browsers guess a file's type by its name: the bytes decide. */
export async function takeForm(
  { evidence: records, files, clock }: TakingServices,
  dealId: string,
  by: Actor,
  file: File,
): Promise<{ readonly evidence: Evidence } | { readonly faults: readonly Fault[] }> {
  const fault = (message: string) => ({ faults: [{ path: ['file'], message }] });
  const name = fileNameSchema.safeParse(file.name);
  if (file.size === 0 || !name.success) return fault('must not be empty');
  const bytes = await file.bytes();
  const type = typeOf(sniff(bytes.subarray(0, HEAD_BYTES)), name.data);
  if (type === undefined) return fault('is not a type of file that is taken as evidence');
  if (bytes.length > Math.min(EVIDENCE_TYPES[type].mostBytes, MOST_FORM_BYTES))
    return fault('is more than a file of this type may have');
  const room = await roomIn(records, dealId);
  const content = { kind: 'file', fileName: name.data, contentType: type, size: bytes.length } as const;
  const fresh = newEvidence(room, by, { ...content, sha256: null, url: null }, clock.now());
  const evidence = await takeBytes(files, fresh, bytes);
  await records.add(evidence);
  return { evidence };
}

/** Text has no signature: it is a table if it is called one. */
function typeOf(sniffed: string, name: string): EvidenceType | undefined {
  if (sniffed === 'text/plain') return /\.csv$/i.test(name) ? 'text/csv' : undefined;
  return EVIDENCE_TYPE_NAMES.find((type) => isAs(type, sniffed));
}
