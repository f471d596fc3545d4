import { parse, toSeconds } from 'iso8601-duration';
import * as z from 'zod/mini';

const DURATION = /^P(?!$)(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/;

/** An ISO 8601 duration whose length does not depend on the calendar: weeks, or days, hours, minutes and seconds. */
export const durationSchema = z
  .string()
  .check(
    z.regex(
      DURATION,
      'must be an ISO 8601 duration of weeks, or days, hours, minutes and seconds, such as P3D',
    ),
  );

/** An RFC 3339 instant in UTC. */
export const instantSchema = z.iso.datetime({
  error: 'must be an RFC 3339 time in UTC, such as 2026-12-01T12:00:00Z',
});

export function durationMillis(duration: string): number {
  return toSeconds(parse(duration), new Date(0)) * 1000;
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
