import type { Fault } from '../faults.ts';
import type { Role } from '../parties.ts';
import { type Evidence, mayRead } from './evidence.ts';

/**
 * What is wrong with the evidence an action refers to: it must be there, whole, and the actor's to show. What
 * somebody may not see looks like what is not there.
 * @param known what the deal has of `ids`, in any order
 */
export function faultsOfEvidence(ids: readonly string[], known: readonly Evidence[], role: Role): Fault[] {
  const byId = new Map(known.map((evidence) => [evidence.id, evidence]));
  return ids.flatMap((id, index): Fault[] => {
    const path = ['evidenceIds', index];
    const evidence = byId.get(id);
    if (evidence === undefined || !mayRead(evidence, role))
      return [{ path, message: 'is no evidence of this deal' }];
    if (evidence.status === 'awaiting_upload') return [{ path, message: 'was not uploaded yet' }];
    return evidence.status === 'refused' ? [{ path, message: 'was refused when it was uploaded' }] : [];
  });
}
