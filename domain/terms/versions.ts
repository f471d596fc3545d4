import * as z from 'zod/mini';
import type { Deal } from '../deal/deal.ts';
import type { DealEvent } from '../deal/event.ts';
import { InvariantViolation } from '../errors.ts';
import type { Actor } from '../parties.ts';
import { type Terms, termsHash } from './terms.ts';

/** One version of a deal's terms with who proposed it. Instants RFC 3339. */
export interface TermsVersion {
  readonly version: number;
  /** SHA-256 of the terms, as the log froze it. */
  readonly hash: string;
  readonly at: string;
  readonly by: Actor;
  readonly note: string | null;
  /** `null` for all but the one version that was agreed on. */
  readonly accepted: { readonly at: string; readonly by: Actor } | null;
  readonly terms: Terms;
}

const PROPOSALS: readonly string[] = ['deal.invited.v1', 'deal.countered.v1', 'deal.revised.v1'];
const proposalSchema = z.object({
  termsVersion: z.int(),
  termsHash: z.string(),
  note: z.optional(z.string()),
});

/** Which version of the terms an event put forward; `null` for an event that put none forward. */
export function proposedIn({ type, at, actor, data }: DealEvent) {
  if (!PROPOSALS.includes(type)) return null;
  const { termsVersion: version, termsHash: hash, note = null } = proposalSchema.parse(data);
  return { version, hash, at, by: actor, note };
}

/**
 * Every version of a deal's terms, first to last, each with what the log says of it.
 * @throws InvariantViolation for terms that the log does not know, or that are not the ones it froze
 */
export function termsVersions(
  { id, acceptance }: Pick<Deal, 'id' | 'acceptance'>,
  kept: readonly { readonly version: number; readonly terms: Terms }[],
  events: readonly DealEvent[],
): TermsVersion[] {
  const proposals = events.map(proposedIn);
  return kept.map(({ version, terms }) => {
    const proposal = proposals.find((each) => each?.version === version);
    if (proposal == null)
      throw new InvariantViolation(`the log knows no version ${version} of the terms`, id);
    if (proposal.hash !== termsHash(terms))
      throw new InvariantViolation(`version ${version} of the terms is not the one the log froze`, id);
    const accepted = acceptance?.termsVersion === version ? { at: acceptance.at, by: acceptance.by } : null;
    return { ...proposal, accepted, terms };
  });
}
