import { settle } from '../../domain/evidence/settle.ts';
import type { EvidenceFiles, EvidenceRecords, FilePlace } from '../../domain/ports/evidence.ts';

/**
 * Looks at bytes that came by an upload address: counts, hashes and recognises them, and says whether they are what
 * was announced. Doing it again changes nothing. @throws RetryableError
 */
export async function inspectUpload(
  { evidence: records, files }: { readonly evidence: EvidenceRecords; readonly files: EvidenceFiles },
  place: FilePlace,
): Promise<void> {
  const evidence = await records.find(place.dealId, place.evidenceId);
  if (evidence === null || evidence.status !== 'awaiting_upload') return;
  const file = await files.inspect(place);
  if (file !== null) await records.settle(settle(evidence, file));
}
