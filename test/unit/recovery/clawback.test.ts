import { describe, expect, it } from 'vitest';
import type { Order } from '../../../domain/commission/commission.ts';
import { commissionAmounts } from '../../../domain/deal/commissionAmounts.ts';
import { settleHold } from '../../../domain/deal/holdSettlement.ts';
import type { Purpose } from '../../../domain/deal/payment.ts';
import { updateDeal } from '../../../functions/deals/updateDeal.ts';
import { someTerms } from '../../builders/deal.ts';
import { Market } from '../../builders/market.ts';
import { videoTerms } from '../domain/stages.ts';

const order = (overrides: Partial<Order> = {}): Order => ({
  orderId: 'a',
  at: '2026-12-02T00:00:00Z',
  net: 10_000,
  ...overrides,
});
const CREATOR = 'creator_1';

/** A market with one deal of 1 500 commission (15 % of 10 000) and 75 of platform fee on it. */
function oneDeal(invitation = {}) {
  const market = new Market();
  const id = market.sold([order()], invitation);
  return { market, id };
}

function paymentsOf(market: Market, id: string, ...purposes: Purpose[]) {
  return market
    .deal(id)
    .payments.filter(({ purpose }) => purposes.includes(purpose))
    .map(({ purpose, amountMinor, status, blockedBy }) => [purpose, amountMinor, blockedBy ?? status]);
}

const eventsSince = (market: Market) => market.memory.stream.map(({ type }) => type);

describe('a refund before the settlement', () => {
  it('just counts: base 10 000, 15 %, refund 4 000 is 900', async () => {
    const market = new Market();
    const id = market.sold([order({ refunded: 4_000 })]);
    await market.settle(id);
    expect(market.deal(id).sales).toMatchObject({ netSalesMinor: 6_000, commissionMinor: 900 });
    expect(paymentsOf(market, id, 'commission')).toEqual([['commission', 900, 'due']]);
    expect(market.deal(id).clawback).toBeNull();
  });
});

