import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { BankFailureStore } from '../../domain/ports/bankFailures.ts';
import { bankFailureSchema } from '../../domain/reconciliation/bankFailure.ts';
import { mapped } from './errors.ts';
import { BANK_FAILURES, bankFailureKey } from './keys.ts';
import { getItem, putItem, query, startingWith, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

const itemSchema = z.object({ failure: bankFailureSchema });

export type BankFailureStoreConfig = Pick<TableNames, 'dealsTable'> & {
  readonly client: DynamoDBDocumentClient;
};

/** All in one partition: there are few, and each is seen to. */
export function makeBankFailureStore({ client, dealsTable }: BankFailureStoreConfig): BankFailureStore {
  const table: Table = { client, name: dealsTable };
  const read = async (input: Parameters<typeof query>[1]) =>
    (await query(table, input, itemSchema)).items.map(({ failure }) => failure);
  return {
    find: async (accountId, reference) =>
      (await getItem(table, bankFailureKey(accountId, reference), itemSchema))?.failure ?? null,
    put: (failure) =>
      putItem(table, bankFailureKey(failure.accountId, failure.reference), { kind: 'bank_failure', failure }),
    resolve: async (accountId, until) => {
      const over = (await read(startingWith(BANK_FAILURES, `${accountId}#`))).filter(
        ({ at }) => Date.parse(at) < Date.parse(until),
      );
      for (const { reference } of over) {
        const Key = bankFailureKey(accountId, reference);
        await mapped(() => client.send(new DeleteCommand({ TableName: dealsTable, Key })));
      }
    },
    open: () =>
      read({
        KeyConditionExpression: 'pk = :bank',
        ExpressionAttributeValues: { ':bank': BANK_FAILURES },
        ConsistentRead: true,
      }),
  };
}
