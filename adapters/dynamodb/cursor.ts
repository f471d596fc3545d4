import * as z from 'zod/mini';
import { canonicalHash } from '../../domain/canonical.ts';
import { InvalidCursor } from '../../domain/ports/deals.ts';

/** Whoever makes a cursor up must not get further than a sort key can reach. */
const cursorSchema = z.strictObject({
  list: z.string(),
  after: z.string().check(z.minLength(1), z.maxLength(512)),
});

/** Names a list by what it shows and to whom: a cursor of one list is none of another. */
export type ListName = Readonly<Record<string, unknown>>;

const nameOf = (list: ListName) => canonicalHash(list).slice(0, 16);

/** Where the next page of `list` begins: behind the item that `after` names. */
export function toCursor(list: ListName, after: string): string {
  return Buffer.from(JSON.stringify({ list: nameOf(list), after })).toString('base64url');
}

/** @throws InvalidCursor unless `list` handed it out */
export function fromCursor(list: ListName, cursor: string): string {
  const parsed = cursorSchema.safeParse(jsonIn(cursor));
  if (!parsed.success || parsed.data.list !== nameOf(list)) {
    throw new InvalidCursor('The cursor does not belong to this list.');
  }
  return parsed.data.after;
}

/** `undefined`, which is no JSON, when there is none. */
function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
