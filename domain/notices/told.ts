import type { Deal } from '../deal/deal.ts';
import type { NoticeRecord } from '../ports/notices.ts';

/**
 * Whether the party whose silence would pay somebody got the final notice of the gate at which the deal stands: a mail
 * that was delivered and has not come back since. A text message proves nothing: nobody says whether it arrived.
 */
export function silenceCounts({ gate }: Deal, records: readonly NoticeRecord[]): boolean {
  const role = gate?.silenceNeedsNoticeTo;
  if (gate === null || role === undefined) return true;
  return records.some(
    (record) =>
      record.isFinal === true &&
      record.channel !== 'sms' &&
      record.opening === gate.opening &&
      record.role === role &&
      record.status === 'delivered',
  );
}
