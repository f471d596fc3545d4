import * as z from 'zod/mini';
import { reasonSchema } from '../actions/texts.ts';
import type { Decision } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import type { Actor } from '../parties.ts';
import { operated } from './operation.ts';

export const resendNoticeSchema = z.strictObject({
  to: z.enum(['brand', 'provider', 'creator', 'operator']),
  /** The place in the log of the event that the notice tells of; the latest that still holds if it is not said. */
  seq: z.optional(z.int().check(z.minimum(1))),
  reason: reasonSchema,
});

export interface ResentNotice {
  /** Of the event that it tells of. */
  readonly of: number;
  readonly partyId: string;
}

/** A notice goes out once more, with a new link where it has one; the stream's consumer sends it. */
export function resendNotice(
  deal: Deal,
  { to, reason }: z.infer<typeof resendNoticeSchema>,
  { of, partyId }: ResentNotice,
  by: Actor,
): Decision {
  const data = { of, to, partyId, reason };
  return operated(deal, {}, { type: 'deal.notice_resent.v1', actor: by, data });
}
