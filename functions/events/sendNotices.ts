import type { DealEvent } from '../../domain/deal/event.ts';
import { TerminalError } from '../../domain/errors.ts';
import { noticesFor } from '../notices/noticesFor.ts';
import { type NoticeServices, tell } from '../notices/tell.ts';
import { resentNotices } from '../operation/resent.ts';

/** Tells everybody whom an event concerns, once each, and keeps the proof. @throws RetryableError */
export async function sendNotices(services: NoticeServices, event: DealEvent): Promise<void> {
  const deal = await services.deals.find(event.dealId);
  if (deal === null) throw new TerminalError(`there is no deal ${event.dealId}`);
  const plans =
    event.type === 'deal.notice_resent.v1'
      ? await resentNotices(services.deals, event, deal)
      : noticesFor(event, deal);
  for (const plan of plans) await tell(services, plan, deal);
}
