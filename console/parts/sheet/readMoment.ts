import { formFaults } from '../../../functions/words/faults.ts';

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const WITH_OFFSET = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?([+-]\d\d):?(\d\d)$/;
const LOCAL = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日 *|[T ]+)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/;

/** A date and time as a sheet says it; one without a zone is of this device's. The message is in the words of the API. */
export function readMoment(given: string): { readonly at: string } | { readonly message: string } {
  const text = given.normalize('NFKC');
  if (UTC.test(text)) return instant(text, () => text);
  const offset = WITH_OFFSET.exec(text);
  if (offset !== null) {
    const [, day = '', time = '', hours = '', minutes = ''] = offset;
    return instant(`${day}T${time}${hours}:${minutes}`, (date) => date.toISOString());
  }
  const local = LOCAL.exec(text);
  return local === null
    ? { message: formFaults.moment }
    : localTime(local.slice(1).map((part) => Number(part ?? 0)));
}

function instant(text: string, write: (date: Date) => string) {
  const date = new Date(text);
  const isThere = !Number.isNaN(date.getTime()) && isDay(text.slice(0, 10));
  return isThere ? { at: write(date) } : { message: formFaults.moment };
}

/** Date takes 31 February for 3 March; a sheet that says so has a mistake in it. */
function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

function localTime([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[]) {
  const date = new Date(year, month - 1, day, hour, minute, second);
  const isThere = date.getMonth() === month - 1 && date.getDate() === day;
  if (!isThere || hour > 23 || minute > 59 || second > 59) return { message: formFaults.moment };
  if (date.getHours() !== hour || date.getMinutes() !== minute) return { message: formFaults.skipped };
  return { at: date.toISOString() };
}
