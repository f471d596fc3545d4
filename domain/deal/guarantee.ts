import { InvariantViolation } from '../errors.ts';
import { requireAmount, shareFloor } from '../money/amount.ts';
import { movable } from '../money/currency.ts';
import { agreedFeeMinor } from './agreedFee.ts';
import type { Deal } from './deal.ts';

/**
 * 保量: what of the fixed fee goes back to the brand when `validGmvMinor` was sold of the `targetMinor` that was
 * guaranteed: floor(fixedFee × max(0, 1 − validGmv ÷ target)), exact (DESIGN §5). All in minor units.
 * @throws InvariantViolation for operands that are no amounts, and for a target of nothing
 */
export function guaranteeRefund(fixedFeeMinor: number, targetMinor: number, validGmvMinor: number): number {
  if (requireAmount(targetMinor) === 0) throw new InvariantViolation('a guarantee of nothing');
  const missingMinor = Math.max(0, targetMinor - requireAmount(validGmvMinor));
  return shareFloor(fixedFeeMinor, missingMinor, targetMinor);
}

/** What `netSalesMinor`, the sales that count, leave the brand to be refunded; nothing without a guarantee. */
export function guaranteeRefundOf(deal: Deal, netSalesMinor: number): number {
  const { gmvGuarantee, currency } = deal.terms;
  if (gmvGuarantee === undefined) return 0;
  return movable(guaranteeRefund(agreedFeeMinor(deal), gmvGuarantee.target, netSalesMinor), currency);
}

/**
 * The fixed fee as far as the settled sales earned it; all of it where no sales were guaranteed. What was lost by work
 * that did not stay online is not earned either.
 */
export function earnedFeeMinor(
  deal: Pick<Deal, 'terms' | 'feeConcededMinor' | 'sales' | 'holdForfeitedMinor'>,
): number {
  const { sales, holdForfeitedMinor } = deal;
  return Math.max(0, agreedFeeMinor(deal) - (sales?.guaranteeRefundMinor ?? 0) - holdForfeitedMinor);
}
