import { agreedFeeMinor } from '../deal/agreedFee.ts';
import type { Change } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { releaseFromEscrow } from '../deal/release.ts';
import { heldBackMinor } from '../deal/stayLive.ts';
import { InvariantViolation } from '../errors.ts';
import { sumMinor } from '../money/amount.ts';
import { SYSTEM } from '../parties.ts';
import type { Earnings } from '../terms/cost.ts';
import { toInstant } from '../time.ts';
import type { Dispute, DisputeDecision } from './dispute.ts';
import { withFeesOnFailure } from './failureFees.ts';
import type { Shares } from './finding.ts';
import { type Split, splitContested } from './split.ts';
import { asEarnings, costAheadMinor, isFeeGuaranteed, releasedSoFar, stillAhead } from './stake.ts';

/**
 * Carries a dispute's decision out, once: what was contested is shared out, and what nothing is waited for any more
 * goes back to the brand; or the work is to be done again. `null` when that was done before.
 * @param now epoch ms @throws InvariantViolation for a dispute that is not decided for good
 */
export function settleDispute(deal: Deal, now: number): Change | null {
  const { dispute } = deal;
  if (dispute?.stage === 'closed') return null;
  if (dispute?.stage !== 'resolution' || dispute.decision === null)
    throw new InvariantViolation(`deal ${deal.id} has no dispute that is decided`, deal.id);
  const at = toInstant(now);
  const { shares, redo } = dispute.decision.finding;
  const over: Deal = { ...deal, dispute: { ...dispute, stage: 'closed', resolvedAt: at } };
  if (shares !== null) return shareOut(over, dispute, dispute.decision, shares, at);
  if (redo === null) throw new InvariantViolation(`dispute ${dispute.id} was decided to nothing`, deal.id);
  return {
    deal: { ...over, dueAt: redo.dueAt, status: 'delivering' },
    happenings: [
      { type: 'deal.dispute_resolved.v1', actor: SYSTEM, data: tellOf(dispute, dispute.decision) },
    ],
    entries: [],
  };
}

function shareOut(
  deal: Deal,
  dispute: Dispute,
  decision: DisputeDecision,
  shares: Shares,
  at: string,
): Change {
  const split = splitContested(dispute.contestedMinor, shares, deal.terms.currency);
  const { deal: decided, released } = afterSplit(deal, dispute, split, at);
  const cost = withFeesOnFailure(deal, released);
  const before = releasedSoFar(deal);
  const next: Deal = {
    ...decided,
    status: 'settling',
    feeReleasedMinor: sumMinor(before.feeMinor, released.feeMinor),
    commissionReleasedMinor: sumMinor(before.commissionMinor, released.commissionMinor),
  };
  const keptMinor = costAheadMinor(next, stillAhead(next));
  const entry = `dispute.${dispute.number}`;
  const { commission } = cost;
  const fee = { ...cost.fee, providerMinor: sumMinor(cost.fee.providerMinor, split.providerMinor) };
  return releaseFromEscrow(next, {
    entry,
    event: 'deal.dispute_resolved.v1',
    fee,
    commission,
    rest: deal.escrowMinor - cost.totalMinor - split.providerMinor - keptMinor,
    at,
    data: {
      ...tellOf(dispute, decision),
      split,
      ...{ entry, released, costs: { fee, commission } },
      feesBorneByCreatorMinor: cost.borneMinor,
    },
  });
}

/** The fee that is left to be earned, and what of it and of the commission is released now. */
function afterSplit(
  deal: Deal,
  { gate, contestedMinor }: Dispute,
  { creatorMinor, brandMinor, providerMinor }: Split,
  at: string,
): { readonly deal: Deal; readonly released: Earnings } {
  if (gate === 'sales') {
    const contested = asEarnings(deal, gate, contestedMinor);
    const feeMinor = Math.min(creatorMinor, contested.feeMinor);
    const feeConcededMinor = sumMinor(deal.feeConcededMinor, contested.feeMinor - feeMinor);
    const settled = { salesSettledAt: at, salesClosedAt: deal.salesClosedAt ?? at, feeConcededMinor };
    return {
      deal: { ...deal, ...settled },
      released: { feeMinor, commissionMinor: creatorMinor - feeMinor },
    };
  }
  const feeConcededMinor = sumMinor(deal.feeConcededMinor, brandMinor, providerMinor);
  const ended = gate === 'stays_live' ? { stayLiveEndedAt: at } : { feeReleasedAt: at };
  const decided: Deal = { ...deal, ...ended, feeConcededMinor };
  const feeMinor = isFeeGuaranteed(decided)
    ? 0
    : agreedFeeMinor(decided) - heldBackMinor(decided) - deal.feeReleasedMinor;
  return { deal: decided, released: { feeMinor, commissionMinor: 0 } };
}

function tellOf(dispute: Dispute, { finding, origin }: DisputeDecision) {
  const { id: disputeId, contestedMinor, appeal } = dispute;
  return { disputeId, contestedMinor, origin, isAppealed: appeal !== null, ...finding };
}
