import type { Ledger } from '../../domain/ports/ledger.ts';
import { toInstant } from '../../domain/time.ts';
import { toCursor } from './cursor.ts';
import type { Key } from './keys.ts';
import { nextOf, type Placed, rangeOf } from './ledgerByTime.ts';
import { entriesAt, ofDay } from './ledgerSources.ts';
import type { Table } from './table.ts';

/** Through how many days without any entry one call looks, before it hands out a cursor to look on from. */
const MOST_DAYS = 31;
const DAY_MILLIS = 86_400_000;

/** All entries of a time, day after day. */
export function makeEntriesBetween(table: Table): Ledger['entriesBetween'] {
  return async (request) => {
    const { from, until, limit } = request;
    const list = { of: 'entries between', from, until };
    const range = rangeOf(list, request);
    const found: Placed<Key>[] = [];
    let day = range.first.slice(0, 10);
    let days = 0;
    for (; day <= range.last.slice(0, 10) && found.length <= limit && days < MOST_DAYS; days += 1) {
      found.push(...(await nextOf(ofDay(table, day), range, limit + 1 - found.length)));
      day = toInstant(Date.parse(day) + DAY_MILLIS).slice(0, 10);
    }
    const shown = found.slice(0, limit);
    const isLookedThrough = found.length <= limit && day > range.last.slice(0, 10);
    const goesOn = found.length > limit ? (shown.at(-1)?.place ?? range.first) : day;
    return {
      items: await entriesAt(
        table,
        shown.map(({ value }) => value),
      ),
      nextCursor: isLookedThrough ? null : toCursor(list, goesOn),
    };
  };
}
