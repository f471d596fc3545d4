import { InvalidCursor, type Page, type PageRequest } from '../../domain/ports/deals.ts';
import type { Period } from '../../domain/ports/ledger.ts';
import { toInstant } from '../../domain/time.ts';
import { fromCursor, type ListName, toCursor } from './cursor.ts';

/** Something in the order of time; `place` is its `entryTime`. */
export interface Placed<T> {
  readonly place: string;
  readonly value: T;
}

/** Up to `most` of what stands from `first` to `last`, both included, in order. */
export type Source<T> = (first: string, last: string, most: number) => Promise<Placed<T>[]>;

/** Before and behind every time: digits lie between them. */
const BEGINNING = '0';
const END = ':';

/** Right behind `place`: no id holds a character as low as this one. */
const behind = (place: string) => `${place}!`;

export interface Range {
  readonly first: string;
  readonly last: string;
}

/** What of a period is left behind the cursor. @throws InvalidCursor */
export function rangeOf(
  list: ListName,
  { from, until, cursor }: Period & { cursor?: string | undefined },
): Range {
  const begins = from === undefined ? BEGINNING : toInstant(Date.parse(from));
  const goesOn = cursor === undefined ? begins : behind(placeIn(fromCursor(list, cursor)));
  // What happens at `until` has a `#` behind it and so comes later.
  const last = until === undefined ? END : toInstant(Date.parse(until));
  return { first: goesOn > begins ? goesOn : begins, last };
}

/** @throws InvalidCursor for what begins with no day */
function placeIn(text: string): string {
  if (Number.isNaN(Date.parse(text.slice(0, 10))))
    throw new InvalidCursor('The cursor does not belong to this list.');
  return text;
}

/** The next of all sources together, in order, each place once: `most` of them where there are as many. */
export async function nextOf<T>(
  sources: readonly Source<T>[],
  { first, last }: Range,
  most: number,
): Promise<Placed<T>[]> {
  if (first > last) return [];
  const found = await Promise.all(sources.map((source) => source(first, last, most)));
  const byPlace = new Map(found.flat().map((placed) => [placed.place, placed]));
  return [...byPlace.values()].sort((a, b) => (a.place < b.place ? -1 : 1)).slice(0, most);
}

/** A page of all sources together. @throws InvalidCursor */
export async function pageByTime<T>(
  sources: readonly Source<T>[],
  list: ListName,
  request: PageRequest & Period,
): Promise<Page<T>> {
  const { limit } = request;
  const found = await nextOf(sources, rangeOf(list, request), limit + 1);
  const items = found.slice(0, limit);
  const more = found.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(({ value }) => value),
    nextCursor: more === undefined ? null : toCursor(list, more.place),
  };
}
