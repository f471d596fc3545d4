import { describe, expect, it } from 'vitest';
import type { Order } from '../../../../domain/commission/commission.ts';
import { topUpMinor } from '../../../../domain/deal/collection.ts';
import type { Deal } from '../../../../domain/deal/deal.ts';
import { orderRefund, releaseFee, settleSales } from '../../../../domain/deal/settlement.ts';
import { InvariantViolation } from '../../../../domain/errors.ts';
import { someTerms } from '../../../builders/deal.ts';
import { foundIn } from '../../../builders/orders.ts';
import { anOrder, standingAt } from '../stages.ts';

const NOTHING = { orders: 0, netSalesMinor: 0, commissionMinor: 0 };

const PROVIDER = { id: 'provider_1', mandate: [] };
const withShare = (of: 'fixedFee' | 'commission' | 'both') => ({
  provider: PROVIDER,
  terms: someTerms({ providerShare: { of, ratePpm: 100_000 } }),
});
const { commission: _, ...withoutCommission } = someTerms();
const paymentsOf = ({ payments }: Deal) => payments.map(({ purpose, amountMinor }) => [purpose, amountMinor]);

/** A deal whose sales are closed, with what was reported. */
function closed(orders: readonly Order[], invitation = {}) {
  const play = standingAt('sales', invitation);
  play.now += 3_600_000;
  if (orders.length > 0) play.sell(orders);
  const decision = play.decide('brand', 'close_sales');
  if (!decision.ok) throw new Error('refused');
  play.commit(decision.change);
  return {
    play,
    settle: (commissionCapped = false) =>
      settleSales({ ...play.deal, commissionCapped }, foundIn(play.deal, orders), play.now),
  };
}

describe('releaseFee', () => {
  it('pays the fee and the platform, and keeps the reserve for the commission', () => {
    const { deal, books } = standingAt('payout');
    expect(deal).toMatchObject({ escrowMinor: 315_000, money: { releasedMinor: 840_000, refundedMinor: 0 } });
    expect(paymentsOf(deal)).toEqual([['fee', 800_000]]);
    expect(books.of('payable:creator:creator_1')).toBe(800_000);
    expect(books.of('revenue:platform')).toBe(40_000);
  });

  it('without a commission nothing is kept', () => {
    const { deal } = standingAt('payout', { terms: withoutCommission });
    expect(deal).toMatchObject({ escrowMinor: 0, money: { fundedMinor: 840_000, releasedMinor: 840_000 } });
  });

  it.each([
    ['fixedFee', 80_000, 315_000],
    ['commission', 0, 345_000],
    ['both', 80_000, 345_000],
  ] as const)('with a provider’s share of %s', (of, share, kept) => {
    const { deal, books } = standingAt('payout', withShare(of));
    expect(books.of('payable:provider:provider_1')).toBe(share);
    expect(deal.escrowMinor).toBe(kept);
    expect(paymentsOf(deal)).toEqual(
      share === 0
        ? [['fee', 800_000]]
        : [
            ['fee', 800_000],
            ['provider_fee', share],
          ],
    );
  });

  it('once', () => {
    const { deal, now } = standingAt('payout');
    expect(releaseFee(deal, now)).toBeNull();
  });

  it('a fee of nothing moves nothing, and is released all the same', () => {
    const { deal, books } = standingAt('sales', { terms: someTerms({ fixedFee: 0 }) });
    expect(deal.feeReleasedAt).not.toBeNull();
    expect(deal.payments).toEqual([]);
    expect(books.entries.size).toBe(1);
  });
});

describe('settleSales', () => {
  it('pays the commission, and the rest of the reserve goes back', () => {
    const { play, settle } = closed([anOrder()]);
    const result = settle();
    if (result.kind !== 'settled') throw new Error(result.kind);
    play.commit(result.change);
    // 15 % of 1 000 000, and 5 % on it; 315 000 were held.
    expect(paymentsOf(play.deal).slice(1)).toEqual([
      ['commission', 150_000],
      ['refund', 157_500],
    ]);
    expect(play.deal).toMatchObject({
      escrowMinor: 0,
      sales: { orders: 1, netSalesMinor: 1_000_000, commissionMinor: 150_000 },
      money: { releasedMinor: 997_500, refundedMinor: 157_500 },
    });
    expect(play.books.of('revenue:platform')).toBe(47_500);
    expect(settleSales(play.deal, NOTHING, play.now)).toEqual({ kind: 'done' });
  });

  it.each([
    ['fixedFee', 0, 157_500],
    ['commission', 15_000, 172_500],
    ['both', 15_000, 172_500],
  ] as const)('with a provider’s share of %s', (of, share, returned) => {
    const { play, settle } = closed([anOrder()], withShare(of));
    const result = settle();
    if (result.kind !== 'settled') throw new Error(result.kind);
    play.commit(result.change);
    const shares = play.deal.payments.filter(({ purpose }) => purpose === 'provider_commission');
    expect(shares.map(({ amountMinor }) => amountMinor)).toEqual(share === 0 ? [] : [share]);
    expect(play.deal.money.refundedMinor).toBe(returned);
  });

  it('exactly the reserve leaves nothing over', () => {
    const { play, settle } = closed([anOrder({ net: 2_000_000 })]);
    const result = settle();
    if (result.kind !== 'settled') throw new Error(result.kind);
    play.commit(result.change);
    expect(paymentsOf(play.deal).slice(1)).toEqual([['commission', 300_000]]);
    expect(play.deal.money.refundedMinor).toBe(0);
  });

  it('orders outside the window, cancelled or refunded earn nothing, but were reported', () => {
    const { settle } = closed([
      anOrder({ orderId: 'early', at: '2026-12-01T11:00:00Z' }),
      anOrder({ orderId: 'late', at: '2026-12-20T00:00:00Z' }),
      anOrder({ orderId: 'cancelled', cancelledBeforeShipping: true }),
      anOrder({ orderId: 'returned', refunded: 1_000_000 }),
    ]);
    const result = settle();
    if (result.kind !== 'settled') throw new Error(result.kind);
    expect(result.change.deal.sales).toEqual({
      orders: 2,
      netSalesMinor: 0,
      commissionMinor: 0,
      guaranteeRefundMinor: 0,
    });
    expect(result.change.deal.money.refundedMinor).toBe(315_000);
  });

  it('nothing reported, and still open', () => {
    expect(closed([]).settle()).toEqual({ kind: 'nothing_reported' });
    const { deal, now } = standingAt('sales');
    expect(settleSales(deal, NOTHING, now)).toEqual({ kind: 'still_open' });
  });

  it('only where there are sales to settle', () => {
    const { deal, now } = standingAt('payout', { terms: withoutCommission });
    expect(() => settleSales(deal, NOTHING, now)).toThrow(InvariantViolation);
    const undelivered = standingAt('delivery');
    expect(() => settleSales({ ...undelivered.deal, commissionCapped: true }, NOTHING, now)).toThrow(
      InvariantViolation,
    );
  });
});

