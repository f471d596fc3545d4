import type * as z from 'zod/mini';
import type { Decision } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { notNow, unfit } from '../../domain/operation/operation.ts';
import { resendNotice, type resendNoticeSchema } from '../../domain/operation/resendNotice.ts';
import type { Actor } from '../../domain/parties.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { NoticeStore } from '../../domain/ports/notices.ts';
import { noticesFor } from '../notices/noticesFor.ts';
import type { NoticePlan } from '../notices/plan.ts';

/**
 * The notice that is to go out once more: the one asked for, or the latest to that party that still holds. A notice about
 * something that is over by now is not sent again.
 */
export async function decideResending(
  deal: Deal,
  payload: z.infer<typeof resendNoticeSchema>,
  by: Actor,
  { deals, notices }: { readonly deals: DealStore; readonly notices: NoticeStore },
): Promise<Decision> {
  const { to, seq } = payload;
  const sent = (await notices.ofDeal(deal.id)).filter(({ role }) => role === to).map((notice) => notice.seq);
  const candidates = seq === undefined ? [...new Set(sent)].sort((a, b) => b - a) : [seq];
  for (const of of candidates) {
    const event = await deals.event(deal.id, of);
    const plan = event === null ? undefined : plansTo(noticesFor(event, deal), to)[0];
    if (plan !== undefined) return resendNotice(deal, payload, { of, partyId: plan.partyId }, by);
  }
  if (seq !== undefined) return unfit('seq', `names no event of which ${to} would have to be told now`);
  return notNow(`There is no notice to ${to} that still holds.`);
}

const plansTo = (plans: readonly NoticePlan[], to: string) => plans.filter(({ role }) => role === to);
