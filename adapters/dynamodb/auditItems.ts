import type { DealEvent } from '../../domain/deal/event.ts';
import type { AuditEntry } from '../../domain/ports/audit.ts';
import { auditMonth, auditOfDeal, auditOfSubject, type Key } from './keys.ts';
import type { Write } from './write.ts';

/** Two years of 366 days. What was done stays in the deals' logs. */
const KEPT_SECONDS = 2 * 366 * 86_400;

/** An entry in each of its lists. @param mark tells entries of one instant apart */
export function auditItems(entry: AuditEntry, mark: string) {
  const { at, subject, dealId } = entry;
  const sk = `${at}#${mark}`;
  const put = { kind: 'audit', entry, ttl: Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS };
  const lists = [auditMonth(at.slice(0, 7)), auditOfSubject(subject), auditOfDeal(dealId)];
  return lists.map((pk): { key: Key; put: typeof put } => ({ key: { pk, sk }, put }));
}

/** What operators did, as its events say: written with them. */
export function actWrites(table: string, events: readonly DealEvent[]): Write[] {
  return events
    .filter(({ actor }) => actor.role === 'operator')
    .flatMap(({ at, actor, type: what, dealId, seq }) => {
      const entry: AuditEntry = {
        ...{ at, subject: actor.id, did: 'did' as const, what, dealId },
        about: String(seq),
        network: null,
      };
      return auditItems(entry, `${dealId}#${seq}`).map(
        (item) => ({ role: 'audit', table, ...item }) as const,
      );
    });
}
