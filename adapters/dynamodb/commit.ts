import { randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { SealedChange } from '../../domain/deal/change.ts';
import { InvariantViolation, RetryableError } from '../../domain/errors.ts';
import { contentHash, type Entry } from '../../domain/ledger/entry.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { CommitResult, DealStore, KeptResult } from '../../domain/ports/deals.ts';
import { backOff, MOST_TRIES } from './backoff.ts';
import { dealItemSchema } from './dealItems.ts';
import { cancellationCodes, toDomainError } from './errors.ts';
import { findKept } from './kept.ts';
import { dealKey, entryKey } from './keys.ts';
import { entryItemSchema } from './ledgerItems.ts';
import { getItem } from './table.ts';
import type { TableNames } from './tables.ts';
import { writesOf } from './transaction.ts';
import { type Verdict, verdictOn } from './verdict.ts';
import { toTransactItem, type Write } from './write.ts';

export interface CommitConfig extends TableNames {
  readonly client: DynamoDBDocumentClient;
  /** Real time: an idempotency key's life does not follow a virtual clock. */
  readonly wallClock: Clock;
}

/** The commit point (DESIGN §3). */
export function makeCommit(config: CommitConfig): DealStore['commit'] {
  return async (change, options = {}) => {
    const commitId = randomUUID();
    const writes = writesOf(config, change, options, commitId, config.wallClock.now());
    for (let tries = 1; ; tries += 1) {
      const codes = await tryWriting(config.client, writes, commitId);
      if (codes === null) return { kind: 'committed' };
      const verdict = verdictOn(writes, codes);
      if (verdict.kind !== 'try_again') return outcomeOf(config, verdict, change, options.keep, commitId);
      if (tries >= MOST_TRIES) return giveUp(verdict.dealIsContended, change.deal.id);
      await backOff(tries);
    }
  };
}

/**
 * `null` when everything was written, else why not. The commit's id is the request's token, so that a request
 * whose answer was lost may be sent again; the token is only a short cut, since DynamoDB forgets it after ten
 * minutes and dynoxide when it restarts. What really keeps a write from being done twice are the conditions, and
 * the commit's id on the deal, by which we recognise our own work.
 */
async function tryWriting(
  client: DynamoDBDocumentClient,
  writes: readonly Write[],
  commitId: string,
): Promise<(string | null)[] | null> {
  const TransactItems = writes.map(toTransactItem);
  try {
    await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken: commitId }));
    return null;
  } catch (error) {
    const codes = cancellationCodes(error);
    if (codes === null) throw toDomainError(error);
    return codes;
  }
}

async function outcomeOf(
  config: CommitConfig,
  verdict: Exclude<Verdict, { kind: 'try_again' }>,
  { deal }: SealedChange,
  keep: KeptResult | undefined,
  commitId: string,
): Promise<CommitResult> {
  if (verdict.kind === 'kept' || verdict.kind === 'moved_on') {
    const deals = { client: config.client, name: config.dealsTable };
    const stored = await getItem(deals, dealKey(deal.id), dealItemSchema);
    if (stored?.commitId === commitId) return { kind: 'committed' };
    if (verdict.kind === 'moved_on' || keep === undefined) return { kind: 'conflict' };
    const kept = await findKept(deals, keep.scope, keep.key, config.wallClock.now());
    return kept === null ? { kind: 'conflict' } : { kind: 'repeated', kept };
  }
  if (verdict.kind === 'entries_exist') {
    await requireSameContent(config, verdict.entries);
    return { kind: 'conflict' };
  }
  if (verdict.kind === 'not_owed') return { kind: 'conflict' };
  throw new InvariantViolation(`deal ${deal.id} ${faultOf(verdict)}`, deal.id);
}

function faultOf(verdict: Extract<Verdict, { kind: 'not_reserved' | 'uncovered' | 'broken' }>): string {
  switch (verdict.kind) {
    case 'not_reserved':
      return `ends what is not pending: ${verdict.entryIds.join(', ')}`;
    case 'uncovered':
      return `takes more than is held: ${verdict.accounts.join(', ')}`;
    case 'broken':
      return `cannot be written: ${verdict.reasons.join(', ')}`;
  }
}

/** @throws InvariantViolation when an entry stands in the books under the same id with other content */
async function requireSameContent(config: CommitConfig, entries: readonly Entry[]): Promise<void> {
  const ledger = { client: config.client, name: config.ledgerTable };
  for (const entry of entries) {
    const stored = await getItem(ledger, entryKey(entry), entryItemSchema);
    if (stored !== null && stored.contentHash !== contentHash(entry)) {
      throw new InvariantViolation(`entry ${entry.id} is in the books with other content`, entry.dealId);
    }
  }
}

function giveUp(dealIsContended: boolean, dealId: string): CommitResult {
  if (dealIsContended) return { kind: 'conflict' };
  throw new RetryableError(`deal ${dealId} cannot be written: its items stay contended`);
}
