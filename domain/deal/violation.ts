import { SYSTEM } from '../parties.ts';
import type { Change } from './change.ts';
import type { Deal } from './deal.ts';

const LONGEST_CAUSE = 1000;

/**
 * Something that must never be was found while `where` worked on the deal, outside its workflow: nothing was written,
 * and nothing is set aside; somebody has to look. `cause` holds nothing personal.
 */
export function noteViolation(deal: Deal, where: string, cause: string): Change {
  const data = { where, cause: cause.slice(0, LONGEST_CAUSE) };
  return {
    deal: { ...deal },
    happenings: [{ type: 'deal.invariant_violated.v1', actor: SYSTEM, data }],
    entries: [],
  };
}
