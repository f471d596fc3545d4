import type { Page } from '../../domain/ports/deals.ts';
import { type ListName, toCursor } from './cursor.ts';

/** The first `limit` of `found`, of which one more was asked for, to know whether the page is the last. */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  list: ListName,
  placeOf: (item: T) => string,
): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const isLastPage = found.length <= limit || last === undefined;
  return { items, nextCursor: isLastPage ? null : toCursor(list, placeOf(last)) };
}
