import type { DealStore } from '../../domain/ports/deals.ts';
import type { NoticeStore } from '../../domain/ports/notices.ts';

/** Whether the party whose silence would pay somebody was really told of the gate at which the deal stands. */
export async function wasTold(
  { deals, notices }: { deals: DealStore; notices: NoticeStore },
  dealId: string,
): Promise<boolean> {
  const deal = await deals.find(dealId);
  const role = deal?.gate?.silenceNeedsNoticeTo;
  if (role === undefined) return true;
  const records = await notices.ofDeal(dealId);
  return records.some(
    (record) =>
      record.opening === deal?.gate?.opening && record.role === role && record.status === 'delivered',
  );
}
