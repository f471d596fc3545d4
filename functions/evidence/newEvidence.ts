import { decodeTime, ulid } from 'ulid';
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

/** Where a new piece of evidence belongs. */
export interface Room {
  readonly dealId: string;
  /** The id of what was handed in last; ids rise with each, since lists are in their order. */
  readonly lastId: string | null;
}

/** @param now epoch ms, deal time */
export function newEvidence({ dealId, lastId }: Room, by: Actor, content: Content, now: number): Evidence {
  return {
    id: nextId(lastId, now),
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

const PREFIX = 'evid_';

/** Two of one millisecond come in the order of chance: then the next millisecond has to do. */
function nextId(lastId: string | null, now: number): string {
  const id = `${PREFIX}${ulid(now)}`;
  return lastId === null || id > lastId
    ? id
    : `${PREFIX}${ulid(decodeTime(lastId.slice(PREFIX.length)) + 1)}`;
}

/** @throws Problem 409 for a deal that has as much evidence as a deal can have */
export async function roomIn(evidence: EvidenceRecords, dealId: string): Promise<Room> {
  const all = await evidence.ofDeal(dealId);
  if (all.length >= MOST_EVIDENCE)
    throw new Problem(409, 'too_much_evidence', `A deal can have ${MOST_EVIDENCE} pieces of evidence.`);
  return { dealId, lastId: all.at(-1)?.id ?? null };
}
