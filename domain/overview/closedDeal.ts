import * as z from 'zod/mini';
import type { Outcome } from '../deal/deal.ts';
import { amountMinorSchema } from '../money/amount.ts';
import type { Tally } from '../record/tally.ts';

/** Epoch milliseconds: a number is kept in a third of what the text takes. */
const millis = z.int().check(z.minimum(0));

/**
 * What overviews need of a closed deal besides its tally and its outcome; nothing in it changes any more. Ids only,
 * nothing personal. It is kept with every deal for good, so that every byte counts: what there is not is left out.
 */
export const figuresSchema = z.strictObject({
  closedAt: millis,
  currency: z.string(),
  providerId: z.optional(z.string()),
  campaignId: z.optional(z.string()),
  /** How long it stood at each gate, from the gate's opening to that of the next one: milliseconds by gate. */
  gates: z.record(z.string(), millis),
  /** What was settled as commission, and when. */
  commission: z.optional(z.strictObject({ at: millis, minor: amountMinorSchema })),
});
export type Figures = z.infer<typeof figuresSchema>;

export interface ClosedDeal extends Figures {
  readonly outcome: Outcome;
  /** What it says of its creator: it delivers, and every dispute is one of its own. */
  readonly tally: Pick<Tally, 'deals' | 'deliveries' | 'deliveriesOnTime' | 'disputes'>;
}
