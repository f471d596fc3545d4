import type { Evidence } from '../../domain/evidence/evidence.ts';
import {
  type EvidenceRequest,
  evidenceRequestSchema,
  type FileRequest,
} from '../../domain/evidence/request.ts';
import type { Actor } from '../../domain/parties.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { EvidenceFiles, EvidenceRecords, UploadTarget } from '../../domain/ports/evidence.ts';
import type { WebFetch } from '../../domain/ports/platforms.ts';
import { parseBody } from '../runtime/body.ts';
import { earlierResult, type Intent, intentOf, replay } from '../runtime/idempotency.ts';
import { type HttpResponse, jsonResponse } from '../runtime/problem.ts';
import type { HttpRequest } from '../runtime/route.ts';
import { fetchLink } from './fetchLink.ts';
import { newEvidence, type Room, roomIn } from './newEvidence.ts';

export interface HandInServices {
  readonly deals: DealStore;
  readonly evidence: EvidenceRecords;
  readonly files: EvidenceFiles;
  readonly web: WebFetch;
  readonly clock: Clock;
}

/**
 * Takes evidence over the API: 201 with its id, and for a file the address to which its bytes are to be sent.
 * @throws Problem for whatever is refused
 */
export async function handIn(
  services: HandInServices,
  { dealId, by, request }: { dealId: string; by: Actor; request: HttpRequest },
): Promise<HttpResponse> {
  const body = parseBody(evidenceRequestSchema, request.body);
  const scope = `${by.role}:${by.id}:POST ${dealId}/evidence`;
  const intent = intentOf(request.headers['idempotency-key'], scope, body);
  const earlier = await earlierResult(services.deals, intent);
  if (earlier !== null) return earlier;
  const room = await roomIn(services.evidence, dealId);
  const { evidence, upload } = await prepare(services, room, by, body);
  return keep(services, evidence, upload, intent);
}

/** Where the bytes of a file are to be sent, and how; all `null` for a link, whose bytes were fetched. */
export interface HandedIn {
  readonly evidenceId: string;
  readonly status: Evidence['status'];
  readonly sha256: string | null;
  readonly uploadUrl: string | null;
  readonly method: UploadTarget['method'] | null;
  readonly headers: UploadTarget['headers'];
  readonly expiresAt: string | null;
}

interface Prepared {
  readonly evidence: Evidence;
  readonly upload: UploadTarget | null;
}

async function prepare(
  services: HandInServices,
  room: Room,
  by: Actor,
  body: EvidenceRequest,
): Promise<Prepared> {
  if ('url' in body) return { evidence: await fetchLink(services, room, by, body.url), upload: null };
  return awaitFile(services, room, by, body);
}

async function awaitFile(
  { files, clock }: HandInServices,
  room: Room,
  by: Actor,
  { fileName, contentType, size, sha256: announced }: FileRequest,
): Promise<Prepared> {
  const sha256 = announced ?? null;
  const content = { kind: 'file', fileName, contentType, size, sha256, url: null } as const;
  const evidence = newEvidence(room, by, content, clock.now());
  const upload = await files.uploadTarget({
    dealId: room.dealId,
    evidenceId: evidence.id,
    contentType,
    size,
    sha256,
  });
  return { evidence, upload };
}

async function keep(
  { evidence: records }: HandInServices,
  evidence: Evidence,
  upload: UploadTarget | null,
  intent: Intent | null,
): Promise<HttpResponse> {
  const { id: evidenceId, status, sha256 } = evidence;
  const { uploadUrl, method, headers, expiresAt } = upload ?? NO_UPLOAD;
  const body: HandedIn = { evidenceId, status, sha256, uploadUrl, method, headers, expiresAt };
  const added = await records.add(evidence, intent === null ? undefined : { ...intent, status: 201, body });
  return added.kind === 'repeated' ? replay(intent, added.kept) : jsonResponse(201, body);
}

const NO_UPLOAD = { uploadUrl: null, method: null, headers: {}, expiresAt: null };
