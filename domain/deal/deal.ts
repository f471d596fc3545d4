import * as z from 'zod/mini';
import { disputeSchema } from '../dispute/dispute.ts';
import { actionSchema, answerSchema, gateSchema, statusSchema } from '../gates/gate.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { actorSchema, roleSchema } from '../parties.ts';
import { salesWindows, termsSchema } from '../terms/terms.ts';
import { instantSchema } from '../time.ts';
import { cancellationSchema, rungSchema } from './cancellation.ts';
import { clawbackSchema, offsetSchema, reversalSchema } from './debts.ts';
import { paymentSchema } from './payment.ts';

export const outcomeSchema = z.enum([
  'completed',
  'declined',
  'expired',
  'withdrawn',
  'cancelled',
  'refunded',
  'resolved',
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** Where an acceptance came from: the channel, and the network (never the whole address) of the request. */
export const originSchema = z.strictObject({
  channel: z.enum(['api', 'link']),
  network: z.nullable(z.string()),
});
export type Origin = z.infer<typeof originSchema>;

/** The one version of the terms that counts, frozen by its hash. */
const acceptanceSchema = z.strictObject({
  termsVersion: z.int(),
  termsHash: z.string(),
  at: instantSchema,
  by: actorSchema,
  from: originSchema,
});

/** A payment asked of the brand: of the deal before work begins, or of the commission above the reserve. */
const collectionSchema = z.strictObject({
  paymentId: z.string(),
  amountMinor: amountMinorSchema,
  sessionId: z.string(),
  checkoutUrl: z.string(),
  heldAt: z.nullable(instantSchema),
  reference: z.nullable(z.string()),
});
export type Collection = z.infer<typeof collectionSchema>;

const pendingCollectionSchema = z.strictObject({
  paymentId: z.string(),
  amountMinor: amountMinorSchema,
  since: instantSchema,
});

/** How far the sample came. */
const sampleSchema = z.strictObject({
  shipments: z.int(),
  carrier: z.string(),
  trackingNumber: z.string(),
  shippedAt: instantSchema,
  defects: z.int(),
  /** When the last of them was reported. */
  defectAt: z.nullable(instantSchema),
});

const draftSchema = z.strictObject({
  url: z.nullable(z.string()),
  at: instantSchema,
  evidenceIds: z.array(z.string()),
});

const deliverySchema = z.strictObject({
  url: z.string(),
  liveAt: instantSchema,
  endedAt: z.nullable(instantSchema),
  at: instantSchema,
  evidenceIds: z.array(z.string()),
  /** The `seq` of the event that says how its checks came out, once they were made. */
  verifiedBy: z.optional(z.int()),
  /** When it was last looked at again while it has to stay online, and the `seq` of the event that says what was seen. */
  recheckedAt: z.optional(instantSchema),
  recheckedBy: z.optional(z.int()),
});

/** What the settlement found once the sales were closed. Amounts in minor units. */
const salesSchema = z.strictObject({
  orders: z.int(),
  netSalesMinor: amountMinorSchema,
  commissionMinor: amountMinorSchema,
  /** What missing sales leave the brand of a guaranteed fixed fee. */
  guaranteeRefundMinor: amountMinorSchema,
});

const moneySchema = z.strictObject({
  fundedMinor: amountMinorSchema,
  /** Left escrow for those who earned it. */
  releasedMinor: amountMinorSchema,
  /** Left escrow back to the brand. */
  refundedMinor: amountMinorSchema,
  /** Reached the payees. */
  paidOutMinor: amountMinorSchema,
});

/** Why a deal stands at `operator`. The cause is the failed step's own words, free of personal data. */
const parkedSchema = z.strictObject({
  stage: z.string(),
  error: z.string(),
  cause: z.string(),
  at: instantSchema,
  /** What the failed step was called with, as far as it says where the deal stood; `null` where none was called. */
  input: z.nullable(z.record(z.string(), z.unknown())),
});

/**
 * A deal as it is kept: the current projection of its event log. A part that is `null` has not come to pass.
 * `version` rises by one with every commit; writers name the version they read.
 */
export const dealSchema = z.strictObject({
  id: z.string(),
  reference: z.string(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  brandId: z.string(),
  creatorId: z.string(),
  provider: z.nullable(z.strictObject({ id: z.string(), mandate: z.array(actionSchema) })),
  campaignId: z.nullable(z.string()),
  status: statusSchema,
  outcome: z.nullable(outcomeSchema),
  terms: termsSchema,
  termsVersion: z.int(),
  termsProposedBy: roleSchema,
  termsProposedAt: instantSchema,
  counterRounds: z.int(),
  acceptance: z.nullable(acceptanceSchema),
  gate: z.nullable(gateSchema),
  /** What the gate before this one offered: whoever tries it now came second. */
  previousGate: z.nullable(z.pick(gateSchema, { name: true, actions: true })),
  lastAnswer: z.nullable(answerSchema),
  funding: z.nullable(collectionSchema),
  topUp: z.nullable(collectionSchema),
  collections: z.int(),
  /** Payments that were confirmed and have not arrived. */
  pendingCollections: z.array(pendingCollectionSchema),
  dueAt: instantSchema,
  sample: z.nullable(sampleSchema),
  /** When the sample was received, or waived. */
  sampleEndedAt: z.nullable(instantSchema),
  /** What was shown last before the work is published. */
  draft: z.nullable(draftSchema),
  /** When it was approved, or the time to show one was over. */
  draftEndedAt: z.nullable(instantSchema),
  /** Of drafts and of the work, together. */
  changeRounds: z.int(),
  changesRequestedAt: z.nullable(instantSchema),
  delivery: z.nullable(deliverySchema),
  /** Set once somebody cancelled while money was held. */
  cancellation: z.nullable(cancellationSchema),
  /** The rung of the cancellation ladder from which the brand moved the due date: it leads down no more. */
  cancellationFloor: z.nullable(rungSchema),
  /** When the review ended well. */
  feeReleasedAt: z.nullable(instantSchema),
  /** What of the fixed fee left escrow for those who earned it. */
  feeReleasedMinor: amountMinorSchema,
  /** What a dispute took off the fixed fee for good. */
  feeConcededMinor: amountMinorSchema,
  /** When it was settled whether the work stayed online as agreed: from then on nothing is held for it. */
  stayLiveEndedAt: z.nullable(instantSchema),
  /** What of the fixed fee was lost because it did not. */
  holdForfeitedMinor: amountMinorSchema,
  salesReports: z.int(),
  /** Net of all reported orders, whether they count or not; bounded, so that every sum over them is exact. */
  reportedNetMinor: amountMinorSchema,
  /** Of that, what counts: inside the attribution window, less what was refunded or cancelled. */
  countingNetMinor: amountMinorSchema,
  salesClosedAt: z.nullable(instantSchema),
  sales: z.nullable(salesSchema),
  salesSettledAt: z.nullable(instantSchema),
  /** What of the commission left escrow for those who earned it. */
  commissionReleasedMinor: amountMinorSchema,
  clawback: z.nullable(clawbackSchema),
  offsets: z.array(offsetSchema),
  reversals: z.array(reversalSchema),
  /** An operator released the commission as far as escrow goes: no top-up is asked for any more. */
  commissionCapped: z.boolean(),
  escrowMinor: amountMinorSchema,
  money: moneySchema,
  payments: z.array(paymentSchema),
  parked: z.nullable(parkedSchema),
  /** How often an operator replaced the links of a party, by its id: earlier ones open nothing. */
  linksReissued: z.record(z.string(), z.int()),
  /** Of the latest dispute, which is below. */
  disputeId: z.nullable(z.string()),
  dispute: z.nullable(disputeSchema),
  /** Somebody's system is told of it: each of its events is marked for that. */
  watched: z.optional(z.literal(true)),
  lastSeq: z.int(),
  lastHash: z.string(),
});
export type Deal = z.infer<typeof dealSchema>;

/** Whether work was delivered on whose sales a commission or a guarantee is still to be settled. */
export function awaitsSales(deal: Deal): boolean {
  return hasSales(deal) && deal.salesSettledAt === null;
}

/** Nobody counts the sales of work that was cancelled. */
function hasSales({ terms, delivery, cancellation }: Deal): boolean {
  return salesWindows(terms) !== null && delivery !== null && cancellation === null;
}

/** Sales may be reported from delivery on, until they are closed. */
export function takesSales(deal: Deal): boolean {
  return hasSales(deal) && deal.salesClosedAt === null && deal.status !== 'closed';
}
