import * as z from 'zod/mini';
import { evidenceIdSchema } from '../evidence/evidence.ts';
import { reportSignatureSchema } from '../evidence/report.ts';
import { entrySchema } from '../ledger/entry.ts';
import { hashSchema } from './manifest.ts';

/*
 * What a verifier relies on in a case file's documents. There is more in them: whatever else a document says is
 * vouched for by its hash in the signed manifest.
 */

export const dealDocumentSchema = z.object({
  id: z.string(),
  currency: z.string(),
  termsVersion: z.int(),
  acceptance: z.nullable(z.object({ termsVersion: z.int(), termsHash: z.string() })),
  /** Minor units. */
  escrow: z.int(),
  lastSeq: z.int(),
  lastHash: z.string(),
});
export type DealDocument = z.infer<typeof dealDocumentSchema>;

export const termsDocumentSchema = z.array(
  z.object({ version: z.int(), hash: hashSchema, terms: z.record(z.string(), z.unknown()) }),
);

export const ledgerDocumentSchema = z.array(entrySchema);

/** Why a piece of evidence is named without its bytes. */
export const notEnclosedSchema = z.enum(['not_uploaded', 'refused', 'too_much_in_total']);
export type NotEnclosed = z.infer<typeof notEnclosedSchema>;

export const evidenceDocumentSchema = z.array(
  z.object({
    id: evidenceIdSchema,
    size: z.int(),
    sha256: z.nullable(hashSchema),
    /** Where its bytes are in the case file. */
    file: z.nullable(z.string()),
    notEnclosed: z.nullable(notEnclosedSchema),
    /** Of a report of the work. */
    signature: z.optional(reportSignatureSchema),
  }),
);
