import * as z from 'zod/mini';
import { NOTHING, plusTally, type Tally, tallySchema } from './tally.ts';

/** A month of UTC, such as `2026-11`: a deal counts in the month in which it closed. */
export const monthSchema = z.string().check(z.regex(/^\d{4}-\d{2}$/));

/** How a party kept its word. Holds nothing that tells who it is. */
export const partyRecordSchema = z.strictObject({ last12Months: tallySchema, allTime: tallySchema });
export type PartyRecord = z.infer<typeof partyRecordSchema>;

const MONTHS = 12;

/** @param at RFC 3339, UTC */
export const monthOf = (at: string): string => at.slice(0, 7);

/** The month `now` (epoch ms) lies in, and the eleven before it: from then on counts as the last 12 months. */
export function firstMonth(now: number): string {
  const date = new Date(now);
  return monthOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - MONTHS + 1)).toISOString());
}

/** @param now epoch ms */
export function recordOf(
  months: Iterable<{ readonly month: string; readonly tally: Tally }>,
  allTime: Tally,
  now: number,
): PartyRecord {
  const from = firstMonth(now);
  let last12Months = NOTHING;
  for (const { month, tally } of months) {
    if (month >= from) last12Months = plusTally(last12Months, tally);
  }
  return { last12Months, allTime };
}

/** Whether there is anything to go by. */
export function isNew({ allTime }: PartyRecord): boolean {
  return allTime.deals === 0 && allTime.turns === 0;
}
