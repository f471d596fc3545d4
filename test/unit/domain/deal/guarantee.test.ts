import { describe, expect, it } from 'vitest';
import { guaranteeRefund } from '../../../../domain/deal/guarantee.ts';
import { releaseFee, settleSales } from '../../../../domain/deal/settlement.ts';
import { InvariantViolation } from '../../../../domain/errors.ts';
import { someTerms } from '../../../builders/deal.ts';
import { anOrder, standingAt } from '../stages.ts';

describe('guaranteeRefund = floor(fixedFee × max(0, 1 − validGmv ÷ target))', () => {
  it.each([
    [800_000, 400_000_000, 400_000_000, 0],
    [800_000, 400_000_000, 400_000_001, 0],
    [800_000, 400_000_000, 300_000_000, 200_000],
    [800_000, 400_000_000, 399_999_999, 0],
    [800_000, 400_000_000, 0, 800_000],
    [100, 3, 1, 66],
    [100, 3, 2, 33],
    [0, 1, 0, 0],
    // In floats 1 − validGmv ÷ target loses the last digits here.
    [9_007_199_254_740_991, 9_007_199_254_740_991, 1, 9_007_199_254_740_990],
  ])('a fee of %i, %i guaranteed and %i sold: %i', (fee, target, sold, refund) => {
    expect(guaranteeRefund(fee, target, sold)).toBe(refund);
  });

  it.each([
    [-1, 1, 1],
    [1, -1, 1],
    [1, 1, -1],
    [1, 0, 1],
    [0.5, 1, 0],
    [1, 1.5, 1],
    [1, 2, 0.5],
    [1, 2, Number.NaN],
    [Number.MAX_SAFE_INTEGER + 1, 2, 1],
  ])('refuses %d, %d, %d', (fee, target, sold) => {
    expect(() => guaranteeRefund(fee, target, sold)).toThrow(InvariantViolation);
  });
});

describe('a fee under a guarantee', () => {
  const { commission: _, ...withoutCommission } = someTerms();
  const terms = { ...withoutCommission, gmvGuarantee: { target: 1_000_000 } };

  it('stays in escrow when the work is approved, told once', () => {
    const { deal, now, events } = standingAt('sales', { terms });
    expect(deal).toMatchObject({ escrowMinor: 840_000, feeReleasedMinor: 0, payments: [] });
    expect(deal.feeReleasedAt).not.toBeNull();
    expect(events.filter(({ type }) => type === 'deal.fee_held.v1')).toHaveLength(1);
    expect(releaseFee(deal, now)).toBeNull();
  });

  it('is settled with the evidence of how it was earned', () => {
    const play = standingAt('sales', { terms });
    play.now += 3_600_000;
    play.sell([anOrder({ net: 400_000 })]);
    play.must('brand', 'close_sales');
    const event = play.events.find(({ type }) => type === 'deal.guarantee_settled.v1');
    expect(event?.data).toMatchObject({
      netSalesMinor: 400_000,
      guaranteeRefundMinor: 480_000,
      earnedFeeMinor: 320_000,
      returnedMinor: 504_000,
    });
    expect(play.deal).toMatchObject({ feeReleasedMinor: 320_000, sales: { guaranteeRefundMinor: 480_000 } });
    expect(settleSales(play.deal, { orders: 0, netSalesMinor: 0, commissionMinor: 0 }, play.now)).toEqual({
      kind: 'done',
    });
  });
});
