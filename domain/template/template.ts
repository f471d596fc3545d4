import * as z from 'zod/mini';
import { canonicalText } from '../canonical.ts';
import type { Fault } from '../faults.ts';
import { type Terms, termsSchema } from '../terms/terms.ts';
import { instantSchema } from '../time.ts';

/** All of a tenant's are read at once, and have to fit into one answer: 100 of 32 KiB are far below its 6 MB. */
export const MOST_TEMPLATES = 100;
const MOST_BYTES = 32 * 1024;

export const templateNameSchema = z
  .string()
  .check(z.trim(), z.minLength(1, 'must not be empty'), z.maxLength(80));

/** Terms that a brand or a provider starts from. Nothing in it is about a person. Its dates may lie in the past. */
export const templateSchema = z.strictObject({
  id: z.string(),
  tenantId: z.string(),
  name: z.string(),
  terms: termsSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** Rises with every change; writers name the one they read. */
  version: z.int(),
});
export type Template = z.infer<typeof templateSchema>;

/** What is wrong with terms that are to be kept, beyond their shape. */
export function faultsOfTemplate(terms: Terms): Fault[] {
  const size = new TextEncoder().encode(canonicalText(terms)).length;
  return size <= MOST_BYTES ? [] : [{ path: ['terms'], message: 'must not exceed 32 KiB' }];
}
