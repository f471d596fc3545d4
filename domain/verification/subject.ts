import type { Deal } from '../deal/deal.ts';
import { InvariantViolation } from '../errors.ts';
import type { Party } from '../parties.ts';
import type { Terms } from '../terms/terms.ts';

/** What was agreed and handed in: what sightings are held against. */
export interface Subject {
  readonly deliverable: Terms['deliverable'];
  readonly disclosure: readonly string[];
  /** RFC 3339; the stream's start, or the day the video is due. */
  readonly dueAt: string;
  readonly acceptedAt: string;
  readonly url: string;
  readonly deliveredAt: string;
  /** Files the creator handed in with the work. */
  readonly proofIds: readonly string[];
  readonly platform: string | null;
  readonly handle: string | null;
}

/** @throws InvariantViolation for a deal without a delivery */
export function subjectOf(deal: Deal, creator: Pick<Party, 'platform' | 'handle'> | null): Subject {
  const { terms, delivery, acceptance, dueAt, createdAt } = deal;
  if (delivery === null) throw new InvariantViolation(`deal ${deal.id} has nothing to verify`);
  return {
    deliverable: terms.deliverable,
    disclosure: terms.disclosure ?? [],
    dueAt,
    acceptedAt: acceptance?.at ?? createdAt,
    url: delivery.url,
    deliveredAt: delivery.at,
    proofIds: delivery.evidenceIds,
    platform: creator?.platform ?? null,
    handle: creator?.handle ?? null,
  };
}
