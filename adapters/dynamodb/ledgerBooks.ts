import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { BookItem, Ledger } from '../../domain/ports/ledger.ts';
import { mapped } from './errors.ts';
import { balanceItemSchema, entryItemSchema, lineItemSchema } from './ledgerItems.ts';
import { parseStored, type Table } from './table.ts';

const place = { pk: z.string() };
const itemSchema = z.discriminatedUnion('kind', [
  z.extend(entryItemSchema, { kind: z.literal('entry'), ...place }),
  z.extend(lineItemSchema, { kind: z.literal('line'), ...place }),
  z.extend(balanceItemSchema, { kind: z.literal('balance'), ...place }),
]);

/** Reads the whole table, or a part of it: DynamoDB keeps a partition's items together and in one part. */
export function makeBooks({ client, name }: Table): Ledger['books'] {
  return async function* ({ part, of } = { part: 0, of: 1 }) {
    const whole = { TableName: name, ConsistentRead: true, Segment: part, TotalSegments: of };
    let from: ScanCommandInput['ExclusiveStartKey'];
    do {
      const input = { ...whole, ...(from === undefined ? {} : { ExclusiveStartKey: from }) };
      const answer = await mapped(() => client.send(new ScanCommand(input)));
      yield (answer.Items ?? []).map(toBookItem);
      from = answer.LastEvaluatedKey;
    } while (from !== undefined);
  };
}

function toBookItem(stored: unknown): BookItem {
  const item = parseStored(itemSchema, stored);
  const { pk } = item;
  switch (item.kind) {
    case 'entry':
      return { place: pk, kind: item.kind, entry: item.entry, contentHash: item.contentHash };
    case 'line':
      return { place: pk, kind: item.kind, line: item.line };
    case 'balance': {
      const { kind, account, currency, balanceMinor, leastMinor, mostMinor } = item;
      return { place: pk, kind, account, currency, balance: { balanceMinor, leastMinor, mostMinor } };
    }
  }
}
