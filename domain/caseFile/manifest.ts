import * as z from 'zod/mini';
import { instantSchema } from '../time.ts';
import { pathSchema } from './paths.ts';

export const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be SHA-256 in small hex'));

/** More files than a case file has: 200 pieces of evidence and what is around them. */
export const MOST_FILES = 300;

const fileSchema = z.strictObject({
  path: pathSchema,
  /** Bytes. */
  size: z.int().check(z.minimum(0)),
  sha256: hashSchema,
});

/** Who asked for it, and so what is in it: everybody sees its own statement, and no drafts of others. */
export const readerSchema = z.strictObject({
  role: z.enum(['brand', 'provider', 'creator', 'operator']),
  /** A party's id; `operator` for operators. */
  id: z.string(),
});
export type CaseReader = z.infer<typeof readerSchema>;

/** What is signed: every file of the case file but this and its signature, and where the deal's log ended. */
export const manifestSchema = z.strictObject({
  format: z.literal('luyue.case-file'),
  formatVersion: z.literal(1),
  dealId: z.string(),
  lastSeq: z.int(),
  lastHash: hashSchema,
  reader: readerSchema,
  createdAt: instantSchema,
  /** RFC 7638 thumbprint of the key that signed it. */
  keyId: z.string(),
  files: z.array(fileSchema).check(z.minLength(1), z.maxLength(MOST_FILES)),
});
export type Manifest = z.infer<typeof manifestSchema>;