describe('a refund after the settlement', () => {
  it('takes what was never sent first: nobody owes anything, and the brand is refunded at once', async () => {
    const { market, id } = oneDeal();
    await market.settle(id);
    await market.pay(id);
    expect(paymentsOf(market, id, 'commission')).toEqual([['commission', 1_500, 'payee_not_onboarded']]);
    const refundedBefore = market.refunded(id);

    await market.returned(id, [order({ refunded: 4_000 })]);
    expect(paymentsOf(market, id, 'commission')).toEqual([['commission', 900, 'payee_not_onboarded']]);
    // 600 of commission and 30 of platform fee (75 on 1 500 are 45 on 900).
    expect(market.refunded(id) - refundedBefore).toBe(630);
    expect(market.owes(CREATOR)).toBe(0);

    market.gateway.onboarded.add(CREATOR);
    await market.pay(id);
    expect(market.gateway.balanceOf(CREATOR)).toBe(900);
  });

  it('is taken back once, also when what was held of the fee is released in between', async () => {
    const market = new Market();
    const held = videoTerms({
      fixedFee: 10,
      platformFeePpm: 100_000,
      stayLive: { period: 'P60D', holdPpm: 500_000 },
    });
    const id = market.sold([order({ net: 94 })], { terms: held });
    await market.settle(id);
    expect(market.deal(id)).toMatchObject({ feeReleasedMinor: 5, commissionReleasedMinor: 14 });
    await market.returned(id, [order({ net: 94, refunded: 34 })]);
    const { deals, clock } = market.services;
    await updateDeal({ deals, clock }, id, (deal) => settleHold(deal, 'creator', market.now));
    const before = market.deal(id);
    expect(before).toMatchObject({ feeReleasedMinor: 10, clawback: { count: 1 } });
    for (const event of [...market.memory.events]) await market.consume(event);
    expect(market.deal(id).clawback).toEqual(before.clawback);
  });

  it('of everything leaves no payment at all', async () => {
    const { market, id } = oneDeal();
    await market.settle(id);
    await market.pay(id);
    await market.returned(id, [order({ cancelledBeforeShipping: true })]);
    expect(paymentsOf(market, id, 'commission')).toEqual([]);
    expect(market.deal(id).money.releasedMinor).toBe(840_000);
    market.gateway.onboarded.add(CREATOR);
    await market.pay(id);
    expect(market.gateway.balanceOf(CREATOR)).toBe(0);
  });

  it('takes back a payout that the payee still has with the payment service', async () => {
    const { market, id } = oneDeal();
    market.gateway.onboarded.add(CREATOR);
    await market.settle(id);
    await market.pay(id);
    const { paidOutMinor } = market.deal(id).money;
    const refundedBefore = market.refunded(id);

    await market.returned(id, [order({ refunded: 4_000 })]);
    expect(market.gateway.balanceOf(CREATOR)).toBe(900);
    expect(market.owes(CREATOR)).toBe(0);
    expect(market.refunded(id) - refundedBefore).toBe(630);
    expect(market.deal(id).money.paidOutMinor).toBe(paidOutMinor - 600);
    expect(market.deal(id).reversals).toMatchObject([{ amountMinor: 600, status: 'done' }]);
  });

  it('that nothing covers stays owed, and the brand gets the platform’s part at once', async () => {
    const { market, id } = oneDeal();
    market.gateway.onboarded.add(CREATOR);
    await market.settle(id);
    await market.pay(id);
    market.gateway.drawn.set(CREATOR, 1_500);
    const refundedBefore = market.refunded(id);

    await market.returned(id, [order({ refunded: 4_000 })]);
    expect(market.owes(CREATOR)).toBe(600);
    expect(market.refunded(id) - refundedBefore).toBe(30);
    expect(paymentsOf(market, id, 'refund')).toContainEqual(['refund', 600, 'awaiting_recovery']);
    expect(market.deal(id).reversals).toMatchObject([{ status: 'refused', failure: 'insufficient_funds' }]);
  });

  it('that came before a payout was sent, though nobody can be sure of it, takes it back afterwards', async () => {
    const { market, id } = oneDeal();
    market.gateway.onboarded.add(CREATOR);
    await market.settle(id);
    let answers = 0;
    market.gateway.interrupt = (moment) => {
      answers += moment === 'after' ? 1 : 0;
      if (answers === 1) throw new Error('the answer is lost');
    };
    await expect(market.pay(id)).rejects.toThrow('the answer is lost');
    market.gateway.interrupt = () => undefined;

    await market.report(id, [order({ refunded: 4_000 })]);
    await market.follow();
    expect(market.gateway.balanceOf(CREATOR)).toBe(900);
    expect(market.owes(CREATOR)).toBe(0);
  });

  it('never asks for a second time, however often it is reported or followed', async () => {
    const { market, id } = oneDeal();
    await market.settle(id);
    await market.pay(id);
    await market.report(id, [order({ refunded: 4_000 })]);
    const events = [...market.memory.stream];
    await market.follow();
    const after = structuredClone(market.deal(id));
    for (const event of [...events, ...events.toReversed()]) await market.consume(event);
    expect(await market.report(id, [order({ refunded: 4_000 })])).toMatchObject({
      corrected: 0,
      unchanged: 1,
    });
    expect(market.deal(id)).toEqual(after);
    expect(eventsSince(market)).toEqual([]);
  });

  it('more than once takes the difference each time', async () => {
    const { market, id } = oneDeal();
    await market.settle(id);
    await market.pay(id);
    const before = market.refunded(id);
    for (const refunded of [1, 2_000, 4_000, 9_999, 10_000]) {
      await market.returned(id, [order({ refunded })]);
    }
    expect(market.refunded(id) - before).toBe(1_575);
    expect(market.deal(id).clawback).toMatchObject({ parts: [{ amountMinor: 1_500 }], platformMinor: 75 });
    expect(market.deal(id).money.releasedMinor).toBe(840_000);
  });

  it('does not touch the fixed fee, however blocked', async () => {
    const { market, id } = oneDeal();
    await market.settle(id);
    await market.pay(id);
    await market.returned(id, [order({ refunded: 10_000 })]);
    expect(paymentsOf(market, id, 'fee')).toEqual([['fee', 800_000, 'paid']]);
  });
});

