import type { Deal } from '../deal/deal.ts';
import type { Happening } from '../deal/event.ts';
import type { GateName } from '../gates/names.ts';
import { PPM } from '../money/amount.ts';
import { CLOCK } from '../parties.ts';
import { type Dispute, isDisputed } from './dispute.ts';
import type { Finding } from './finding.ts';

/**
 * What the deadline of one of its gates makes of a dispute: an unanswered claim is decided for the claimant, an open
 * proposal goes to the operators, a decision nobody appealed is carried out. That operators are late decides nothing.
 */
export function silenceInDispute(
  { dispute }: Pick<Deal, 'dispute'>,
  gate: GateName,
  at: string,
): { readonly dispute: Dispute | null; readonly happenings: readonly Happening[] } {
  if (dispute === null || !isDisputed({ dispute }) || dispute.stage !== gate)
    return { dispute, happenings: [] };
  switch (dispute.stage) {
    case 'respond':
      return decidedForClaimant(dispute, at);
    case 'proposal':
    case 'proposal_response':
      return { dispute: { ...dispute, stage: 'decision' }, happenings: [] };
    case 'appeal':
      return { dispute: { ...dispute, stage: 'resolution' }, happenings: [] };
    default:
      return { dispute, happenings: [] };
  }
}

function decidedForClaimant(dispute: Dispute, at: string) {
  const creator = dispute.claimant === 'creator' ? PPM : 0;
  const finding: Finding = {
    shares: { creator, brand: PPM - creator },
    redo: null,
    reasonCode: 'no_response',
    text: '',
    evidenceIds: [...dispute.evidenceIds],
  };
  const decision = { finding, origin: 'silence' as const, by: [CLOCK], at };
  const data = { disputeId: dispute.id, ...finding, decidedBy: decision.by };
  return {
    dispute: { ...dispute, stage: 'appeal' as const, decision },
    happenings: [{ type: 'deal.dispute_decided.v1' as const, actor: CLOCK, data }],
  };
}
