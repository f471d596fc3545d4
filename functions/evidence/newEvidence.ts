import { ulid } from 'ulid';
import type { Evidence } from '../../domain/evidence/evidence.ts';
import { MOST_EVIDENCE } from '../../domain/evidence/evidence.ts';
import type { Actor } from '../../domain/parties.ts';
import type { EvidenceRecords } from '../../domain/ports/evidence.ts';
import { toInstant } from '../../domain/time.ts';
import { Problem } from '../runtime/problem.ts';

/** What is still to be said of a piece of evidence once it has its id and its owner. */
type Content = Pick<
  Evidence,
  'kind' | 'fileName' | 'contentType' | 'size' | 'sha256' | 'url' | 'report' | 'signature'
>;

/** @param now epoch ms, deal time */
export function newEvidence(dealId: string, by: Actor, content: Content, now: number): Evidence {
  return {
    id: `evid_${ulid(now)}`,
    dealId,
    by,
    ...content,
    sniffedType: null,
    at: toInstant(now),
    status: 'awaiting_upload',
    refusal: null,
    storedVersion: null,
    submittedBy: null,
  };
}

/** @throws Problem 409 for a deal that has as much evidence as a deal can have */
export async function requireRoom(evidence: EvidenceRecords, dealId: string): Promise<void> {
  if ((await evidence.ofDeal(dealId)).length >= MOST_EVIDENCE)
    throw new Problem(409, 'too_much_evidence', `A deal can have ${MOST_EVIDENCE} pieces of evidence.`);
}
