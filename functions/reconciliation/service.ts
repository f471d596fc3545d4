import type { RecordKind, ServiceRecord } from '../../domain/ports/payments.ts';
import { between, type Difference, side, tooMany } from '../../domain/reconciliation/difference.ts';
import {
  isInFlight,
  Matching,
  type Unmatched,
  unmatchedFault,
} from '../../domain/reconciliation/matching.ts';
import { movementIn, movementOf } from '../../domain/reconciliation/movement.ts';
import type { Progress } from '../../domain/reconciliation/progress.ts';
import { plus, toInstant } from '../../domain/time.ts';
import { entriesOf } from './deals.ts';
import type { ReconciliationServices, Slice } from './services.ts';

type Services = Pick<ReconciliationServices, 'ledger' | 'gateway'>;

const KINDS: readonly RecordKind[] = ['charge', 'refund', 'transfer', 'reversal'];
/** So much of both sides is laid side by side in one slice. */
const WINDOW = 'P7D';
const PAGE = 100;
/**
 * So many fit into the item that is kept between slices. More on its way at once, or different, means that the two
 * sides do not belong together at all.
 */
const MOST_UNMATCHED = 1_000;
/** What one side has for less than this, the other may not have heard of: webhooks are repeated. */
const IN_FLIGHT_MILLIS = 60 * 60_000;
/** A bank may take two weeks to refund or to settle. */
const PENDING_MILLIS = 14 * 86_400_000;

/** Lays the next week of the books beside the payment service's records; after the last, what is left differs. */
export async function readService(services: Services, progress: Progress): Promise<Slice> {
  const { startedAt } = progress;
  const since = progress.recordsUntil ?? progress.firstAt ?? startedAt;
  const until = [plus(since, WINDOW), startedAt].sort()[0] ?? startedAt;
  const matching = new Matching(progress.unmatched);
  const spoiled = new Set(progress.spoiled);
  await addOurs(services, { since, until }, matching, spoiled);
  const theirs = await addTheirs(services, { since, until }, matching, spoiled, startedAt);
  const counts = { ...progress.counts, records: progress.counts.records + theirs.records };
  const next = { ...progress, recordsUntil: until, unmatched: matching.unmatched(), counts };
  if (matching.size > MOST_UNMATCHED) {
    const detail = `${matching.size} payments differ: are the books and the payment service of the same installation?`;
    const differences = [...theirs.overdue, tooMany('payment_service', detail)];
    return { differences, progress: { ...next, stage: 'done', unmatched: [], gaveUp: true } };
  }
  if (until < startedAt) return { differences: theirs.overdue, progress: next };
  const left = await stillUnmatched(services, matching.unmatched(), startedAt);
  return {
    differences: [...theirs.overdue, ...left.map(unmatchedFault)],
    progress: { ...next, stage: 'done', unmatched: [] },
  };
}

interface Window {
  readonly since: string;
  readonly until: string;
}

async function addOurs(
  { ledger }: Services,
  { since: from, until }: Window,
  matching: Matching,
  spoiled: ReadonlySet<string>,
): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await ledger.entriesBetween({ from, until, limit: PAGE, cursor });
    for (const entry of page.items) {
      const movement = spoiled.has(entry.dealId) ? null : movementIn(entry);
      if (movement !== null) matching.add(movement);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** @returns how many records there were, and those that have been pending for too long */
async function addTheirs(
  { gateway }: Services,
  window: Window,
  matching: Matching,
  spoiled: ReadonlySet<string>,
  startedAt: string,
): Promise<{ records: number; overdue: Difference[] }> {
  const overdue: Difference[] = [];
  let records = 0;
  for (const kind of KINDS) {
    let cursor: string | undefined;
    do {
      const page = await gateway.records(kind, { ...window, ...(cursor === undefined ? {} : { cursor }) });
      records += page.items.length;
      for (const record of page.items) {
        if (record.dealId !== null && spoiled.has(record.dealId)) continue;
        const movement = movementOf(record);
        if (movement !== null) matching.add(movement);
        else overdue.push(...pendingTooLong(record, startedAt));
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
  return { records, overdue };
}

function pendingTooLong(record: ServiceRecord, startedAt: string): Difference[] {
  const { status, kind, reference, paymentId, dealId, currency, amountMinor, at } = record;
  if (status !== 'pending' || Date.parse(startedAt) - Date.parse(at) < PENDING_MILLIS) return [];
  const about = { check: kind, subject: paymentId ?? reference, dealId, currency };
  const theirs = side('payment_service', amountMinor, reference, at);
  return [between(about, null, theirs, 'has been pending for more than 14 days')];
}

/** What is not on its way, and was not booked since the run began. */
async function stillUnmatched(
  { ledger }: Services,
  unmatched: readonly Unmatched[],
  startedAt: string,
): Promise<Unmatched[]> {
  const settled = toInstant(Date.parse(startedAt) - IN_FLIGHT_MILLIS);
  const left: Unmatched[] = [];
  for (const each of unmatched) {
    if (isInFlight(each, settled)) continue;
    const matching = new Matching([each]);
    const entries = each.dealId === null ? [] : await entriesOf(ledger, each.dealId);
    // What is older was laid beside the records before.
    for (const entry of entries.filter(({ at }) => at >= startedAt)) {
      const movement = movementIn(entry);
      if (movement?.paymentId === each.paymentId) matching.add(movement);
    }
    left.push(...matching.unmatched());
  }
  return left;
}
