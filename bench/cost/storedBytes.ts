import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';

/** What DynamoDB adds to each item for its own indexing, in the table and in each index that has it. */
const ITEM_OVERHEAD_BYTES = 100;

/** Of both tables, their indexes left out: those carry keys and little besides. */
export async function storedBytes(
  client: DynamoDBClient,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  let bytes = 0;
  for (const TableName of [env.DEALS_TABLE, env.LEDGER_TABLE]) {
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey }));
      for (const item of page.Items ?? []) bytes += ITEM_OVERHEAD_BYTES + itemBytes(item);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  }
  return bytes;
}

/**
 * The size of an item as DynamoDB reckons it: names and values.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(item: Readonly<Record<string, AttributeValue>>): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes({ S, N, B, L, M, SS }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.replace(/[-.]/g, '').length / 2) + 1;
  if (B !== undefined) return B.byteLength;
  if (SS !== undefined) return SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (L !== undefined) return L.reduce((sum, value) => sum + 1 + valueBytes(value), 3);
  if (M !== undefined) return 3 + Object.keys(M).length + itemBytes(M);
  return 1;
}