describe('what providers and platform got goes back too', () => {
  const PROVIDER = { id: 'provider_1', mandate: [] };

  it('a share on top', async () => {
    const terms = someTerms({ providerShare: { of: 'commission', ratePpm: 100_000 } });
    const { market, id } = oneDeal({ terms, provider: PROVIDER });
    await market.settle(id);
    await market.pay(id);
    expect(paymentsOf(market, id, 'provider_commission')).toEqual([
      ['provider_commission', 150, 'payee_not_onboarded'],
    ]);
    await market.returned(id, [order({ refunded: 4_000 })]);
    expect(paymentsOf(market, id, 'provider_commission')).toEqual([
      ['provider_commission', 90, 'payee_not_onboarded'],
    ]);
    market.gateway.onboarded.add('provider_1');
    await market.pay(id);
    market.gateway.drawn.set('provider_1', 90);
    await market.returned(id, [order({ refunded: 10_000 })]);
    expect(market.owes('provider_1')).toBe(90);
    expect(market.owes(CREATOR)).toBe(0);
  });

  it('levels of a chain: each what it got, the creator never more than it got', async () => {
    const terms = someTerms({
      chain: {
        of: 'commission',
        levels: [
          { to: 'agency_1', keepPpm: 400_000 },
          { to: 'creator' },
          { to: 'agency_2', keepPpm: 600_000 },
        ],
      },
    });
    const market = new Market();
    const id = market.sold([order({ net: 70 })], { terms });
    await market.settle(id);
    await market.pay(id);
    // 10 of commission: 4, 6 and a residue of nothing.
    expect(paymentsOf(market, id, 'commission', 'chain')).toEqual([
      ['chain', 4, 'payee_not_onboarded'],
      ['chain', 6, 'payee_not_onboarded'],
    ]);
    for (let refunded = 1; refunded <= 70; refunded += 1)
      await market.returned(id, [order({ net: 70, refunded })]);
    expect(paymentsOf(market, id, 'commission', 'chain')).toEqual([]);
    expect([CREATOR, 'agency_1', 'agency_2'].map((payee) => market.owes(payee))).toEqual([0, 0, 0]);
    expect(
      market
        .deal(id)
        .clawback?.parts.map(({ amountMinor }) => amountMinor)
        .sort(),
    ).toEqual([4, 6]);
  });

  it('of a guaranteed fixed fee, what the sales did not earn after all', async () => {
    const { commission: _, ...rest } = someTerms({ gmvGuarantee: { target: 20_000 } });
    const { market, id } = oneDeal({ terms: rest });
    await market.settle(id);
    await market.pay(id);
    // Half of the target was sold: half of 800 000 was earned.
    expect(paymentsOf(market, id, 'fee')).toEqual([['fee', 400_000, 'payee_not_onboarded']]);
    const before = market.refunded(id);
    await market.returned(id, [order({ refunded: 5_000 })]);
    expect(paymentsOf(market, id, 'fee')).toEqual([['fee', 200_000, 'payee_not_onboarded']]);
    expect(market.refunded(id) - before).toBe(210_000);
  });

  it('of a commission that an operator capped, only what is below the cap', async () => {
    const market = new Market();
    const id = market.sold([order({ net: 15_000_000 })]);
    market.memory.adopt({ ...market.deal(id), commissionCapped: true }, [order({ net: 15_000_000 })]);
    await market.settle(id);
    await market.pay(id);
    expect(paymentsOf(market, id, 'commission')).toEqual([['commission', 300_000, 'payee_not_onboarded']]);
    await market.returned(id, [order({ net: 15_000_000, refunded: 13_000_000 })]);
    expect(market.deal(id).clawback).toMatchObject({ count: 0, parts: [], platformMinor: 0 });
    await market.returned(id, [order({ net: 15_000_000, refunded: 14_000_000 })]);
    expect(paymentsOf(market, id, 'commission')).toEqual([['commission', 150_000, 'payee_not_onboarded']]);
  });
});

