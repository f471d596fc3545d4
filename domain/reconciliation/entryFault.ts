import { InvariantViolation } from '../errors.ts';
import { contentHash, type Entry, requireBalanced } from '../ledger/entry.ts';
import { requireNamed } from '../ledger/phases.ts';
import { type Difference, side } from './difference.ts';

/** What is wrong with an entry as it stands in the books, with `storedHash` beside it; `null` when nothing is. */
export function entryFault(entry: Entry, storedHash: string): Difference | null {
  const detail = contentHash(entry) === storedHash ? faultInside(entry) : 'is not what was written';
  if (detail === null) return null;
  const { id, dealId, currency, at, postings } = entry;
  const moved = postings.reduce((sum, { amountMinor }) => sum + Math.max(0, amountMinor), 0);
  return {
    check: 'entry',
    subject: id,
    dealId,
    currency,
    ours: side('entries', moved, id, at),
    theirs: null,
    atRiskMinor: moved,
    detail,
  };
}

function faultInside(entry: Entry): string | null {
  try {
    requireBalanced(entry);
    requireNamed(entry);
    return null;
  } catch (error) {
    if (error instanceof InvariantViolation) return error.message;
    throw error;
  }
}
