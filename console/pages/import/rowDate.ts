import { formFaults } from '../../../functions/words/faults.ts';
import { readMoment } from '../../parts/sheet/readMoment.ts';
import type { Sheet } from '../../parts/sheet/sheet.ts';
import type { Mapping } from './columns.ts';

/** A day is named but no time, and the terms have none to take instead. */
export const NO_TIME = 'needs a time of day';

const DAY = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/;

/**
 * When the work of a row is due (RFC 3339), where it says so itself; `null` for the date of the terms.
 * @param due what the terms say, as `datetime-local` has it; `''` for nothing @param now epoch ms
 */
export function readRowDate(
  text: string,
  due: string,
  now: number,
): { readonly at: string | null } | { readonly message: string } {
  if (text === '') return due === '' ? { message: formFaults.empty } : { at: null };
  const isDay = DAY.test(text.normalize('NFKC'));
  if (isDay && due === '') return { message: NO_TIME };
  const read = readMoment(isDay ? `${text} ${due.slice(11)}` : text);
  if ('message' in read) return read;
  return Date.parse(read.at) > now ? read : { message: 'must be in the future' };
}

/** The first date that a row has of its own: stands in for that of the terms while these have none. */
export function earliestDate(sheet: Sheet, mapping: Mapping, now: number): string | null {
  const { date: column } = mapping;
  if (column === undefined) return null;
  const dates = sheet.rows.flatMap((cells) => {
    const read = readRowDate(cells[column] ?? '', '', now);
    return 'at' in read && read.at !== null ? [read.at] : [];
  });
  return dates.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null;
}
