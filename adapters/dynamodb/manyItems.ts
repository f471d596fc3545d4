import type * as z from 'zod/mini';
import type { Key } from './keys.ts';
import { getItems, MOST_KEYS, type Table } from './table.ts';

/** So many batches are asked for at a time. */
const BATCHES_AT_ONCE = 8;

/** Those of thousands of items that exist, several batches at a time, and only some attributes of each; in no order. */
export async function getManyItems<S extends z.ZodMiniType>(
  table: Table,
  keys: readonly Key[],
  schema: S,
  attributes: readonly string[],
): Promise<z.output<S>[]> {
  const found: z.output<S>[] = [];
  const wanted = projecting(attributes);
  const batches = Math.ceil(keys.length / MOST_KEYS);
  let next = 0;
  const work = async () => {
    while (next < batches) {
      const start = MOST_KEYS * next++;
      found.push(...(await getItems(table, keys.slice(start, start + MOST_KEYS), schema, wanted)));
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, work));
  return found;
}

/** By other names, since some attributes are called like words of DynamoDB. */
const projecting = (attributes: readonly string[]) => ({
  ProjectionExpression: attributes.map((_, index) => `#${index}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(attributes.map((name, index) => [`#${index}`, name])),
});
