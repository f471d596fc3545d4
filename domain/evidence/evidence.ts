import * as z from 'zod/mini';
import { actorSchema, type Role } from '../parties.ts';
import { instantSchema } from '../time.ts';
import { reportSchema, reportSignatureSchema } from './report.ts';

export const evidenceIdSchema = z.string().check(z.regex(/^evid_[0-9A-Z]{26}$/));
const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Why a file was refused after it came. */
export const refusalSchema = z.enum(['other_size', 'other_hash', 'other_type', 'empty']);
export type EvidenceRefusal = z.infer<typeof refusalSchema>;

/**
 * Something handed in to prove a point. Its bytes are elsewhere, under its id, and never change once they came;
 * what it is called and who is on it may be personal, so the log knows it by id only.
 */
export const evidenceSchema = z.strictObject({
  id: evidenceIdSchema,
  dealId: z.string(),
  kind: z.enum(['file', 'link', 'report']),
  by: actorSchema,
  fileName: z.nullable(z.string()),
  /** As declared; of a link, as its server said. */
  contentType: z.string(),
  /** As the bytes look; `null` until they came. */
  sniffedType: z.nullable(z.string()),
  /** Bytes: as declared until they came, then as counted. */
  size: z.int(),
  /** Hex; as declared until the bytes came, then as reckoned. */
  sha256: z.nullable(sha256Schema),
  /** Of a link: what was handed in. */
  url: z.nullable(z.string()),
  /** What a report says; its bytes say the same. */
  report: z.optional(reportSchema),
  /** What a report was signed with. */
  signature: z.optional(reportSignatureSchema),
  at: instantSchema,
  status: z.enum(['awaiting_upload', 'ready', 'refused']),
  refusal: z.nullable(refusalSchema),
  /** Which stored version was checked, where the store keeps several. */
  storedVersion: z.nullable(z.string()),
  /** The `seq` of the first event that refers to it. */
  submittedBy: z.nullable(z.int()),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** What was found where the bytes were awaited. */
export interface StoredFile {
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  readonly sniffedType: string;
  readonly version: string | null;
}

/** How many things may be handed in for one deal. */
export const MOST_EVIDENCE = 200;

/**
 * Whether `role` may see it. Until it is used in an action it is its owner's draft; from then on it is before all
 * parties of the deal. A report never is a draft: verdicts on the other side's work rest on it.
 */
export function mayRead(evidence: Evidence, role: Role): boolean {
  const isOpen = evidence.submittedBy !== null || evidence.kind === 'report';
  return role === 'operator' || evidence.by.role === role || isOpen;
}
