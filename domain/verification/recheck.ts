import type { Change } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { awaitsStayLive, stayLiveEnd } from '../deal/stayLive.ts';
import { SYSTEM } from '../parties.ts';
import { plus } from '../time.ts';
import type { Check } from './check.ts';

/** How often published work is looked at again while it has to stay online (DESIGN §3). */
const EVERY = 'P1D';

/**
 * When it is looked at next, RFC 3339. `null` for work that need not stay online, is still under review, or whose time
 * is over: what is looked at from its approval on does not depend on where the deal stands, also in a dispute.
 */
export function nextRecheck(deal: Deal): string | null {
  const { status, delivery, feeReleasedAt } = deal;
  const end = stayLiveEnd(deal);
  if (status === 'closed' || delivery === null || feeReleasedAt === null || end === null) return null;
  if (!awaitsStayLive(deal)) return null;
  const due = plus(delivery.recheckedAt ?? feeReleasedAt, EVERY);
  return Date.parse(due) < Date.parse(end) ? due : null;
}

/**
 * Writes what was seen into the log, whatever it was, and beside it what no longer holds that held when it was looked
 * at before: that is told to those concerned, once. `null` if it was looked at meanwhile, or has not to be any more.
 * @param read the deal as it was when the work was looked at
 * @param before what was seen the time before
 * @param at RFC 3339
 */
export function recordRecheck(
  deal: Deal,
  read: Deal,
  { checks, before, at }: { checks: readonly Check[]; before: readonly Check[]; at: string },
): Change | null {
  const { delivery } = deal;
  if (delivery === null || nextRecheck(deal) === null) return null;
  if (delivery.at !== read.delivery?.at || delivery.recheckedBy !== read.delivery.recheckedBy) return null;
  const known = failedOf(before);
  const failed = failedOf(checks).filter((check) => !known.includes(check));
  const happened = <T extends string>(type: T, data: Readonly<Record<string, unknown>>) => ({
    type,
    actor: SYSTEM,
    data: { deliveredAt: delivery.at, ...data },
  });
  const seen = happened('deal.work_rechecked.v1' as const, { checks });
  return {
    deal: { ...deal, delivery: { ...delivery, recheckedAt: at, recheckedBy: deal.lastSeq + 1 } },
    happenings:
      failed.length === 0 ? [seen] : [seen, happened('deal.work_found_down.v1' as const, { failed })],
    entries: [],
  };
}

const failedOf = (checks: readonly Check[]) =>
  checks.flatMap(({ check, verdict }) => (verdict === 'failed' ? [check] : []));
