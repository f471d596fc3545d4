import { type Evidence, mayRead } from '../../domain/evidence/evidence.ts';
import type { Role } from '../../domain/parties.ts';
import type { EvidenceFiles, EvidenceRecords } from '../../domain/ports/evidence.ts';
import { type HttpResponse, jsonResponse, Problem } from '../runtime/problem.ts';
import { evidenceView } from './evidenceView.ts';

interface ReadingServices {
  readonly evidence: EvidenceRecords;
  readonly files: EvidenceFiles;
}

interface Asked {
  readonly dealId: string;
  readonly evidenceId: string | undefined;
  readonly role: Role;
}

/**
 * One piece of evidence, with an address to save it by if it is ready. @throws Problem 404 for what does not exist or
 * is not to be seen
 */
export async function readEvidence(services: ReadingServices, asked: Asked): Promise<HttpResponse> {
  const found = await visibleEvidence(services, asked);
  const download = found.status === 'ready' ? await downloadOf(services.files, found) : null;
  return jsonResponse(200, { ...evidenceView(found), download }, { 'referrer-policy': 'no-referrer' });
}

/** On to where its bytes are saved. @throws Problem 404 as `readEvidence`, and for what has no bytes */
export async function saveEvidence(services: ReadingServices, asked: Asked): Promise<HttpResponse> {
  const found = await visibleEvidence(services, asked);
  if (found.status !== 'ready') throw notFound();
  const { url } = await downloadOf(services.files, found);
  const headers = { location: url, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  return { statusCode: 303, headers, body: '' };
}

async function visibleEvidence(
  { evidence }: ReadingServices,
  { dealId, evidenceId = '', role }: Asked,
): Promise<Evidence> {
  const found = await evidence.find(dealId, evidenceId);
  if (found === null || !mayRead(found, role)) throw notFound();
  return found;
}

const notFound = () => new Problem(404, 'evidence_not_found', 'There is no such evidence.');

function downloadOf(files: EvidenceFiles, evidence: Evidence) {
  const { id: evidenceId, dealId, contentType, storedVersion: version } = evidence;
  return files.download({ dealId, evidenceId, contentType, version, fileName: nameOf(evidence) });
}

/** What was not a file is saved under its id; a page is never saved as one that a double click would open. */
function nameOf({ id, kind, fileName }: Evidence): string {
  return fileName ?? (kind === 'report' ? `${id}.json` : `${id}.bin`);
}
