import { TZDateMini } from '@date-fns/tz';
import { toInstant } from '../../../domain/time.ts';
import { formFaults } from '../../words/faults.ts';
import type { Parsed } from './readForm.ts';

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::00(?:\.0+)?)?$/;

/** An instant as the value of `<input type="datetime-local">` in `timeZone` (IANA): "2026-12-01T20:00". */
export function localText(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  return format.format(new Date(instant)).replace(' ', 'T');
}

/** The instant (RFC 3339) that a local time names in `timeZone`; the first of two where clocks are set back. */
export function parseLocal(text: string, timeZone: string): Parsed<string> {
  const match = LOCAL.exec(text);
  if (match === null) return { ok: false, message: formFaults.moment };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const typed = text.slice(0, 'yyyy-mm-ddThh:mm'.length);
  const calendar = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const isOnCalendar = calendar.toISOString().startsWith(typed);
  if (!isOnCalendar) return { ok: false, message: formFaults.moment };
  const instant = toInstant(new TZDateMini(year, month - 1, day, hour, minute, timeZone).getTime());
  return localText(instant, timeZone) === typed
    ? { ok: true, value: instant }
    : { ok: false, message: formFaults.skipped };
}
