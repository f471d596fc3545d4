import { silenceCounts } from '../../domain/notices/told.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { NoticeStore } from '../../domain/ports/notices.ts';

/** Whether the party whose silence would pay somebody got the final notice of the gate at which the deal stands. */
export async function wasTold(
  { deals, notices }: { deals: DealStore; notices: NoticeStore },
  dealId: string,
): Promise<boolean> {
  const deal = await deals.find(dealId);
  if (deal?.gate?.silenceNeedsNoticeTo === undefined) return true;
  return silenceCounts(deal, await notices.ofDeal(dealId));
}
