import { commissionOfLine } from '../commission/commission.ts';
import { sumMinor } from '../money/amount.ts';
import { creatorSide } from '../terms/cost.ts';
import type { Deal } from './deal.ts';

/** The creator's own commission, by how sure it is; minor units. */
export interface CommissionAmounts {
  /** Before the settlement: what the orders reported so far come to. Rounding may leave a little less. */
  readonly estimatedMinor: number;
  /** Settled in the books, not with the creator yet. */
  readonly frozenMinor: number;
  /** With the creator, or kept for what it owed, less what of it had to be given back. */
  readonly settledMinor: number;
  /** Of what was settled, kept for what the creator owed because of other deals. */
  readonly offsetMinor: number;
  /** Taken back after the settlement, whether it was recovered by now or is owed. */
  readonly reversedMinor: number;
}

/** Frozen, settled and reversed add up to the commission of the settlement. */
export function commissionAmounts(deal: Deal): CommissionAmounts {
  if (deal.salesSettledAt === null) {
    const tiers = deal.terms.commission?.tiers ?? [];
    const estimatedMinor = ofCreator(deal, commissionOfLine(deal.countingNetMinor, 0, tiers));
    return { estimatedMinor, frozenMinor: 0, settledMinor: 0, offsetMinor: 0, reversedMinor: 0 };
  }
  const given = ofCreator(deal, deal.commissionReleasedMinor);
  const standing = Math.min(deal.commissionReleasedMinor, deal.clawback?.found.commissionMinor ?? Infinity);
  const reversedMinor = Math.max(0, given - ofCreator(deal, standing));
  const onTheWay = deal.payments.filter(
    ({ purpose, status }) => purpose === 'commission' && status !== 'paid',
  );
  const frozenMinor = sumMinor(...onTheWay.map(({ amountMinor }) => amountMinor));
  const kept = deal.offsets.filter(({ payee }) => payee.role === 'creator');
  const offsetMinor = sumMinor(...kept.map(({ amountMinor }) => amountMinor));
  const settledMinor = given - frozenMinor - reversedMinor;
  return { estimatedMinor: 0, frozenMinor, settledMinor, offsetMinor, reversedMinor };
}

const ofCreator = ({ terms }: Deal, commissionMinor: number): number =>
  creatorSide(terms, { feeMinor: 0, commissionMinor }).creatorMinor;
