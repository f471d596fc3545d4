import type { Deal } from '../../domain/deal/deal.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import { type Verification, verificationSchema } from '../../domain/verification/check.ts';

/** How the checks of the work that is handed in came out; `null` as long as they were not made. */
export async function verificationOf(
  deals: Pick<DealStore, 'event'>,
  { id, delivery }: Pick<Deal, 'id' | 'delivery'>,
): Promise<Verification | null> {
  if (delivery?.verifiedBy === undefined) return null;
  const event = await deals.event(id, delivery.verifiedBy);
  return event === null ? null : verificationSchema.parse(event.data);
}
