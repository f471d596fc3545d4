import type { Entry } from './entry.ts';

/** Minor units. */
export interface Balance {
  /** The sum of what was posted. */
  readonly balanceMinor: number;
  /** The least it comes to: as if everything pending that leaves had left. What is available. */
  readonly leastMinor: number;
  /** The most it comes to: as if everything pending that arrives had arrived. */
  readonly mostMinor: number;
}

export const NOTHING: Balance = { balanceMinor: 0, leastMinor: 0, mostMinor: 0 };

/** What a posting of `amountMinor` in an entry of this phase adds to its account's balance. */
export function effectOf(
  { phase, resolves }: Pick<Entry, 'phase' | 'resolves'>,
  amountMinor: number,
): Balance {
  const leaving = Math.min(amountMinor, 0);
  const arriving = Math.max(amountMinor, 0);
  if (phase === 'pending') return { balanceMinor: 0, leastMinor: leaving, mostMinor: arriving };
  if (phase === 'voided') return { balanceMinor: 0, leastMinor: 0 - leaving, mostMinor: 0 - arriving };
  if (resolves !== null) return { balanceMinor: amountMinor, leastMinor: arriving, mostMinor: leaving };
  return { balanceMinor: amountMinor, leastMinor: amountMinor, mostMinor: amountMinor };
}

export function addBalances(a: Balance, b: Balance): Balance {
  return {
    balanceMinor: a.balanceMinor + b.balanceMinor,
    leastMinor: a.leastMinor + b.leastMinor,
    mostMinor: a.mostMinor + b.mostMinor,
  };
}
