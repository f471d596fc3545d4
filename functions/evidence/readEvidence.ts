import { type Evidence, mayRead } from '../../domain/evidence/evidence.ts';
import type { Role } from '../../domain/parties.ts';
import type { EvidenceFiles, EvidenceRecords } from '../../domain/ports/evidence.ts';
import { type HttpResponse, jsonResponse, Problem } from '../runtime/problem.ts';
import { evidenceView } from './evidenceView.ts';

interface ReadingServices {
  readonly evidence: EvidenceRecords;
  readonly files: EvidenceFiles;
}

/**
 * One piece of evidence, with an address to save it by if it is ready. @throws Problem 404 for what does not exist or
 * is not to be seen
 */
export async function readEvidence(
  { evidence: records, files }: ReadingServices,
  { dealId, evidenceId = '', role }: { dealId: string; evidenceId: string | undefined; role: Role },
): Promise<HttpResponse> {
  const found = await records.find(dealId, evidenceId);
  if (found === null || !mayRead(found, role))
    throw new Problem(404, 'evidence_not_found', 'There is no such evidence.');
  const download = found.status === 'ready' ? await downloadOf(files, found) : null;
  return jsonResponse(200, { ...evidenceView(found), download }, { 'referrer-policy': 'no-referrer' });
}

function downloadOf(files: EvidenceFiles, evidence: Evidence) {
  const { id: evidenceId, dealId, contentType, storedVersion: version } = evidence;
  return files.download({ dealId, evidenceId, contentType, version, fileName: nameOf(evidence) });
}

/** What was not a file is saved under its id; a page is never saved as one that a double click would open. */
function nameOf({ id, kind, fileName }: Evidence): string {
  return fileName ?? (kind === 'report' ? `${id}.json` : `${id}.bin`);
}
