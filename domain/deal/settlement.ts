import type { SalesFound } from '../commission/tally.ts';
import { isDisputed } from '../dispute/dispute.ts';
import { InvariantViolation } from '../errors.ts';
import { SYSTEM } from '../parties.ts';
import { costOf, NO_COST, totalMinor } from '../terms/cost.ts';
import { failureCost } from '../terms/failureCost.ts';
import { salesWindows } from '../terms/terms.ts';
import { toInstant } from '../time.ts';
import { agreedFeeMinor } from './agreedFee.ts';
import type { Change } from './change.ts';
import { mostCommission, settlementCost, topUpMinor } from './collection.ts';
import { awaitsSales, type Deal } from './deal.ts';
import { guaranteeRefundOf } from './guarantee.ts';
import { releaseFromEscrow } from './release.ts';
import { awaitsStayLive, heldBackMinor } from './stayLive.ts';

/**
 * The work was accepted: the fixed fee, with the platform's and the provider's part of it, leaves escrow, less what is
 * held until the work has stayed online. Where sales were guaranteed all of it stays there until they are settled.
 * With nothing more to wait for, whatever is left goes back to the brand. Of a cancelled deal only what the ladder leaves is earned. `null` when that was done before.
 * @param now epoch ms
 */
export function releaseFee(deal: Deal, now: number): Change | null {
  if (deal.cancellation !== null) return settleCancellation(deal, now);
  if (deal.feeReleasedAt !== null) return null;
  const at = toInstant(now);
  const { gmvGuarantee } = deal.terms;
  const agreedMinor = agreedFeeMinor(deal);
  if (gmvGuarantee !== undefined && awaitsSales(deal)) {
    const data = { fixedFeeMinor: agreedMinor, targetMinor: gmvGuarantee.target };
    const happenings = [{ type: 'deal.fee_held.v1' as const, actor: SYSTEM, data }];
    return { deal: { ...deal, feeReleasedAt: at }, happenings, entries: [] };
  }
  const heldMinor = heldBackMinor(deal);
  const feeMinor = agreedMinor - heldMinor;
  const before = { feeMinor: deal.feeReleasedMinor, commissionMinor: 0 };
  const fee = costOf(deal.terms, feeMinor - before.feeMinor, 0, before);
  const rest = awaitsSales(deal) || awaitsStayLive(deal) ? 0 : deal.escrowMinor - totalMinor(fee);
  const concededMinor = deal.feeConcededMinor;
  const data = { ...(heldMinor > 0 && { heldMinor }), ...(concededMinor > 0 && { concededMinor }) };
  return releaseFromEscrow(
    { ...deal, feeReleasedAt: at, feeReleasedMinor: feeMinor },
    { entry: 'fee_release', event: 'deal.fee_released.v1', fee, commission: NO_COST, rest, at, data },
  );
}

export type SettlementResult =
  | { readonly kind: 'settled'; readonly change: Change }
  | { readonly kind: 'top_up_due'; readonly change: Change | null }
  | { readonly kind: 'nothing_reported' }
  | { readonly kind: 'still_open' }
  /** They are settled by what the dispute about them comes to. */
  | { readonly kind: 'disputed' }
  | { readonly kind: 'done' };

/**
 * The sales are closed: the commission `found` in the reported orders, and the fixed fee as far as guaranteed sales
 * earned it, are taken from escrow and the rest returned. If escrow does not hold enough, the brand has to add the
 * difference first, unless an operator's `release` said that what is there must do. @param now epoch ms
 */
