import type { Entry } from '../../domain/ledger/entry.ts';

/** Minor units, by account. */
export type Balances = Readonly<Record<string, number>>;

/** What was added to each account between two readings of the balances; accounts without change are kept. */
export function moved(before: Balances, after: Balances): Balances {
  return Object.fromEntries(
    Object.entries(after).map(([account, amount]) => [account, amount - (before[account] ?? 0)]),
  );
}

/**
 * What is wrong with a closed deal's books, as sentences: every entry sums to zero, all balances sum to zero, they
 * are what the entries say, and nothing is left in escrow.
 */
export function faultsOfBooks(
  entries: readonly Pick<Entry, 'id' | 'postings'>[],
  balances: Balances,
): string[] {
  const faults = entries
    .map((entry) => ({ id: entry.id, sum: sumOf(entry.postings.map(({ amountMinor }) => amountMinor)) }))
    .filter(({ sum }) => sum !== 0)
    .map(({ id, sum }) => `Entry ${id} is out of balance by ${sum}.`);
  const total = sumOf(Object.values(balances));
  if (total !== 0) faults.push(`The balances sum to ${total} instead of zero.`);
  const posted = sumsOf(entries);
  for (const account of new Set([...Object.keys(posted), ...Object.keys(balances)])) {
    const [said, held] = [posted[account] ?? 0, balances[account] ?? 0];
    if (said !== held) faults.push(`${account} holds ${held}, but its entries say ${said}.`);
    if (account.startsWith('escrow:') && held !== 0) faults.push(`${held} is left in ${account}.`);
  }
  return faults;
}

function sumsOf(entries: readonly Pick<Entry, 'postings'>[]): Balances {
  const sums: Record<string, number> = {};
  for (const { account, amountMinor } of entries.flatMap(({ postings }) => postings)) {
    sums[account] = (sums[account] ?? 0) + amountMinor;
  }
  return sums;
}

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
