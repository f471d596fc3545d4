import type { NoticeRecord } from '../ports/notices.ts';
import { durationMillis } from '../time.ts';
import type { Reminder } from './reminders.ts';

/** So long nobody gets a second reminder about one deal. */
const BETWEEN = 'PT12H';

/**
 * Whether a reminder is left out since the party was reminded of this deal a short time ago. The last one before a
 * deadline always goes: it is the one that matters. @param now epoch ms
 */
export function isLeftOut(
  { isLast }: Reminder,
  partyId: string,
  records: readonly NoticeRecord[],
  now: number,
): boolean {
  if (isLast) return false;
  return records.some(
    (record) =>
      record.due !== undefined &&
      record.partyId === partyId &&
      record.status === 'delivered' &&
      now - Date.parse(record.at) < durationMillis(BETWEEN),
  );
}
