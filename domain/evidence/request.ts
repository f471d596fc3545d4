import * as z from 'zod/mini';
import { webAddressSchema } from '../actions/texts.ts';
import { EVIDENCE_TYPE_NAMES, EVIDENCE_TYPES } from './types.ts';

/** A name to show and to save under: no path, and nothing that could break out of a header. */
export const fileNameSchema = z
  .string()
  .check(
    z.trim(),
    z.minLength(1),
    z.maxLength(200),
    z.regex(/^[^\p{Cc}/\\]+$/u, 'must be a file name without slashes or control characters'),
  );

const fileSchema = z
  .strictObject({
    fileName: fileNameSchema,
    contentType: z.enum(EVIDENCE_TYPE_NAMES),
    size: z.int().check(z.minimum(1, 'must not be empty')),
    sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be SHA-256 in small hex'))),
  })
  .check(
    z.refine(({ contentType, size }) => size <= EVIDENCE_TYPES[contentType].mostBytes, {
      error: 'is more than a file of this type may have',
      path: ['size'],
    }),
  );
export type FileRequest = z.infer<typeof fileSchema>;

/** What can be handed in: a file to be uploaded, or a link to be fetched. Reports of the work come signed. */
export const evidenceRequestSchema = z.union([fileSchema, z.strictObject({ url: webAddressSchema })]);
export type EvidenceRequest = z.infer<typeof evidenceRequestSchema>;
