import * as z from 'zod/mini';
import { dealOfEscrow, mustStayCovered, mustStayOwed } from '../../domain/ledger/account.ts';
import { addBalances, type Balance, effectOf, NOTHING } from '../../domain/ledger/balance.ts';
import { contentHash, type Entry, entrySchema, phaseSchema } from '../../domain/ledger/entry.ts';
import { reservedBy } from '../../domain/ledger/phases.ts';
import { accountsPartition, balanceKey, dayPartition, entryKey, entryTime, lineKey } from './keys.ts';
import { NOT_THERE, type Write } from './write.ts';

export const entryItemSchema = z.object({ contentHash: z.string(), entry: entrySchema });
export const balanceItemSchema = z.object({
  account: z.string(),
  currency: z.string(),
  balanceMinor: z.int(),
  leastMinor: z.int(),
  mostMinor: z.int(),
});
export const lineItemSchema = z.object({
  line: z.strictObject({
    entryId: z.string(),
    dealId: z.string(),
    at: z.string(),
    account: z.string(),
    currency: z.string(),
    phase: phaseSchema,
    resolves: z.nullable(z.string()),
    amountMinor: z.int(),
  }),
});

/** Writes an entry once: under its id, and as the end of a pending one, nothing may be written a second time. */
export function entryWrites(table: string, entry: Entry): Write[] {
  const { id, dealId, at } = entry;
  const put = {
    kind: 'entry',
    time: entryTime(at, id),
    day: dayPartition(at, dealId),
    contentHash: contentHash(entry),
    entry,
  };
  const write: Write = { role: 'entry', entry, table, key: entryKey(entry), put, condition: NOT_THERE };
  const reserved = reservedBy(entry);
  return [write, ...(reserved === null ? [] : [reservedCheck(table, reserved)]), ...lineWrites(table, entry)];
}

/** Only what is pending, with these very postings, can be ended. */
const reservedCheck = (table: string, reserved: Entry): Write => ({
  role: 'reserved',
  entryId: reserved.id,
  table,
  key: entryKey(reserved),
  check: {
    ConditionExpression: 'contentHash = :reserved',
    ExpressionAttributeValues: { ':reserved': contentHash(reserved) },
  },
});

/** Each posting once more, beside its account's balance. An escrow's are the entries of its deal. */
function lineWrites(table: string, entry: Entry): Write[] {
  const { id: entryId, dealId, currency, at, phase, resolves } = entry;
  return entry.postings
    .filter(({ account }) => dealOfEscrow(account) === null)
    .map(({ account, amountMinor }) => ({
      role: 'line',
      table,
      key: lineKey(account, entry),
      put: {
        kind: 'line',
        line: { entryId, dealId, at, account, currency, phase, resolves, amountMinor },
      },
    }));
}

/**
 * One write for each account that `entries` move, with the sum of their postings: a transaction may touch an item
 * only once. An account that must stay covered is refused what is not available, a receivable what is not owed.
 */
export function balanceWrites(table: string, dealId: string, entries: readonly Entry[]): Write[] {
  const sums = new Map<string, { account: string; currency: string; delta: Balance }>();
  for (const entry of entries) {
    const { currency } = entry;
    for (const { account, amountMinor } of entry.postings) {
      const place = `${currency} ${account}`;
      const delta = addBalances(sums.get(place)?.delta ?? NOTHING, effectOf(entry, amountMinor));
      sums.set(place, { account, currency, delta });
    }
  }
  return [...sums.values()].map(({ account, currency, delta }) => {
    const guard = guardOf(account, delta);
    return {
      role: 'balance',
      account,
      table,
      key: balanceKey(account, currency, dealId),
      update: {
        UpdateExpression:
          'ADD balanceMinor :balance, leastMinor :least, mostMinor :most SET kind = :kind, account = :account, currency = :currency, accountsPartition = :accounts',
        ExpressionAttributeValues: {
          ':balance': delta.balanceMinor,
          ':least': delta.leastMinor,
          ':most': delta.mostMinor,
          ':kind': 'balance',
          ':account': account,
          ':currency': currency,
          ':accounts': accountsPartition(account, currency),
          ...guard.values,
        },
        ...guard.condition,
      },
    };
  });
}

function guardOf(account: string, { leastMinor, mostMinor }: Balance) {
  if (mustStayCovered(account) && leastMinor < 0) {
    const condition = { ConditionExpression: 'leastMinor >= :taken' };
    return { condition, values: { ':taken': -leastMinor } };
  }
  if (mustStayOwed(account) && mostMinor > 0) {
    const condition = { ConditionExpression: 'mostMinor <= :owed' };
    return { condition, values: { ':owed': -mostMinor } };
  }
  return { condition: {}, values: {} };
}
