import { agreedFeeMinor } from '../deal/agreedFee.ts';
import type { Change } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { releaseFromEscrow } from '../deal/release.ts';
import { heldBackMinor, holdMinor } from '../deal/stayLive.ts';
import { sumMinor } from '../money/amount.ts';
import { costOf, type Earnings, NO_COST, NOTHING_EARNED } from '../terms/cost.ts';
import { commissionReserve } from '../terms/terms.ts';
import { toInstant } from '../time.ts';
import type { Dispute } from './dispute.ts';
import { asEarnings, costAheadMinor, isFeeGuaranteed, releasedSoFar } from './stake.ts';

/**
 * The beginning of a dispute: what is contested stays frozen in escrow, and what the claimant does not contest goes to
 * the other side at once, as far as no later gate decides on it. `null` when that was done before.
 * @param twoOperatorsAboveMinor above which contested amount two operators have to agree @param now epoch ms
 */
export function freezeContested(deal: Deal, twoOperatorsAboveMinor: number, now: number): Change | null {
  const { dispute } = deal;
  if (dispute?.stage !== 'opened') return null;
  const { contestedMinor, claimant } = dispute;
  const needsTwoOperators = contestedMinor > twoOperatorsAboveMinor;
  const begun: Deal = { ...deal, dispute: { ...dispute, stage: 'respond', needsTwoOperators } };
  const conceded = claimant === 'brand' ? concededToCreator(begun, dispute) : concededToBrand(begun, dispute);
  const { feeMinor, commissionMinor } = conceded.released;
  const before = releasedSoFar(deal);
  const afterFee = { ...before, feeMinor: sumMinor(before.feeMinor, feeMinor) };
  const entry = `dispute.${dispute.number}.conceded`;
  const fee = feeMinor === 0 ? NO_COST : costOf(deal.terms, feeMinor, 0, before);
  const commission = commissionMinor === 0 ? NO_COST : costOf(deal.terms, 0, commissionMinor, afterFee);
  return releaseFromEscrow(
    {
      ...conceded.deal,
      feeReleasedMinor: afterFee.feeMinor,
      commissionReleasedMinor: sumMinor(before.commissionMinor, commissionMinor),
    },
    {
      entry,
      event: 'deal.contested_amount_frozen.v1',
      fee,
      commission,
      rest: conceded.rest,
      at: toInstant(now),
      data: {
        ...{ disputeId: dispute.id, contestedMinor, needsTwoOperators },
        ...{ entry, released: conceded.released, costs: { fee, commission } },
      },
    },
  );
}

interface Conceded {
  readonly deal: Deal;
  readonly released: Earnings;
  /** Back to the brand. */
  readonly rest: number;
}

const uncontestedMinor = ({ contestableMinor, contestedMinor }: Dispute) => contestableMinor - contestedMinor;

function concededToCreator(deal: Deal, dispute: Dispute): Conceded {
  const conceded = asEarnings(deal, dispute.gate, uncontestedMinor(dispute));
  const feeMinor = Math.min(conceded.feeMinor, releasableFeeMinor(deal, dispute));
  return { deal, released: { ...conceded, feeMinor }, rest: 0 };
}

/** What of the fee nothing is to be waited for any more. Of a guaranteed one that is nothing. */
function releasableFeeMinor(deal: Deal, { gate, contestableMinor }: Dispute): number {
  if (gate === 'sales') return contestableMinor;
  if (gate === 'stays_live') return isFeeGuaranteed(deal) ? 0 : contestableMinor;
  const laterMinor = deal.terms.gmvGuarantee === undefined ? holdMinor(deal) : agreedFeeMinor(deal);
  return Math.max(0, agreedFeeMinor(deal) - laterMinor - deal.feeReleasedMinor);
}

function concededToBrand(deal: Deal, dispute: Dispute): Conceded {
  const uncontested = uncontestedMinor(dispute);
  if (uncontested === 0) return { deal, released: NOTHING_EARNED, rest: 0 };
  const { feeMinor } = asEarnings(deal, dispute.gate, uncontested);
  const left: Deal = { ...deal, feeConcededMinor: sumMinor(deal.feeConcededMinor, feeMinor) };
  const rest = deal.escrowMinor - costAheadMinor(left, stillToEarn(left, dispute));
  return { deal: left, released: NOTHING_EARNED, rest };
}

/** What can still be earned while the dispute goes on, whoever wins it. */
function stillToEarn(deal: Deal, { gate, contestedMinor }: Dispute): Earnings {
  if (gate === 'sales') {
    const contested = asEarnings(deal, gate, contestedMinor);
    return { ...contested, feeMinor: sumMinor(contested.feeMinor, heldBackMinor(deal)) };
  }
  const areSalesAhead = deal.terms.commission !== undefined && deal.salesSettledAt === null;
  const commissionMinor = areSalesAhead ? commissionReserve(deal.terms) : 0;
  const feeMinor = agreedFeeMinor(deal) - deal.feeReleasedMinor - deal.holdForfeitedMinor;
  return { feeMinor, commissionMinor };
}
