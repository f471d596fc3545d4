import * as z from 'zod/mini';
import { gateNameSchema } from '../gates/names.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { actorSchema, type Role } from '../parties.ts';
import { instantSchema } from '../time.ts';
import { disputeGates } from './clocks.ts';
import { findingSchema } from './finding.ts';
import { disputeReasonSchema } from './reason.ts';

export { disputeReasonSchema } from './reason.ts';

/** The two who can be of different opinions; a provider disputes for its brand. */
export const sideSchema = z.enum(['brand', 'creator']);
export type Side = z.infer<typeof sideSchema>;

/**
 * How far a dispute is: begun, at one of its gates, decided for good and to be carried out, or over. A machine that is
 * started anew goes on from here.
 */
export const disputeStageSchema = z.enum(['opened', ...disputeGates, 'resolution', 'closed']);
export type DisputeStage = z.infer<typeof disputeStageSchema>;

const responseSchema = z.strictObject({
  by: actorSchema,
  at: instantSchema,
  statement: z.string(),
  evidenceIds: z.array(z.string()),
});

const proposalSchema = z.strictObject({
  finding: findingSchema,
  by: actorSchema,
  at: instantSchema,
  /** Who said yes so far. */
  acceptedBy: z.array(sideSchema),
  rejectedBy: z.nullable(sideSchema),
});

/** What one operator decided while a second one has to agree. */
const pendingDecisionSchema = z.strictObject({ finding: findingSchema, by: actorSchema, at: instantSchema });

const decisionSchema = z.strictObject({
  finding: findingSchema,
  /** Both sides agreed, the other side stayed silent, or operators decided. */
  origin: z.enum(['agreement', 'silence', 'operators']),
  by: z.array(actorSchema),
  at: instantSchema,
});
export type DisputeDecision = z.infer<typeof decisionSchema>;

const appealSchema = z.strictObject({ by: actorSchema, at: instantSchema, grounds: z.string() });

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
  stage: disputeStageSchema,
  /** Set with the freeze, by the rule of that time. */
  needsTwoOperators: z.boolean(),
  response: z.nullable(responseSchema),
  proposal: z.nullable(proposalSchema),
  pendingDecision: z.nullable(pendingDecisionSchema),
  decision: z.nullable(decisionSchema),
  appeal: z.nullable(appealSchema),
  /** The decision that was appealed. */
  appealed: z.nullable(decisionSchema),
  /** When it was over, one way or another. */
  resolvedAt: z.nullable(instantSchema),
});
export type Dispute = z.infer<typeof disputeSchema>;

/** Whether a dispute is going on. */
export const isDisputed = ({ dispute }: { readonly dispute: Dispute | null }): boolean =>
  dispute !== null && dispute.resolvedAt === null;

export const otherSide = (side: Side): Side => (side === 'brand' ? 'creator' : 'brand');

/** Whose side somebody acts on: everybody but the creator who may act at all acts for the brand. */
export const sideOf = (role: Role): Side => (role === 'creator' ? 'creator' : 'brand');

/** Everything of a new dispute that is still to come. */
export const NOTHING_SAID_YET = {
  stage: 'opened',
  needsTwoOperators: false,
  response: null,
  proposal: null,
  pendingDecision: null,
  decision: null,
  appeal: null,
  appealed: null,
  resolvedAt: null,
} as const satisfies Partial<Dispute>;
