import * as z from 'zod/mini';
import { type ActionContext, defineAction, type Effect } from '../actions/action.ts';
import { reasonSchema } from '../actions/texts.ts';
import type { Rejection } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { refuseFinding } from './checkFinding.ts';
import { sideOf } from './dispute.ts';
import { proposalPayloadSchema } from './finding.ts';
import { disputeAt, NO_DISPUTE } from './standing.ts';

const answerSchema = z.strictObject({ note: z.optional(reasonSchema) });

/** An operator suggests how to share what is contested. It binds nobody before both sides said yes. */
export const propose = defineAction({
  payload: proposalPayloadSchema,
  eventType: 'deal.proposal_made.v1',
  effect: (deal, payload, { actor, at, now }) => {
    const dispute = disputeAt(deal, 'proposal');
    if (dispute === null) return NO_DISPUTE;
    const refusal = refuseFinding(deal, dispute, payload, now);
    if (refusal !== null) return refusal;
    const finding = { ...payload, redo: null };
    const proposal = { finding, by: actor, at, acceptedBy: [], rejectedBy: null };
    return {
      changes: { dispute: { ...dispute, stage: 'proposal_response', proposal } },
      data: { disputeId: dispute.id, ...payload },
    };
  },
});

/** The first yes is noted and the gate waits on for the other side; the second is the end of the dispute. */
export const acceptProposal = defineAction({
  payload: answerSchema,
  eventType: 'deal.proposal_accepted.v1',
  effect: (deal, payload, context) => answer(deal, payload, context, true),
});

/** One no ends it: operators decide. */
export const rejectProposal = defineAction({
  payload: answerSchema,
  eventType: 'deal.proposal_rejected.v1',
  effect: (deal, payload, context) => answer(deal, payload, context, false),
});

function answer(
  deal: Deal,
  { note }: z.infer<typeof answerSchema>,
  { actor, at }: ActionContext,
  isYes: boolean,
): Effect | Rejection {
  const dispute = disputeAt(deal, 'proposal_response');
  if (dispute === null || dispute.proposal === null) return NO_DISPUTE;
  const { proposal } = dispute;
  const side = sideOf(actor.role);
  if (proposal.acceptedBy.includes(side)) {
    return { code: 'already_answered', message: `The ${side} has accepted this proposal before.` };
  }
  const data = { disputeId: dispute.id, side, ...(note === undefined ? {} : { note }) };
  if (!isYes) {
    const rejected = { ...proposal, rejectedBy: side };
    return { changes: { dispute: { ...dispute, stage: 'decision', proposal: rejected } }, data };
  }
  const accepted = { ...proposal, acceptedBy: [...proposal.acceptedBy, side] };
  if (accepted.acceptedBy.length === 1) {
    const leaves = (deal.gate?.actions ?? []).filter(({ by }) => sideOf(by) !== side);
    return { changes: { dispute: { ...dispute, proposal: accepted } }, data, leaves };
  }
  const decision = { finding: proposal.finding, origin: 'agreement' as const, by: [proposal.by], at };
  return { changes: { dispute: { ...dispute, stage: 'resolution', proposal: accepted, decision } }, data };
}
