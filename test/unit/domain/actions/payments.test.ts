import { describe, expect, it } from 'vitest';
import { someTerms } from '../../../builders/deal.ts';
import { codeOf, faultPaths } from '../refusals.ts';
import { anOrder, standingAt } from '../stages.ts';

describe('funded', () => {
  it('holds the money for the deal, in the books too', () => {
    const play = standingAt('funding').must('payments', 'funded');
    expect(play.deal).toMatchObject({
      escrowMinor: 1_155_000,
      status: 'delivering',
      money: { fundedMinor: 1_155_000, releasedMinor: 0, refundedMinor: 0, paidOutMinor: 0 },
      funding: { amountMinor: 1_155_000, reference: `pi_${play.deal.id}.funding.1` },
    });
    expect(Object.fromEntries(play.books.balances)).toEqual({
      'psp:clearing': -1_155_000,
      [`escrow:${play.deal.id}`]: 1_155_000,
    });
  });

  it.each([
    ['another payment', { paymentId: 'p', amountMinor: 1_155_000, reference: 'pi' }],
    ['less than was asked', { amountMinor: 1_154_999, reference: 'pi' }],
    ['more than was asked', { amountMinor: 1_155_001, reference: 'pi' }],
  ])('%s does not count', (_, payload) => {
    const play = standingAt('funding');
    const paymentId = play.deal.funding?.paymentId;
    expect(codeOf(play.answer('payments', 'funded', { paymentId, ...payload }))).toBe('action_not_available');
    expect(play.deal.escrowMinor).toBe(0);
  });

  it('what is held already does not count again at the top-up', () => {
    const play = standingAt('top_up');
    const { funding } = play.deal;
    if (funding === null) throw new Error('not funded');
    const { paymentId, amountMinor } = funding;
    expect(codeOf(play.decide('payments', 'funded', { paymentId, amountMinor, reference: 'pi' }))).toBe(
      'action_not_available',
    );
  });

  it('the page before the last no longer counts', () => {
    const play = standingAt('funding').must('payments', 'payment_failed');
    const paymentId = `${play.deal.id}.funding.1`;
    expect(play.deal.funding?.paymentId).toBe(`${play.deal.id}.funding.2`);
    expect(
      codeOf(play.decide('payments', 'funded', { paymentId, amountMinor: 1_155_000, reference: 'pi' })),
    ).toBe('action_not_available');
    expect(codeOf(play.decide('payments', 'payment_failed', { paymentId, reason: 'late' }))).toBe(
      'action_not_available',
    );
  });

  it.each<[unknown, string]>([
    [{ amountMinor: 1, reference: 'pi' }, 'paymentId'],
    [{ paymentId: 'p', amountMinor: -1, reference: 'pi' }, 'amountMinor'],
    [{ paymentId: 'p', amountMinor: 1.5, reference: 'pi' }, 'amountMinor'],
    [{ paymentId: 'p', amountMinor: '1', reference: 'pi' }, 'amountMinor'],
    [{ paymentId: 'p', amountMinor: 1 }, 'reference'],
    [{ paymentId: 'p', amountMinor: 1, reference: 'pi', x: 1 }, 'x'],
  ])('%j is refused', (payload, path) => {
    expect(faultPaths(standingAt('funding').decide('payments', 'funded', payload))).toEqual([path]);
  });

  it('a top-up adds what was missing', () => {
    const play = standingAt('top_up').must('payments', 'funded');
    const { escrowMinor, money } = play.deal;
    expect(escrowMinor).toBe(0);
    expect(money.fundedMinor).toBe(800_000 + 40_000 + 2_250_000 + 112_500);
    expect(money.fundedMinor).toBe(money.releasedMinor);
  });
});

describe('paid and payout_failed', () => {
  it('everything has to be paid', () => {
    const play = standingAt('payout');
    expect(codeOf(play.answer('payments', 'paid', {}))).toBe('money_outstanding');
    play.payEverything();
    expect(play.gate.name).toBe('sales');
  });

  it('without anything to pay the gate is passed at once', () => {
    const play = standingAt('sales', { terms: someTerms({ fixedFee: 0 }) });
    expect(play.deal.payments).toEqual([]);
    expect(play.gate.name).toBe('sales');
  });

  it('a refusal puts the deal before an operator', () => {
    const play = standingAt('payout');
    const [payment] = play.deal.payments;
    if (payment === undefined) throw new Error('nothing to pay');
    play.report(payment.id, { status: 'failed', failure: 'account_closed' });
    expect(play.gate.name).toBe('operator');
    expect(play.deal.parked).toMatchObject({ stage: 'payout' });
  });
});

describe('close_sales', () => {
  it('settles on what was reported', () => {
    const play = standingAt('sales');
    play.now += 3_600_000;
    play.sell([anOrder()]);
    play.must('brand', 'close_sales', {});
    expect(play.deal).toMatchObject({ escrowMinor: 0, sales: { orders: 1, commissionMinor: 150_000 } });
  });

  it('takes no payload', () => {
    expect(faultPaths(standingAt('sales').decide('brand', 'close_sales', { orders: [] }))).toEqual([
      'orders',
    ]);
  });
});
