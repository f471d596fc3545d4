import type { Deal } from '../../domain/deal/deal.ts';
import { disputeGates } from '../../domain/dispute/clocks.ts';
import { type Dispute, type DisputeDecision, otherSide } from '../../domain/dispute/dispute.ts';
import { disputeFor, isBeingConfirmed } from '../../domain/dispute/disputeFor.ts';
import type { Finding } from '../../domain/dispute/finding.ts';
import { splitContested } from '../../domain/dispute/split.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import type { Role } from '../../domain/parties.ts';
import { type DisputeRecord, statusOf } from '../../domain/ports/disputes.ts';

/**
 * A dispute as the API shows it. Amounts are in minor units of `currency`: what the creator would earn, before fees.
 * @param deal as it is now, whose gate is shown if it is this dispute's; `null` leaves the gate out
 */
export function disputeView(record: DisputeRecord, deal: Deal | null, viewer: Role) {
  const { dealId, currency } = record;
  const dispute = disputeFor(viewer, record.dispute);
  const { id, gate: raisedAt, claimant, openedAt, reasonCode, claim, evidenceIds } = dispute;
  const { stage, response, proposal, pendingDecision, decision, appeal, appealed, resolvedAt } = dispute;
  const found = (finding: Finding) => findingView(finding, dispute, currency);
  const decided = (made: DisputeDecision | null) =>
    made && { ...found(made.finding), origin: made.origin, by: made.by, at: made.at };
  return {
    id,
    dealId,
    status: statusOf(dispute),
    stage,
    raisedAt,
    claimant,
    respondent: otherSide(claimant),
    ...{ openedAt, reasonCode, claim, evidenceIds, currency },
    contestableAmount: dispute.contestableMinor,
    contestedAmount: dispute.contestedMinor,
    needsTwoOperators: dispute.needsTwoOperators,
    gate: deal === null ? null : gateView(deal, dispute),
    response,
    proposal: proposal && {
      ...found(proposal.finding),
      ...{ by: proposal.by, at: proposal.at },
      ...{ acceptedBy: proposal.acceptedBy, rejectedBy: proposal.rejectedBy },
    },
    pendingDecision: pendingDecision && {
      ...found(pendingDecision.finding),
      ...{ by: pendingDecision.by, at: pendingDecision.at },
    },
    isBeingConfirmed: isBeingConfirmed(record.dispute),
    decision: decided(decision),
    appeal,
    appealedDecision: decided(appealed),
    resolvedAt,
  };
}

function findingView({ shares, redo, ...reasoned }: Finding, { contestedMinor }: Dispute, currency: string) {
  const split = shares && splitContested(contestedMinor, shares, currency);
  const amounts = split && {
    creator: split.creatorMinor,
    brand: split.brandMinor,
    provider: split.providerMinor,
  };
  return { ...(shares === null ? { redo } : { shares, amounts }), ...reasoned };
}

function gateView({ disputeId, gate }: Deal, { id }: Dispute) {
  const isOfDispute = isOpen(gate) && disputeId === id && disputeGates.some((name) => name === gate.name);
  if (!isOpen(gate) || !isOfDispute) return null;
  const { name, openedAt, deadline, atDeadline, actions } = gate;
  return { name, openedAt, deadline, atDeadline, actions };
}
