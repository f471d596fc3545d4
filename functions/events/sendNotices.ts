import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import { noticesFor } from '../notices/noticesFor.ts';
import { type NoticeServices, tell } from '../notices/tell.ts';
import { resentNotices } from '../operation/resent.ts';

/** Tells everybody whom an event concerns, once each, and keeps the proof. @param deal as it is now @throws RetryableError */
export async function sendNotices(services: NoticeServices, event: DealEvent, deal: Deal): Promise<void> {
  const plans =
    event.type === 'deal.notice_resent.v1'
      ? await resentNotices(services.deals, event, deal)
      : noticesFor(event, deal);
  for (const plan of plans) await tell(services, plan, deal);
}
