import * as z from 'zod/mini';
import { mustStayCovered } from '../../domain/ledger/account.ts';
import { contentHash, type Entry, entrySchema } from '../../domain/ledger/entry.ts';
import { accountsPartition, balanceKey, entryKey, entryTime } from './keys.ts';
import { NOT_THERE, type Write } from './write.ts';

export const entryItemSchema = z.object({ contentHash: z.string(), entry: entrySchema });
export const balanceItemSchema = z.object({ account: z.string(), balanceMinor: z.int() });

/** Writes an entry once: under its id nothing may be written a second time. */
export function entryWrite(table: string, entry: Entry): Write {
  return {
    role: 'entry',
    entry,
    table,
    key: entryKey(entry.dealId, entry.id),
    put: {
      kind: 'entry',
      time: entryTime(entry.at, entry.id),
      contentHash: contentHash(entry),
      entry,
    },
    condition: NOT_THERE,
  };
}

/**
 * One write for each account that `entries` move, with the sum of their postings: a transaction may touch an item
 * only once. An account that must stay covered is refused what it does not hold.
 */
export function balanceWrites(table: string, dealId: string, entries: readonly Entry[]): Write[] {
  const sums = new Map<string, { account: string; currency: string; deltaMinor: number }>();
  for (const { currency, postings } of entries) {
    for (const { account, amountMinor } of postings) {
      const place = `${currency} ${account}`;
      const deltaMinor = (sums.get(place)?.deltaMinor ?? 0) + amountMinor;
      sums.set(place, { account, currency, deltaMinor });
    }
  }
  return [...sums.values()].map(({ account, currency, deltaMinor }) => {
    const isGuarded = deltaMinor < 0 && mustStayCovered(account);
    return {
      role: 'balance',
      account,
      table,
      key: balanceKey(account, currency, dealId),
      update: {
        UpdateExpression:
          'ADD balanceMinor :delta SET kind = :kind, account = :account, currency = :currency, accountsPartition = :accounts',
        ExpressionAttributeValues: {
          ':delta': deltaMinor,
          ':kind': 'balance',
          ':account': account,
          ':currency': currency,
          ':accounts': accountsPartition(account, currency),
          ...(isGuarded ? { ':least': -deltaMinor } : {}),
        },
        ...(isGuarded ? { ConditionExpression: 'balanceMinor >= :least' } : {}),
      },
    };
  });
}
