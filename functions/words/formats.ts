import { parse } from 'iso8601-duration';
import { PPM } from '../../domain/money/amount.ts';
import type { Locale } from '../../domain/parties.ts';
import type { Reader } from './reader.ts';

const DAY_AND_TIME = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** An instant (RFC 3339) as a person says it, with the name of the zone: "Tue, Dec 1, 2026, 20:00 (China Standard Time)". */
export function moment(instant: string, { locale, timeZone }: Reader): string {
  const date = new Date(instant);
  const said = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    ...DAY_AND_TIME,
    timeZone,
  }).format(date);
  const zone = zoneName(date, { locale, timeZone });
  return locale === 'zh-CN' ? `${said}（${zone}）` : `${said} (${zone})`;
}

export function zoneName(date: Date, { locale, timeZone }: Reader): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far `instant` lies from `now` (epoch ms), in the largest unit of which there are two; never more than is left. */
export function distance(instant: string, now: number, locale: Locale): string {
  const millis = Date.parse(instant) - now;
  const format = new Intl.RelativeTimeFormat(locale);
  if (Math.abs(millis) >= 2 * DAY) return format.format(Math.trunc(millis / DAY), 'day');
  if (Math.abs(millis) >= 2 * HOUR) return format.format(Math.trunc(millis / HOUR), 'hour');
  return format.format(Math.trunc(millis / MINUTE), 'minute');
}

/** An ISO 8601 duration: "15 days". A duration of nothing is "0 days". */
export function duration(iso: string, locale: Locale): string {
  const parts = parse(iso);
  const isNothing = Object.values(parts).every((value) => !value);
  const daysDisplay = isNothing ? 'always' : 'auto';
  return new Intl.DurationFormat(locale, { style: 'long', daysDisplay }).format(parts);
}

/** A rate in ppm: 125 000 is "12.5%". */
export function percent(ratePpm: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(ratePpm / PPM);
}

export function currencyName(currency: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'currency' }).of(currency) ?? currency;
}

/** A label and what belongs to it, with the language's own colon. */
export function labelled(label: string, value: string, locale: Locale): string {
  return locale === 'zh-CN' ? `${label}：${value}` : `${label}: ${value}`;
}

/** Things one after the other, with the language's own "and" before the last. */
export function list(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale).format(items);
}

/** An instant (RFC 3339) where many stand below one another and the zone is said once: "Dec 1, 2026, 20:00". */
export function shortMoment(instant: string, { locale, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(locale, { ...DAY_AND_TIME, timeZone }).format(new Date(instant));
}

const KILO = 1000;
const MEGA = 1_000_000;

/** How large a file is: "1.2 MB". */
export function fileSize(bytes: number, locale: Locale): string {
  const [value, unit] =
    bytes < KILO ? [bytes, 'byte'] : bytes < MEGA ? [bytes / KILO, 'kilobyte'] : [bytes / MEGA, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
