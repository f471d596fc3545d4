import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { InvariantViolation } from '../../domain/errors.ts';
import { accountsOf, dealOfEscrow } from '../../domain/ledger/account.ts';
import { addBalances, type Balance, NOTHING } from '../../domain/ledger/balance.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import { accountsPartitions, balanceKeys, type Key } from './keys.ts';
import { makeBooks } from './ledgerBooks.ts';
import { pageByTime, type Source } from './ledgerByTime.ts';
import { makeEntriesBetween } from './ledgerDays.ts';
import { balanceItemSchema } from './ledgerItems.ts';
import { entriesAt, ofDeal, ofLines } from './ledgerSources.ts';
import { getItems, query, type Table } from './table.ts';
import { ACCOUNTS_BY_CURRENCY, type TableNames } from './tables.ts';

export type LedgerConfig = Pick<TableNames, 'ledgerTable'> & { readonly client: DynamoDBDocumentClient };

/** Reading the books. */
export function makeLedger({ client, ledgerTable }: LedgerConfig): Ledger {
  const table: Table = { client, name: ledgerTable };
  const standing = async (account: string, currency: string) => {
    const parts = await getItems(table, balanceKeys(account, currency), balanceItemSchema);
    return parts.reduce(addSafely, NOTHING);
  };
  return {
    ...makeLists(table),
    entriesBetween: makeEntriesBetween(table),
    standing,
    balance: async (account, currency) => (await standing(account, currency)).balanceMinor,
    balances: async (currency) => {
      const sums = new Map<string, Balance>();
      const keys = await accountKeys(table, currency);
      for (const part of await getItems(table, keys, balanceItemSchema)) {
        sums.set(part.account, addSafely(sums.get(part.account) ?? NOTHING, part));
      }
      const byName = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
      return Object.fromEntries(byName.map(([account, { balanceMinor }]) => [account, balanceMinor]));
    },
    books: makeBooks(table),
  };
}

function makeLists(table: Table): Pick<Ledger, 'entriesOf' | 'entriesOfAccount' | 'entriesOfParty'> {
  const linesOf = (account: string, currency: string): Source<Key>[] =>
    balanceKeys(account, currency).map(({ pk }) => ofLines(table, pk));
  const entriesOf: Ledger['entriesOf'] = (dealId, request) => {
    const { phase } = request;
    const list = { of: 'entries', dealId, ...(phase === undefined ? {} : { phase }) };
    return pageByTime([ofDeal(table, dealId, phase)], list, request);
  };
  return {
    entriesOf,
    entriesOfAccount: async (account, currency, request) => {
      const list = { of: 'account entries', account, currency };
      const deal = dealOfEscrow(account);
      if (deal !== null) return entriesOf(deal, request);
      const page = await pageByTime(linesOf(account, currency), list, request);
      return { ...page, items: await entriesAt(table, page.items) };
    },
    entriesOfParty: async (party, currency, request) => {
      const list = { of: 'party entries', role: party.role, id: party.id, currency };
      const sources = accountsOf(party).flatMap((account) => linesOf(account, currency));
      const page = await pageByTime(sources, list, request);
      return { ...page, items: await entriesAt(table, page.items) };
    },
  };
}

const keySchema = z.object({ pk: z.string(), sk: z.string() });

/** The items that hold the balances of all accounts of a currency, shared accounts by each of their shards. */
async function accountKeys(table: Table, currency: string) {
  const pages = await Promise.all(
    accountsPartitions(currency).map((partition) => {
      const input = {
        IndexName: ACCOUNTS_BY_CURRENCY,
        KeyConditionExpression: 'accountsPartition = :partition',
        ExpressionAttributeValues: { ':partition': partition },
      };
      return query(table, input, keySchema);
    }),
  );
  return pages.flatMap(({ items }) => items);
}

/** Balances may be negative. @throws InvariantViolation when the sum leaves the safe range */
function addSafely(a: Balance, b: Balance): Balance {
  const sum = addBalances(a, b);
  if (!Object.values(sum).every(Number.isSafeInteger))
    throw new InvariantViolation('a balance leaves the safe range');
  return sum;
}
