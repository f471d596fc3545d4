import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

/** What DynamoDB adds to each item for its own indexing. */
const ITEM_OVERHEAD_BYTES = 100;

/** Of both tables, their indexes left out: those carry keys and little besides. */
export async function storedBytes(
  client: DynamoDBDocumentClient,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  let bytes = 0;
  for (const TableName of [env.DEALS_TABLE, env.LEDGER_TABLE]) {
    for await (const page of paginateScan({ client }, { TableName })) {
      for (const item of page.Items ?? []) bytes += ITEM_OVERHEAD_BYTES + itemBytes(item);
    }
  }
  return bytes;
}

/**
 * The size of an item as DynamoDB reckons it: names and values.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + (value === undefined ? 0 : Buffer.byteLength(name) + valueBytes(value)),
    0,
  );
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).replace(/[-.]/g, '').length / 2) + 1;
  if (value instanceof Uint8Array) return value.byteLength;
  if (value instanceof Set) return [...value].reduce((sum, each) => sum + valueBytes(each), 0);
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + 1 + valueBytes(each), 3);
  if (typeof value === 'object' && value !== null)
    return 3 + Object.keys(value).length + itemBytes({ ...value });
  return 1;
}
