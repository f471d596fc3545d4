import type { Deal } from '../../domain/deal/deal.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { DisputeRecord, DisputeStore } from '../../domain/ports/disputes.ts';
import type { Principal } from '../runtime/principal.ts';
import { Problem } from '../runtime/problem.ts';
import { mayKnow } from './visibleDeal.ts';

/** @throws Problem 404 for a dispute that does not exist, or is about another tenant's deal: the two look the same */
export async function visibleDispute(
  { disputes, deals }: { readonly disputes: DisputeStore; readonly deals: DealStore },
  disputeId: string | undefined,
  principal: Principal,
): Promise<{ record: DisputeRecord; deal: Deal }> {
  const record = disputeId === undefined ? null : await disputes.find(disputeId);
  const deal = record === null ? null : await deals.find(record.dealId);
  if (record === null || deal === null || !mayKnow(deal, principal))
    throw new Problem(404, 'dispute_not_found', 'There is no such dispute.');
  return { record, deal };
}