describe('what may be reported after the settlement', () => {
  const report = async (orders: readonly Order[], later = 0) => {
    const { market, id } = oneDeal();
    await market.settle(id);
    market.now += later;
    return market.report(id, orders).then(
      () => null,
      (problem: { status: number; code: string; extras: { errors?: { path: string }[] } }) => ({
        status: problem.status,
        code: problem.code,
        paths: problem.extras.errors?.map(({ path }) => path),
      }),
    );
  };
  const refused = (path: string) => ({ status: 409, code: 'sales_not_open', paths: [path] });

  it.each<[string, Order]>([
    ['a new order', order({ orderId: 'b', net: 1 })],
    ['a higher net', order({ net: 10_001 })],
    ['a lower net', order({ net: 9_999 })],
    ['another time', order({ at: '2026-12-02T00:00:01Z' })],
  ])('%s is refused at its place', async (_, changed) => {
    expect(await report([changed])).toEqual(refused('0'));
  });

  it('less refunded than before, or a cancellation taken back, is refused at its place', async () => {
    const market = new Market();
    const orders = [order({ refunded: 5 }), order({ orderId: 'b', cancelledBeforeShipping: true })];
    const id = market.sold(orders);
    await market.settle(id);
    for (const changed of [order({ refunded: 4 }), order({ orderId: 'b' })])
      await expect(market.report(id, [changed])).rejects.toMatchObject({ code: 'sales_not_open' });
    expect(await market.report(id, orders)).toMatchObject({ unchanged: 2 });
  });

  it('the same time written otherwise is the same time', async () => {
    expect(await report([order({ at: '2026-12-02T00:00:00.000Z', refunded: 1 })])).toBeNull();
  });

  it('nothing once the deal was corrected so often that its payments fill it', async () => {
    const { market, id } = oneDeal();
    await market.settle(id);
    await market.pay(id);
    await market.returned(id, [order({ refunded: 1_000 })]);
    const deal = market.deal(id);
    if (deal.clawback === null) throw new Error('nothing was clawed back');
    market.memory.deals.set(id, { ...deal, clawback: { ...deal.clawback, count: 199 } });
    await market.returned(id, [order({ refunded: 2_000 })]);
    await expect(market.report(id, [order({ refunded: 3_000 })])).rejects.toMatchObject({
      code: 'sales_not_open',
      message: expect.stringContaining('200 times'),
    });
  });

  it('nothing once the return window is over', async () => {
    expect(await report([order({ refunded: 1 })], 22 * 86_400_000)).toBeNull();
    expect(await report([order({ refunded: 1 })], 24 * 86_400_000)).toMatchObject({ code: 'sales_not_open' });
  });
});

describe('estimated, frozen, settled and reversed', () => {
  it('are kept apart at every stage', async () => {
    const { market, id } = oneDeal();
    const amounts = () => commissionAmounts(market.deal(id));
    const none = { estimatedMinor: 0, frozenMinor: 0, settledMinor: 0, offsetMinor: 0, reversedMinor: 0 };
    expect(amounts()).toEqual({ ...none, estimatedMinor: 1_500 });
    await market.settle(id);
    expect(amounts()).toEqual({ ...none, frozenMinor: 1_500 });
    await market.pay(id);
    await market.returned(id, [order({ refunded: 4_000 })]);
    expect(amounts()).toEqual({ ...none, frozenMinor: 900, reversedMinor: 600 });
    market.gateway.onboarded.add(CREATOR);
    await market.pay(id);
    expect(amounts()).toEqual({ ...none, settledMinor: 900, reversedMinor: 600 });
    await market.returned(id, [order({ refunded: 10_000 })]);
    expect(amounts()).toEqual({ ...none, reversedMinor: 1_500 });
  });
});