export function settleSales(deal: Deal, found: SalesFound, now: number): SettlementResult {
  const { commissionCapped } = deal;
  if (salesWindows(deal.terms) === null || deal.delivery === null)
    throw new InvariantViolation(`deal ${deal.id} has no sales to settle`);
  if (deal.salesSettledAt !== null) return { kind: 'done' };
  if (isDisputed(deal)) return { kind: 'disputed' };
  if (deal.salesClosedAt === null && !commissionCapped) return { kind: 'still_open' };
  if (deal.salesReports === 0 && !commissionCapped) return { kind: 'nothing_reported' };

  const counted = withSales(deal, found);
  const short = topUpMinor(counted);
  if (short > 0 && !commissionCapped) {
    const isTold = deal.sales !== null;
    const happenings = [
      { type: 'deal.top_up_required.v1' as const, actor: SYSTEM, data: { amountMinor: short, ...found } },
    ];
    return { kind: 'top_up_due', change: isTold ? null : { deal: counted, happenings, entries: [] } };
  }
  const payableMinor = short > 0 ? mostCommission(counted, found.commissionMinor) : found.commissionMinor;
  return { kind: 'settled', change: settle(counted, payableMinor, toInstant(now)) };
}

/** Whatever escrow still holds goes back to the brand. @param now epoch ms */
export function orderRefund(deal: Deal, now: number): Change | null {
  if (deal.escrowMinor === 0) return null;
  return releaseFromEscrow(deal, {
    entry: `refund.${deal.lastSeq + 1}`,
    event: 'deal.refund_ordered.v1',
    fee: NO_COST,
    commission: NO_COST,
    rest: deal.escrowMinor,
    at: toInstant(now),
    data: {},
  });
}

/**
 * A deal that was cancelled while money was held: what the ladder leaves the creator is paid, everything else goes
 * back to the brand. `null` when that was done before.
 * @param now epoch ms @throws InvariantViolation for a deal that nobody cancelled
 */
export function settleCancellation(deal: Deal, now: number): Change | null {
  if (deal.cancellation === null) throw new InvariantViolation(`deal ${deal.id} was not cancelled`);
  if (deal.escrowMinor === 0) return null;
  const { rung, ladder, keptPpm } = deal.cancellation;
  const fees = { agreedMinor: agreedFeeMinor(deal), releasedMinor: deal.feeReleasedMinor };
  const { keptMinor, borneMinor, cost } = failureCost(deal.terms, keptPpm, fees);
  return releaseFromEscrow(
    { ...deal, feeReleasedMinor: keptMinor },
    {
      entry: 'cancellation_settlement',
      event: 'deal.cancellation_settled.v1',
      fee: cost,
      commission: NO_COST,
      rest: deal.escrowMinor - totalMinor(cost),
      at: toInstant(now),
      data: { rung, ladder, keptPpm, keptMinor, feesBorneByCreatorMinor: borneMinor },
    },
  );
}

function settle(deal: Deal, commissionMinor: number, at: string): Change {
  const { terms, sales } = deal;
  const { feeMinor, fee, commission, totalMinor: total } = settlementCost(deal, commissionMinor);
  const isCommission = terms.commission !== undefined;
  return releaseFromEscrow(
    {
      ...deal,
      salesSettledAt: at,
      feeReleasedMinor: feeMinor,
      commissionReleasedMinor: Math.max(commissionMinor, deal.commissionReleasedMinor),
    },
    {
      entry: isCommission ? 'commission_settlement' : 'guarantee_settlement',
      event: isCommission ? 'deal.commission_settled.v1' : 'deal.guarantee_settled.v1',
      fee,
      commission,
      rest: deal.escrowMinor - total,
      at,
      data: { ...sales, paidMinor: commissionMinor, earnedFeeMinor: feeMinor },
    },
  );
}

/** Where an operator released what no report was ever made for, nobody can say that a guarantee was missed. */
function withSales(deal: Deal, found: SalesFound): Deal {
  const guaranteeRefundMinor = deal.salesReports === 0 ? 0 : guaranteeRefundOf(deal, found.netSalesMinor);
  const salesClosedAt = deal.salesClosedAt ?? deal.updatedAt;
  return { ...deal, sales: { ...found, guaranteeRefundMinor }, salesClosedAt };
}
