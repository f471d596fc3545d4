import * as z from 'zod/mini';
import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import { noticesFor } from '../notices/noticesFor.ts';
import type { NoticePlan } from '../notices/plan.ts';

const resentSchema = z.object({ of: z.int(), partyId: z.string() });

/** The notices of an earlier event to one party, under the name of the event by which an operator asked for them again. */
export async function resentNotices(deals: DealStore, event: DealEvent, deal: Deal): Promise<NoticePlan[]> {
  const { of, partyId } = resentSchema.parse(event.data);
  const first = await deals.event(event.dealId, of);
  if (first === null) return [];
  return noticesFor(first, deal)
    .filter((plan) => plan.partyId === partyId)
    .map((plan) => ({ ...plan, seq: event.seq }));
}
