import * as z from 'zod/mini';
import { gateNameSchema } from '../gates/names.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { actorSchema } from '../parties.ts';
import { instantSchema } from '../time.ts';

/** What a dispute is about. */
export const disputeReasonSchema = z.enum([
  'not_delivered',
  'not_as_agreed',
  'late',
  'disclosure_missing',
  'unfair_rejection',
  'taken_down',
  'sales_misreported',
  'fraud',
  'other',
]);
export type DisputeReason = z.infer<typeof disputeReasonSchema>;

/** The two who can be of different opinions; a provider disputes for its brand. */
export const sideSchema = z.enum(['brand', 'creator']);
export type Side = z.infer<typeof sideSchema>;

/** The latest dispute of a deal. Amounts are what the creator would earn, gross, in minor units. */
export const disputeSchema = z.strictObject({
  id: z.string(),
  /** Of the deal's disputes, from 1. */
  number: z.int(),
  /** Where the deal stood. */
  gate: gateNameSchema,
  claimant: sideSchema,
  openedBy: actorSchema,
  openedAt: instantSchema,
  reasonCode: disputeReasonSchema,
  claim: z.string(),
  evidenceIds: z.array(z.string()),
  /** What the creator could still earn out of escrow at that moment, and what of it is in dispute. */
  contestableMinor: amountMinorSchema,
  contestedMinor: amountMinorSchema,
  /** When it was over, one way or another. */
  resolvedAt: z.nullable(instantSchema),
});
export type Dispute = z.infer<typeof disputeSchema>;

/** Whether a dispute is going on. */
export const isDisputed = ({ dispute }: { readonly dispute: Dispute | null }): boolean =>
  dispute !== null && dispute.resolvedAt === null;

export const otherSide = (side: Side): Side => (side === 'brand' ? 'creator' : 'brand');
