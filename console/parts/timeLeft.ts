import type { Locale } from '../../domain/parties.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface TimeLeft {
  /** In the two largest units, e.g. "2 days 3 hr"; `null` when none is left. */
  readonly text: string | null;
  readonly urgency: 'calm' | 'soon' | 'urgent';
}

/** How time left (ms) is said, never more than there is: seconds only in the last hour. */
export function timeLeft(millis: number, locale: Locale): TimeLeft {
  if (millis <= 0) return { text: null, urgency: 'urgent' };
  const days = Math.floor(millis / DAY);
  const hours = Math.floor((millis % DAY) / HOUR);
  const minutes = Math.floor((millis % HOUR) / MINUTE);
  const seconds = Math.floor((millis % MINUTE) / SECOND);
  const format = new Intl.DurationFormat(locale, { style: 'short' });
  if (days > 0) return { text: format.format({ days, hours }), urgency: days < 2 ? 'soon' : 'calm' };
  if (hours > 0) return { text: format.format({ hours, minutes }), urgency: hours < 6 ? 'urgent' : 'soon' };
  return { text: format.format({ minutes, seconds }), urgency: 'urgent' };
}
