import { toInstant } from '../../domain/time.ts';
import type { Period } from '../../domain/verification/sighting.ts';

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;
/** Time zones reach from 12 hours behind UTC to 14 hours ahead: a local time is that much later or earlier in UTC. */
const BEHIND_MILLIS = 12 * HOUR_MILLIS;
const AHEAD_MILLIS = 14 * HOUR_MILLIS;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})$/i;

/** When a page's or a platform's date was, as exactly as it says: a day or a time without a zone leaves hours open. */
export function periodOf(text: string): Period | undefined {
  const said = text.trim();
  if (DAY.test(said)) return around(`${said}T00:00:00Z`, DAY_MILLIS - 1);
  if (LOCAL.test(said)) return around(`${said.replace(' ', 'T')}Z`, 0);
  if (!ZONED.test(said)) return undefined;
  const at = Date.parse(said.replace(' ', 'T').replace(' ', ''));
  return Number.isNaN(at) ? undefined : { from: toInstant(at), to: toInstant(at) };
}

function around(asIfUtc: string, lengthMillis: number): Period | undefined {
  const at = Date.parse(asIfUtc);
  if (Number.isNaN(at)) return undefined;
  return { from: toInstant(at - AHEAD_MILLIS), to: toInstant(at + lengthMillis + BEHIND_MILLIS) };
}

/** A moment that is known exactly, or nothing. */
export function instantOf(text: string): string | undefined {
  const period = periodOf(text);
  return period !== undefined && period.from === period.to ? period.from : undefined;
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

/** Whole seconds of an ISO 8601 duration such as PT1M30S. */
export function secondsOf(text: string): number | undefined {
  const parts = DURATION.exec(text.trim());
  if (parts === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return Math.floor(((days * 24 + hours) * 60 + minutes) * 60 + seconds);
}
