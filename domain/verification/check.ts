import * as z from 'zod/mini';
import { instantSchema } from '../time.ts';

/** What is looked at once work was delivered (issue "every gate": verification). */
export const checkNameSchema = z.enum([
  'link_resolves',
  'creators_handle',
  'published_in_window',
  'long_enough',
  'started_as_agreed',
  'ended',
  'minutes_live',
  'products',
  'disclosure',
]);
export type CheckName = z.infer<typeof checkNameSchema>;

/** `unknown` is for a person to decide: it never counts as passed. */
export const verdictSchema = z.enum(['passed', 'failed', 'unknown']);
export type Verdict = z.infer<typeof verdictSchema>;

export const reasonSchema = z.enum([
  'confirmed',
  'contradicted',
  'link_gone',
  'link_not_public',
  'link_not_answering',
  'link_closed_to_us',
  'other_platform',
  'sources_disagree',
  /** Only the creator, or a page that anybody could have made, says so. */
  'only_claimed',
  'not_shown',
  'handle_not_known',
  'platform_not_known',
  /** Files were handed in that a person has to look at. */
  'proof_to_review',
]);
export type Reason = z.infer<typeof reasonSchema>;

/** Who said what a verdict rests on: a host, a role or, for a file, whoever handed it in. */
const witnessSchema = z.strictObject({
  source: z.enum(['link', 'oembed', 'page', 'report', 'proof']),
  by: z.string(),
  evidenceId: z.optional(z.string()),
});
export type Witness = z.infer<typeof witnessSchema>;

/**
 * One check and how it came out. Becomes part of the log: `seen` never holds a name or a handle, only whether it was
 * the agreed one.
 */
export const checkSchema = z.strictObject({
  check: checkNameSchema,
  verdict: verdictSchema,
  reason: reasonSchema,
  seen: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  witnesses: z.array(witnessSchema),
  at: instantSchema,
});
export type Check = z.infer<typeof checkSchema>;

/** What `deal.verified.v1` carries. */
export const verificationSchema = z.object({
  /** When the work was handed in, which tells it from what was handed in before and after. */
  deliveredAt: instantSchema,
  checks: z.array(checkSchema),
  /** The reports that were weighed. */
  reportIds: z.array(z.string()),
});
export type Verification = z.infer<typeof verificationSchema>;
