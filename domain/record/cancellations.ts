import * as z from 'zod/mini';
import { KEPT_PPM, NEAR_HOURS, rungSchema } from '../deal/cancellation.ts';
import type { Deal } from '../deal/deal.ts';
import type { DealEvent } from '../deal/event.ts';

const HOUR_MILLIS = 3_600_000;

/**
 * Whether a cancellation came where the ladder leaves the creator part of the fee. A creator who cancels keeps nothing
 * on any rung; late is what would have cost the brand something at that moment.
 */
export function isLate(
  { deal, dueAt, hasShown }: { readonly deal: Deal; readonly dueAt: string; readonly hasShown: boolean },
  { data, at }: DealEvent,
): boolean {
  const rung = z.object({ rung: z.optional(rungSchema) }).parse(data).rung;
  // Nothing was held yet: nobody had begun.
  if (rung === undefined) return false;
  if (rung !== 'by_creator') return KEPT_PPM[rung] > 0;
  if (deal.terms.deliverable.kind === 'video') return hasShown;
  return Date.parse(dueAt) - Date.parse(at) <= NEAR_HOURS * HOUR_MILLIS;
}
