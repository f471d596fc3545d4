import * as z from 'zod/mini';
import type { DueKind } from '../../domain/ports/due.ts';

/** What falls due stands at items of these kinds, and at no others. */
const KINDS: ReadonlyMap<string, DueKind> = new Map([
  ['deal', 'reminder'],
  ['recheck', 'recheck'],
  ['delivery', 'webhook'],
]);
const ALL: ReadonlySet<DueKind> = new Set(KINDS.values());

const putSchema = z.object({ Item: z.object({ kind: z.string() }) });
const writeSchema = z.union([
  putSchema,
  z.object({
    TransactItems: z.array(
      z.union([z.object({ Put: putSchema }), z.object({ ConditionCheck: z.unknown() })]),
    ),
  }),
]);

/**
 * Of which kinds a write may change what falls due next. Only what puts whole items says so: anything else, such as a
 * deletion, may change all of them.
 * @param input of a write command of the document client
 */
export function dueKindsIn(input: unknown): ReadonlySet<DueKind> {
  const write = writeSchema.safeParse(input);
  if (!write.success) return ALL;
  const items = 'Item' in write.data ? [write.data.Item] : write.data.TransactItems.flatMap(itemsIn);
  return new Set(items.flatMap(({ kind }) => KINDS.get(kind) ?? []));
}

const itemsIn = (write: object & { readonly Put?: z.infer<typeof putSchema> }) =>
  write.Put === undefined ? [] : [write.Put.Item];
