import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { Role } from '../../domain/parties.ts';
import type { NoticePlan, NoticeSubject } from './plan.ts';
import { homeOf, recipientOf } from './recipients.ts';

/** One message to `role` because of an event; none to whoever has no mailbox. */
export function plan(
  { dealId, seq }: DealEvent,
  deal: Deal,
  role: Role,
  about: NoticeSubject,
  {
    opening = null,
    link = homeOf(role),
    ...rest
  }: Partial<Pick<NoticePlan, 'opening' | 'link' | 'isFinal'>> = {},
): NoticePlan[] {
  const recipient = recipientOf(deal, role);
  return recipient === null ? [] : [{ dealId, seq, ...recipient, opening, about, link, ...rest }];
}
