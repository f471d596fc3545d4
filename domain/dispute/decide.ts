import { defineAction } from '../actions/action.ts';
import type { Rejection } from '../deal/change.ts';
import type { Actor } from '../parties.ts';
import { refuseFinding } from './checkFinding.ts';
import type { Dispute } from './dispute.ts';
import { decisionPayloadSchema, type Finding, isSameFinding } from './finding.ts';
import { disputeAt, NO_DISPUTE } from './standing.ts';

/**
 * An operator decides. Where much is contested it takes two who decide the same: the first one's word is noted, and
 * another one of other content takes its place. What was appealed is decided by others than before.
 *
 * The log, which the parties read, says of a first decision only that it was made. What it says is no decision before
 * a second operator agreed: until then it stands in the dispute alone, for operators (`disputeFor`).
 */
export const decide = defineAction({
  payload: decisionPayloadSchema,
  eventType: 'deal.dispute_decided.v1',
  effect: (deal, payload, { actor, at, now }) => {
    const dispute = disputeAt(deal, 'decision');
    if (dispute === null) return NO_DISPUTE;
    const refusal = refuseOperator(dispute, actor) ?? refuseFinding(deal, dispute, payload, now);
    if (refusal !== null) return refusal;
    const { shares = null, redo = null, ...reasoned } = payload;
    const finding = { ...reasoned, shares, redo };
    const agreed = agreedWith(dispute, finding);
    if (agreed === null && dispute.needsTwoOperators) {
      const pendingDecision = { finding, by: actor, at };
      return {
        changes: { dispute: { ...dispute, pendingDecision } },
        eventType: 'deal.first_decision_made.v1',
        data: { disputeId: dispute.id },
        leaves: deal.gate?.actions ?? [],
      };
    }
    const by = agreed === null ? [actor] : [agreed.by, actor];
    const decision = { finding: agreed?.finding ?? finding, origin: 'operators' as const, by, at };
    const stage = dispute.appeal === null ? ('appeal' as const) : ('resolution' as const);
    return {
      changes: { dispute: { ...dispute, stage, pendingDecision: null, decision } },
      data: { disputeId: dispute.id, ...decision.finding, decidedBy: by },
    };
  },
});

/** The first of two, if the second decides the same; what both say it rests on counts. */
function agreedWith({ pendingDecision }: Dispute, finding: Finding): { finding: Finding; by: Actor } | null {
  if (pendingDecision === null || !isSameFinding(pendingDecision.finding, finding)) return null;
  const evidenceIds = [...new Set([...pendingDecision.finding.evidenceIds, ...finding.evidenceIds])];
  return { by: pendingDecision.by, finding: { ...pendingDecision.finding, evidenceIds } };
}

function refuseOperator({ pendingDecision, appealed }: Dispute, { id }: Actor): Rejection | null {
  const code = 'another_operator_required' as const;
  if (pendingDecision?.by.id === id)
    return { code, message: 'You have decided; a second operator has to decide the same.' };
  if (appealed?.by.some((earlier) => earlier.id === id) === true)
    return { code, message: 'An appeal is decided by others than the decision before it.' };
  return null;
}
