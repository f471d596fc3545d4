import * as z from 'zod/mini';
import { faultsOfEvidence } from '../../domain/evidence/usable.ts';
import type { Role } from '../../domain/parties.ts';
import type { EvidenceRecords } from '../../domain/ports/evidence.ts';
import { faultsProblem } from '../runtime/problem.ts';

const referringSchema = z.object({ evidenceIds: z.array(z.string()) });

/** The evidence an action's payload refers to; whether the payload fits otherwise is for the action to say. */
export function evidenceIdsIn(payload: unknown): readonly string[] {
  const referring = referringSchema.safeParse(payload);
  return referring.success ? referring.data.evidenceIds : [];
}

/** More than any payload may refer to; more than that is refused for its length. */
const MOST_LOOKED_UP = 100;

/**
 * Whoever acts may refer only to evidence of this very deal, that is whole, and that it may see itself. What is
 * ready stays so for good: the action can be taken on it any time later.
 * @throws Problem 422 with the path of each id that cannot be used
 */
export async function requireEvidence(
  { evidence }: { readonly evidence: EvidenceRecords },
  { dealId, role, evidenceIds }: { dealId: string; role: Role; evidenceIds: readonly string[] },
): Promise<void> {
  if (evidenceIds.length === 0 || evidenceIds.length > MOST_LOOKED_UP) return;
  const known = await evidence.findAll(dealId, evidenceIds);
  const faults = faultsOfEvidence(evidenceIds, known, role);
  if (faults.length > 0) throw faultsProblem(422, 'invalid_payload', 'The request does not fit.', faults);
}
