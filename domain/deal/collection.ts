import { InvariantViolation } from '../errors.ts';
import { collectedTooLate } from '../ledger/postings.ts';
import { sumMinor } from '../money/amount.ts';
import { movable } from '../money/currency.ts';
import type { Actor } from '../parties.ts';
import { costOf, fundingMinor, NO_COST, totalMinor } from '../terms/cost.ts';
import type { Change } from './change.ts';
import type { Collection, Deal } from './deal.ts';
import { earnedFeeMinor } from './guarantee.ts';
import { isSameOrSuccessor, type Payment, paymentId } from './payment.ts';
import { cancelPending, withoutPending } from './pendingCollection.ts';
import { heldBackMinor } from './stayLive.ts';

export type CollectionKind = 'funding' | 'topUp';

/** What is asked of the brand, and under which identity: a new one each time the payment page is a new one. */
export interface CollectionOrder {
  readonly kind: CollectionKind;
  readonly paymentId: string;
  readonly amountMinor: number;
}

/** The next collection of a deal. The same until it was recorded, so that a retried step asks once. */
export function nextCollection(deal: Deal, kind: CollectionKind): CollectionOrder {
  const amountMinor = kind === 'funding' ? fundingMinor(deal.terms) : topUpMinor(deal);
  return { kind, amountMinor, paymentId: `${deal.id}.${kind}.${deal.collections + 1}` };
}

/** What the settlement of the sales costs above what escrow holds; minor units. */
export function topUpMinor(deal: Deal): number {
  return Math.max(0, settlementCost(deal).totalMinor - deal.escrowMinor);
}

/**
 * What is still to be taken from escrow when the sales are settled: what guaranteed sales earned of a fee that was
 * held back for them, and the commission. What is held until the work has stayed online is not taken yet, and has to
 * be left with the fees on it: it is part of the total.
 */
export function settlementCost(deal: Deal, commissionMinor: number = deal.sales?.commissionMinor ?? 0) {
  const { terms, feeReleasedMinor: paidFeeMinor } = deal;
  const heldMinor = heldBackMinor(deal);
  const earnedMinor = deal.feeReleasedAt === null ? paidFeeMinor : earnedFeeMinor(deal) - heldMinor;
  const feeMinor = Math.max(paidFeeMinor, earnedMinor);
  const released = { feeMinor: paidFeeMinor, commissionMinor: deal.commissionReleasedMinor };
  const fee = feeMinor > paidFeeMinor ? costOf(terms, feeMinor - paidFeeMinor, 0, released) : NO_COST;
  // Some may have been released before, when it was disputed how much was sold.
  const { commissionReleasedMinor: paidMinor } = deal;
  const owedMinor = Math.max(0, commissionMinor - paidMinor);
  const commission = costOf(terms, 0, owedMinor, { feeMinor, commissionMinor: paidMinor });
  const before = { feeMinor, commissionMinor: paidMinor + owedMinor };
  const held = heldMinor === 0 ? NO_COST : costOf(terms, heldMinor, 0, before);
  return {
    feeMinor,
    fee,
    commission,
    totalMinor: sumMinor(totalMinor(fee), totalMinor(commission), totalMinor(held)),
  };
}

/** The highest commission up to `wanted` whose whole cost escrow covers; minor units. */
export function mostCommission(deal: Deal, wanted: number): number {
  let low = 0;
  let high = Math.min(wanted, deal.escrowMinor);
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    if (settlementCost(deal, middle).totalMinor <= deal.escrowMinor) low = middle;
    else high = middle - 1;
  }
  return movable(low, deal.terms.currency);
}

/** Records the payment page that was opened for `order`. */
export function recordCollection(
  deal: Deal,
  order: CollectionOrder,
  page: { sessionId: string; checkoutUrl: string },
): Deal {
  const { sessionId, checkoutUrl } = page;
  const collection: Collection = {
    paymentId: order.paymentId,
    amountMinor: order.amountMinor,
    sessionId,
    checkoutUrl,
    heldAt: null,
    reference: null,
  };
  return { ...deal, [order.kind]: collection, collections: deal.collections + 1 };
}

/** Charges that came in, in order; what can be refunded goes back to them. */
export function chargesOf(deal: Deal): { reference: string; amountMinor: number }[] {
  return [deal.funding, deal.topUp].flatMap((collection) =>
    collection?.reference ? [{ reference: collection.reference, amountMinor: collection.amountMinor }] : [],
  );
}

/**
 * Refunds of `amountMinor` in all, the latest charge first, none above what is left of its charge.
 * @throws InvariantViolation when the charges do not hold that much
 */
export function planRefunds(deal: Deal, amountMinor: number, orderedBySeq: number): Payment[] {
  let rest = amountMinor;
  const refunds: Payment[] = [];
  for (const [index, charge] of chargesOf(deal).reverse().entries()) {
    const returned = deal.payments
      .filter((payment) => payment.purpose === 'refund' && payment.chargeReference === charge.reference)
      .map((payment) => payment.amountMinor);
    const part = Math.min(rest, charge.amountMinor - sumMinor(...returned));
    if (part <= 0) continue;
    rest -= part;
    refunds.push(
      dueRefund(deal, part, charge.reference, `${paymentId(deal.id, 'refund', orderedBySeq)}.${index}`),
    );
  }
  if (rest > 0) throw new InvariantViolation(`deal ${deal.id} owes ${rest} more than its charges hold`);
  return refunds;
}

function dueRefund(deal: Deal, amountMinor: number, chargeReference: string, id: string): Payment {
  return {
    id,
    purpose: 'refund',
    to: { role: 'brand', id: deal.brandId },
    amountMinor,
    chargeReference,
    status: 'due',
    blockedBy: null,
    reference: null,
    failure: null,
  };
}

/** The refund of a payment that came too late, under whatever identity it was ordered last. */
export function returnOf(deal: Deal, paymentId: string): Payment | undefined {
  const first = returnId(paymentId);
  return deal.payments.find(({ id }) => isSameOrSuccessor(id, first));
}

const returnId = (paymentId: string) => `${paymentId}.returned`;

/**
 * Money arrived that the deal no longer waits for: it is owed back at once, outside the deal's own books.
 * `null` when that was taken up before.
 */
export function receiveLate(
  deal: Deal,
  payment: { paymentId: string; amountMinor: number; reference: string },
  by: Actor,
  at: string,
): Change | null {
  const { paymentId: id, amountMinor, reference } = payment;
  if (returnOf(deal, id) !== undefined) return null;
  const refundOf = dueRefund(deal, amountMinor, reference, returnId(id));
  const data = { paymentId: id, amountMinor, reference };
  return {
    deal: { ...deal, ...withoutPending(deal, id), payments: [...deal.payments, refundOf] },
    happenings: [{ type: 'deal.late_payment_received.v1', actor: by, data }],
    entries: [...cancelPending(deal, id, at), collectedTooLate(deal, id, amountMinor, at)],
  };
}
