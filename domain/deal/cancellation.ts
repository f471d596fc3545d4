import * as z from 'zod/mini';
import { PPM } from '../money/amount.ts';
import { type Role, roleSchema } from '../parties.ts';
import { instantSchema } from '../time.ts';
import type { Deal } from './deal.ts';

/** Names these rules; a deal that was cancelled remembers under which ones. */
const LADDER_VERSION = '2026-11';

const HOUR_MILLIS = 3_600_000;
/** The stream is near from here on. */
export const NEAR_HOURS = 72;
/** And from here on it is the day itself. */
export const ON_THE_DAY_HOURS = 24;
const MANY_CHANGE_ROUNDS = 2;

/** How far a deal had come when it was cancelled. Whatever the rung, a creator who cancels keeps nothing. */
export const rungSchema = z.enum([
  'by_creator',
  'far_ahead',
  'near',
  'on_the_day',
  'before_draft',
  'after_draft',
  'after_changes',
]);
export type Rung = z.infer<typeof rungSchema>;

/** What of the fixed fee the creator keeps, in ppm (DESIGN §3). */
export const KEPT_PPM: Readonly<Record<Rung, number>> = {
  by_creator: 0,
  far_ahead: 0,
  near: PPM / 2,
  on_the_day: PPM,
  before_draft: 0,
  after_draft: PPM / 2,
  after_changes: PPM,
};

export const cancellationSchema = z.strictObject({
  by: roleSchema,
  at: instantSchema,
  rung: rungSchema,
  ladder: z.string(),
  keptPpm: z.int().check(z.minimum(0), z.maximum(PPM)),
});
export type Cancellation = z.infer<typeof cancellationSchema>;

/**
 * The rung a deal stands on if somebody other than the creator cancels at `now` (epoch ms). A later due date does not
 * lead down the ladder: what the creator had earned when the brand moved it stays earned.
 */
export function rungAt(deal: Deal, now: number): Rung {
  const rung = deal.terms.deliverable.kind === 'livestream' ? livestreamRung(deal, now) : videoRung(deal);
  const { cancellationFloor: floor } = deal;
  return floor !== null && KEPT_PPM[floor] > KEPT_PPM[rung] ? floor : rung;
}

/** @param at RFC 3339, the instant of `now` */
export function cancellationBy(deal: Deal, by: Role, now: number, at: string): Cancellation {
  const rung = by === 'creator' ? 'by_creator' : rungAt(deal, now);
  return { by, at, rung, ladder: LADDER_VERSION, keptPpm: KEPT_PPM[rung] };
}

function livestreamRung({ dueAt }: Deal, now: number): Rung {
  const ahead = Date.parse(dueAt) - now;
  if (ahead > NEAR_HOURS * HOUR_MILLIS) return 'far_ahead';
  return ahead > ON_THE_DAY_HOURS * HOUR_MILLIS ? 'near' : 'on_the_day';
}

function videoRung({ draft, delivery, changeRounds }: Deal): Rung {
  if (changeRounds >= MANY_CHANGE_ROUNDS) return 'after_changes';
  return draft === null && delivery === null ? 'before_draft' : 'after_draft';
}
