import type { Change } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { SYSTEM } from '../parties.ts';
import type { Verification } from './check.ts';

/** Whether there is something to verify: work that was handed in, on a deal that still goes on. */
export function awaitsVerification({ status, delivery }: Deal): boolean {
  return status !== 'closed' && delivery !== null;
}

/**
 * Writes the checks into the log. Nothing waits for them: the reviewer reads them. `null` where they are of no use any
 * more: other work was handed in meanwhile, or the same was verified by somebody else.
 * @param read the deal as it was when the work was looked at
 */
export function recordVerification(deal: Deal, read: Deal, verification: Verification): Change | null {
  const { delivery } = deal;
  if (delivery === null || !awaitsVerification(deal)) return null;
  if (delivery.at !== verification.deliveredAt || delivery.verifiedBy !== read.delivery?.verifiedBy)
    return null;
  return {
    deal: { ...deal, delivery: { ...delivery, verifiedBy: deal.lastSeq + 1 } },
    happenings: [{ type: 'deal.verified.v1', actor: SYSTEM, data: { ...verification } }],
    entries: [],
  };
}