describe('a commission above the reserve', () => {
  const orders = [anOrder({ net: 15_000_000 })];

  it('asks the brand for the difference, and tells it once', () => {
    const { play, settle } = closed(orders);
    const result = settle();
    if (result.kind !== 'top_up_due' || result.change === null) throw new Error(result.kind);
    // 2 250 000 and 5 % on it are 2 362 500; 315 000 are held.
    expect(result.change.happenings[0]).toMatchObject({
      type: 'deal.top_up_required.v1',
      data: { amountMinor: 2_047_500, commissionMinor: 2_250_000 },
    });
    expect(result.change.entries).toEqual([]);
    play.commit(result.change);
    expect(topUpMinor(play.deal)).toBe(2_047_500);
    expect(settle()).toEqual({ kind: 'top_up_due', change: null });
  });

  it('one cent above is asked for, too', () => {
    const { settle } = closed([anOrder({ net: 2_000_007 })]);
    const result = settle();
    expect(result.kind).toBe('top_up_due');
  });

  it.each([
    ['no provider', {}, 300_000],
    ['a share of the commission', withShare('commission'), 300_000],
    ['a share of both', withShare('both'), 300_000],
  ])('an operator may pay what is held: %s', (_name, invitation, commission) => {
    const { play, settle } = closed(orders, invitation);
    const result = settle(true);
    if (result.kind !== 'settled') throw new Error(result.kind);
    play.commit(result.change);
    const paid = play.deal.payments.find(({ purpose }) => purpose === 'commission');
    expect(paid?.amountMinor).toBe(commission);
    expect(play.deal).toMatchObject({ escrowMinor: 0, sales: { commissionMinor: 2_250_000 } });
    expect(result.change.happenings[0]?.data).toMatchObject({ paidMinor: commission });
  });

  it('and never more than was earned', () => {
    const { settle } = closed([anOrder()]);
    const result = settle(true);
    if (result.kind !== 'settled') throw new Error(result.kind);
    expect(result.change.happenings[0]?.data).toMatchObject({ paidMinor: 150_000 });
  });

  it('is found among the largest amounts in time', () => {
    const { play } = closed(orders);
    const reserve = Math.floor(Number.MAX_SAFE_INTEGER / 4);
    const deal: Deal = {
      ...play.deal,
      escrowMinor: reserve * 3 + 1,
      funding: { ...(play.deal.funding ?? neverFunded()), amountMinor: Number.MAX_SAFE_INTEGER },
      terms: { ...play.deal.terms, platformFeePpm: 0, commission: everything() },
    };
    const net = reserve * 3 + 2;
    const capped = { ...deal, commissionCapped: true };
    const result = settleSales(capped, foundIn(capped, [anOrder({ net })]), play.now);
    if (result.kind !== 'settled') throw new Error(result.kind);
    expect(result.change.happenings[0]?.data).toMatchObject({ commissionMinor: net, paidMinor: net - 1 });
  });
});

describe('orderRefund', () => {
  it('returns what is held, and has nothing to do afterwards', () => {
    const play = standingAt('delivery');
    const change = orderRefund(play.deal, play.now);
    play.commit(change);
    expect(paymentsOf(play.deal)).toEqual([['refund', 1_155_000]]);
    expect(play.deal.money.refundedMinor).toBe(1_155_000);
    expect(orderRefund(play.deal, play.now)).toBeNull();
  });
});

function everything() {
  return {
    tiers: [{ from: 0, ratePpm: 1_000_000 }],
    reserve: 0,
    attribution: 'P15D',
    returnWindow: 'P15D',
  };
}

function neverFunded(): never {
  throw new Error('never funded');
}
