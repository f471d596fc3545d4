import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { RecordStore } from '../../domain/ports/records.ts';
import { contributionsOf } from '../../domain/record/tallyOf.ts';
import { requireDeal } from '../deals/updateDeal.ts';
import { wholeList } from '../runtime/wholeList.ts';

export interface RecordingServices {
  readonly deals: DealStore;
  readonly records: RecordStore;
}

const PAGE = 100;

/**
 * Adds what a closed deal says of its parties to their records, from its whole log; whatever was counted before is left
 * as it is. Returns the deal, and how many records changed. @throws RetryableError
 */
export async function recordDeal(
  { deals, records }: RecordingServices,
  dealId: string,
): Promise<{ deal: Deal; changed: number }> {
  const deal = await requireDeal(deals, dealId);
  let changed = 0;
  for (const contribution of contributionsOf(deal, await logOf(deals, dealId))) {
    if ((await records.count(dealId, contribution)) === 'counted') changed += 1;
  }
  return { deal, changed };
}

const logOf = (deals: DealStore, dealId: string): Promise<DealEvent[]> =>
  wholeList((cursor) => deals.events(dealId, { cursor, limit: PAGE }));
