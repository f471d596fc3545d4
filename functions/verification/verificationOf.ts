import * as z from 'zod/mini';
import type { Deal } from '../../domain/deal/deal.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import {
  type Check,
  checkSchema,
  type Verification,
  verificationSchema,
} from '../../domain/verification/check.ts';

/** How the checks of the work that is handed in came out; `null` as long as they were not made. */
export async function verificationOf(
  deals: Pick<DealStore, 'event'>,
  { id, delivery }: Pick<Deal, 'id' | 'delivery'>,
): Promise<(Verification & { readonly at: string }) | null> {
  if (delivery?.verifiedBy === undefined) return null;
  const event = await deals.event(id, delivery.verifiedBy);
  return event === null ? null : { ...verificationSchema.parse(event.data), at: event.at };
}

const recheckSchema = z.object({ checks: z.array(checkSchema) });

/** What was seen when published work was looked at last; `null` as long as it was not looked at again. */
export async function recheckOf(
  deals: Pick<DealStore, 'event'>,
  { id, delivery }: Pick<Deal, 'id' | 'delivery'>,
): Promise<{ readonly at: string; readonly checks: readonly Check[] } | null> {
  if (delivery?.recheckedBy === undefined) return null;
  const event = await deals.event(id, delivery.recheckedBy);
  return event === null ? null : { at: event.at, ...recheckSchema.parse(event.data) };
}
