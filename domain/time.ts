import { parse } from 'iso8601-duration';
import * as z from 'zod/mini';

const DURATION = /^P(?!$)(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/;
const LONGEST_MILLIS = 3653 * 86_400_000;

/** An ISO 8601 duration whose length does not depend on the calendar: weeks, or days, hours, minutes and seconds. */
export const durationSchema = z.string().check(
  // Aborts, since the checks that follow (here and in schemas built on this one) reckon with the duration.
  z.regex(DURATION, {
    error: 'must be an ISO 8601 duration of weeks, or days, hours, minutes and seconds, such as P3D',
    abort: true,
  }),
  z.refine((duration) => durationMillis(duration) <= LONGEST_MILLIS, {
    error: 'must not exceed ten years',
    abort: true,
  }),
);

/** An RFC 3339 instant in UTC. */
export const instantSchema = z.iso.datetime({
  error: 'must be an RFC 3339 time in UTC, such as 2026-12-01T12:00:00Z',
});

/** A time zone by its IANA name. */
export const timeZoneSchema = z
  .string()
  .check(z.maxLength(64), z.refine(isTimeZone, 'must be an IANA time zone, such as Europe/Berlin'));

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    // How the platform says that it knows no such zone.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Always the same length, whatever the machine's time zone: a day has 24 hours. */
export function durationMillis(duration: string): number {
  const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parse(duration);
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** `instant` moved by ISO 8601 `duration`, RFC 3339. */
export function plus(instant: string, duration: string): string {
  return toInstant(Date.parse(instant) + durationMillis(duration));
}

export function toInstant(epochMillis: number): string {
  return new Date(epochMillis).toISOString();
}

/** The later of instants. */
export function latest(first: string, ...others: readonly string[]): string {
  return others.reduce((late, other) => (Date.parse(other) > Date.parse(late) ? other : late), first);
}

/** `instant` moved back by ISO 8601 `duration`, RFC 3339. */
export function before(instant: string, duration: string): string {
  return toInstant(Date.parse(instant) - durationMillis(duration));
}
