import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { InvariantViolation } from '../../domain/errors.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import { fromCursor } from './cursor.ts';
import { accountsPartitions, balanceKeys, dealPartition, entryTime } from './keys.ts';
import { balanceItemSchema, entryItemSchema } from './ledgerItems.ts';
import { pageOf } from './pages.ts';
import { getItems, query, type Table } from './table.ts';
import { ACCOUNTS_BY_CURRENCY, ENTRIES_BY_TIME, type TableNames } from './tables.ts';

export type LedgerConfig = Pick<TableNames, 'ledgerTable'> & { readonly client: DynamoDBDocumentClient };

/** Reading the books. */
export function makeLedger({ client, ledgerTable }: LedgerConfig): Ledger {
  const table: Table = { client, name: ledgerTable };
  return {
    entriesOf: makeEntriesOf(table),
    balance: async (account, currency) => {
      const parts = await getItems(table, balanceKeys(account, currency), balanceItemSchema);
      return parts.reduce((sum, part) => addMinor(sum, part.balanceMinor), 0);
    },
    balances: async (currency) => {
      const keys = await accountKeys(table, currency);
      const sums = new Map<string, number>();
      for (const { account, balanceMinor } of await getItems(table, keys, balanceItemSchema)) {
        sums.set(account, addMinor(sums.get(account) ?? 0, balanceMinor));
      }
      return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
}

function makeEntriesOf(table: Table): Ledger['entriesOf'] {
  return async (dealId, { cursor, limit }) => {
    const list = { of: 'entries', dealId };
    const after = cursor === undefined ? null : fromCursor(list, cursor);
    const input = {
      IndexName: ENTRIES_BY_TIME,
      KeyConditionExpression: after === null ? 'pk = :deal' : 'pk = :deal AND #time > :after',
      ...(after === null ? {} : { ExpressionAttributeNames: { '#time': 'time' } }),
      ExpressionAttributeValues: {
        ':deal': dealPartition(dealId),
        ...(after === null ? {} : { ':after': after }),
      },
      ConsistentRead: true,
    };
    const { items } = await query(table, input, entryItemSchema, limit + 1);
    const entries = items.map(({ entry }) => entry);
    return pageOf(entries, limit, list, ({ at, id }) => entryTime(at, id));
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
function addMinor(a: number, b: number): number {
  const sum = a + b;
  if (!Number.isSafeInteger(sum)) throw new InvariantViolation('a balance leaves the safe range');
  return sum;
}
