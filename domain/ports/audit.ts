import * as z from 'zod/mini';
import { eventTypeSchema } from '../deal/event.ts';
import { instantSchema } from '../time.ts';
import type { Page, PageRequest } from './deals.ts';

/** What of a deal somebody can look at by itself. */
export const seenSchema = z.enum([
  'deal',
  'events',
  'ledger',
  'statement',
  'records',
  'checks',
  'path',
  'terms',
  'evidence_list',
  'evidence',
  'dispute',
  'case_file',
]);
export type Seen = z.infer<typeof seenSchema>;

/** Somebody with the operator role is about to see something of a deal. */
export interface Sighting {
  /** The person, as its token names it. */
  readonly subject: string;
  readonly what: Seen;
  readonly dealId: string;
  /** Which piece of evidence, or which dispute. */
  readonly about: string | null;
  /** The network that asked, never the whole address. */
  readonly network: string | null;
}

/** One line of the audit: something seen, or something done, which is in the deal's log under `about` as its `seq`. */
export const auditEntrySchema = z.strictObject({
  at: instantSchema,
  subject: z.string(),
  did: z.enum(['saw', 'did']),
  /** What was seen, or the type of the event that says what was done. */
  what: z.union([seenSchema, eventTypeSchema]),
  dealId: z.string(),
  about: z.nullable(z.string()),
  network: z.nullable(z.string()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export interface AuditFilter extends PageRequest {
  readonly subject?: string | undefined;
  readonly dealId?: string | undefined;
  /** From and with, up to and without: epoch ms. */
  readonly from: number;
  readonly to: number;
}

/** Who saw and did what. Entries are added, never changed; what was done is added by the commits that do it. */
export interface AuditStore {
  /**
   * Returns once it is kept. The same person looking at the same again within a quarter of an hour adds nothing.
   * @param now epoch ms @throws RetryableError: then nothing must be shown
   */
  saw(sighting: Sighting, now: number): Promise<void>;
  /** Newest first. @throws InvalidCursor */
  list(filter: AuditFilter): Promise<Page<AuditEntry>>;
}
