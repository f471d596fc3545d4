import type { Deal } from '../deal/deal.ts';
import { isDisputed } from '../dispute/dispute.ts';
import { daysAfterRelease, daysAround, LONGEST_DEAL_DAYS } from '../terms/course.ts';
import { toInstant } from '../time.ts';

const DAY_MILLIS = 86_400_000;
/** A dispute's machine is given 90 days (its state in the ASL); what may follow a gate in it takes up to 35 of them. */
const DISPUTE_DAYS = 55;

/**
 * Until when the gate at which `deal` stands may be kept open, so that all that can follow it, every clock used up, still
 * fits in the year of an execution. RFC 3339.
 */
export function latestDeadline({ createdAt, terms, feeReleasedAt, dispute }: Deal): string {
  const rest = feeReleasedAt === null ? daysAround(terms) : daysAfterRelease(terms);
  const ofDeal = Date.parse(createdAt) + Math.floor((LONGEST_DEAL_DAYS - rest) * DAY_MILLIS);
  if (dispute === null || !isDisputed({ dispute })) return toInstant(ofDeal);
  return toInstant(Math.min(ofDeal, Date.parse(dispute.openedAt) + DISPUTE_DAYS * DAY_MILLIS));
}
