import { PLATFORM_REVENUE, PSP_CLEARING } from '../ledger/account.ts';
import type { Entry } from '../ledger/entry.ts';
import { PLATFORM, type StatementPayee } from './rule.ts';

/*
 * What the ledger alone says of a payee, whatever an entry's purpose. An entry that touches the payment service's
 * account carries money in or out; every other one says whose it is.
 */

/** What a posted entry says somebody earned or has to give back; nothing for one that carries money. */
export const isBooking = (entry: Entry): boolean => entry.phase === 'posted' && !carries(entry);

/** What a posted entry brought in or out. */
export const isCarried = (entry: Entry): boolean => entry.phase === 'posted' && carries(entry);

const carries = ({ postings }: Entry) => postings.some(({ account }) => account === PSP_CLEARING);

export const isSame = (a: StatementPayee, b: StatementPayee): boolean => a.role === b.role && a.id === b.id;

/** The payee whose money `account` keeps, or whose debt it is; `null` for brands' and deals' accounts. */
export function payeeOf(account: string): StatementPayee | null {
  if (account === PLATFORM_REVENUE) return PLATFORM;
  const [, role, id] = /^(?:payable|receivable):(creator|provider):(.+)$/.exec(account) ?? [];
  return (role === 'creator' || role === 'provider') && id !== undefined ? { role, id } : null;
}

/** What `entry` adds to all accounts of `payee`, or to those of one kind; minor units. */
export function postedTo(
  { postings }: Entry,
  payee: StatementPayee,
  kind: 'payable' | 'receivable' | 'any' = 'any',
): number {
  return postings
    .filter(({ account }) => {
      const owner = payeeOf(account);
      const fits = kind === 'any' || account.startsWith(`${kind}:`);
      return fits && owner !== null && isSame(owner, payee);
    })
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** Everybody to whom something was posted, in that order. */
export function payeesIn(entries: readonly Entry[]): StatementPayee[] {
  const found = new Map<string, StatementPayee>();
  for (const { account } of entries.flatMap(({ postings }) => postings)) {
    const payee = payeeOf(account);
    if (payee !== null) found.set(`${payee.role}:${payee.id}`, payee);
  }
  return [...found.values()];
}

/** What entries add up to in the accounts that `picks`; minor units. */
export function totalIn(entries: readonly Entry[], picks: (account: string) => boolean): number {
  return entries
    .flatMap(({ postings }) => postings)
    .filter(({ account }) => picks(account))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
