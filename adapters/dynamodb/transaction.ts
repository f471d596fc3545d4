import type { SealedChange } from '../../domain/deal/change.ts';
import { InvariantViolation } from '../../domain/errors.ts';
import { dealOfEscrow } from '../../domain/ledger/account.ts';
import { type Entry, requireBalanced } from '../../domain/ledger/entry.ts';
import { requireNamed } from '../../domain/ledger/phases.ts';
import type { CommitOptions } from '../../domain/ports/deals.ts';
import { actWrites } from './auditItems.ts';
import { claimWrites } from './claims.ts';
import { dealWrite, eventWrite, orderWrite, termsWrites } from './dealItems.ts';
import { disputeWrites } from './disputeItems.ts';
import { submissionWrites } from './evidenceItems.ts';
import { keptWrite } from './kept.ts';
import { balanceWrites, entryWrites } from './ledgerItems.ts';
import { newcomerWrites } from './partyItems.ts';
import { recheckWrites } from './rechecks.ts';
import { recoveryWrites, takenWrite } from './recoveries.ts';
import { strayFailureWrites } from './strayFailures.ts';
import type { TableNames } from './tables.ts';
import { waitingWrites } from './waiting.ts';
import type { Write } from './write.ts';

/** The most that TransactWriteItems takes. */
const MOST_WRITES = 100;

/**
 * Everything that a change of a deal writes, in one transaction.
 * @param now epoch ms, wall time
 * @throws InvariantViolation for a change that does not follow from what was read, an entry that is not balanced,
 * not named as it should be or not this deal's, and more writes than fit
 */
export function writesOf(
  { dealsTable, ledgerTable }: TableNames,
  change: SealedChange,
  { keep, newcomers, orders = [], taken, evidenceIds = [] }: CommitOptions,
  commitId: string,
  now: number,
): Write[] {
  requireSound(change);
  const { deal, events, entries } = change;
  const writes = [
    dealWrite(dealsTable, change, commitId),
    ...(keep === undefined ? [] : [keptWrite(dealsTable, keep, now)]),
    ...events.map((event) => eventWrite(dealsTable, event, deal)),
    ...actWrites(dealsTable, events),
    ...termsWrites(dealsTable, change),
    ...(newcomers === undefined ? [] : newcomerWrites(dealsTable, deal.brandId, newcomers)),
    ...waitingWrites(dealsTable, change),
    ...strayFailureWrites(dealsTable, change),
    ...recheckWrites(dealsTable, change),
    ...claimWrites(dealsTable, change),
    ...disputeWrites(dealsTable, change),
    ...recoveryWrites(dealsTable, change),
    ...(taken === undefined ? [] : [takenWrite(dealsTable, taken)]),
    ...orders.map((order) => orderWrite(dealsTable, deal, order)),
    ...submissionWrites(dealsTable, change, evidenceIds),
    ...entries.flatMap((entry) => entryWrites(ledgerTable, entry)),
    ...balanceWrites(ledgerTable, deal.id, entries),
  ];
  requireFitting(deal.id, writes);
  return writes;
}

function requireSound({ before, deal, events, entries }: SealedChange): void {
  if (deal.version !== (before?.version ?? 0) + 1 || (before !== null && before.id !== deal.id)) {
    throw new InvariantViolation(
      `version ${deal.version} of deal ${deal.id} does not follow what was read`,
      deal.id,
    );
  }
  const strayEvent = events.find((event) => event.dealId !== deal.id);
  const strayEntry = entries.find((entry) => entry.dealId !== deal.id);
  if (strayEvent !== undefined || strayEntry !== undefined) {
    throw new InvariantViolation(`a change of deal ${deal.id} writes to another deal`, deal.id);
  }
  entries.forEach(requireWritable);
}

/** An entry is checked where it is made and again here: what is in the books stays there. */
function requireWritable(entry: Entry): void {
  requireBalanced(entry);
  requireNamed(entry);
  const { id, dealId, postings } = entry;
  const strays = postings.some(({ account }) => (dealOfEscrow(account) ?? dealId) !== dealId);
  if (strays) throw new InvariantViolation(`entry ${id} moves the escrow of another deal`, dealId);
}

function requireFitting(dealId: string, writes: readonly Write[]): void {
  if (writes.length > MOST_WRITES) {
    throw new InvariantViolation(`a change of deal ${dealId} takes ${writes.length} writes`, dealId);
  }
  const places = new Set(writes.map(({ table, key }) => JSON.stringify([table, key.pk, key.sk])));
  if (places.size < writes.length) {
    throw new InvariantViolation(`a change of deal ${dealId} writes an item twice`, dealId);
  }
}
