import type { Deal } from '../../domain/deal/deal.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import { isLeftOut } from '../../domain/notices/digest.ts';
import { rolesAwaited } from '../../domain/notices/inTurn.ts';
import type { Reminder } from '../../domain/notices/reminders.ts';
import type { NoticeRecord } from '../../domain/ports/notices.ts';
import type { NoticePlan } from './plan.ts';
import { linkAt, recipientOf } from './recipients.ts';

/**
 * Whom `reminder` goes to: everybody who is awaited and was not reminded of this deal just before. What is final is so
 * for the one whose silence would pay somebody. @param now epoch ms
 */
export function remindersFor(
  reminder: Reminder,
  deal: Deal,
  records: readonly NoticeRecord[],
  now: number,
): NoticePlan[] {
  const { gate } = deal;
  if (!isOpen(gate)) return [];
  return rolesAwaited(deal).flatMap((role): NoticePlan[] => {
    const recipient = recipientOf(deal, role);
    if (recipient === null || isLeftOut(reminder, recipient.partyId, records, now)) return [];
    const isFinal = reminder.isFinal && role === gate.silenceNeedsNoticeTo;
    const link = linkAt(gate, deal, role);
    const about = { kind: 'reminder' as const, isFinal };
    const named = { dealId: deal.id, seq: deal.lastSeq, due: reminder.due };
    return [{ ...named, ...recipient, opening: gate.opening, about, link, isFinal }];
  });
}
