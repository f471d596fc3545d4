/** Excel counts in 15 digits but stores more: 129.95 may stand in the file as 129.94999999999999. */
const PLAIN = new Intl.NumberFormat('en-US', {
  maximumSignificantDigits: 15,
  useGrouping: false,
  signDisplay: 'negative',
});

/** A number as it stands in the file, without exponent; whole numbers to the last digit. */
export function plainNumber(stored: string): string {
  const value = Number(stored);
  return /^-?\d+$/.test(stored) || !Number.isFinite(value) ? stored : PLAIN.format(value);
}

/** What a cell holds; a date as if the time on the sheet were UTC. */
export type Cell = string | boolean | Date | null;

/** @param hasTime whether midnight is a time rather than none */
export function cellText(cell: Cell, hasTime: boolean): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell instanceof Date ? dateText(cell, hasTime) : cell;
}

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/** Fractions of a day are not exact: 20:00 is stored a little before or after. */
const wholeSecond = (date: Date): number => Math.round(date.getTime() / SECOND) * SECOND;

export const isMidnight = (date: Date): boolean => wholeSecond(date) % DAY === 0;

function dateText(date: Date, hasTime: boolean): string {
  // Spreadsheets show as much of what is beyond their calendar.
  if (Number.isNaN(date.getTime())) return '#####';
  const [day = '', time = ''] = new Date(wholeSecond(date)).toISOString().slice(0, 19).split('T');
  const shown = time.replace(/:00$/, '');
  // A time alone is stored as one of the day before the first.
  if (day < '1900') return shown;
  return hasTime ? `${day} ${shown}` : day;
}
