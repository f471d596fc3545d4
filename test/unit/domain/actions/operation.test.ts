import { describe, expect, it } from 'vitest';
import { someTerms } from '../../../builders/deal.ts';
import type { Play } from '../play.ts';
import { codeOf, faultPaths } from '../refusals.ts';
import { anOrder, standingAt } from '../stages.ts';

const REASON = { reason: 'called them' };

/** Every payment that is on its way is refused, then an operator is asked. */
function refuseAll(play: Play): Play {
  const due = play.deal.payments.filter(({ status }) => status === 'due');
  for (const { id } of due.slice(1)) play.report(id, { status: 'failed', failure: 'refused' });
  for (const { id } of due.slice(0, 1)) play.report(id, { status: 'failed', failure: 'refused' });
  return play;
}

/** An operator takes back a deal that was paid for twice: the refund is split over both charges. */
function withTwoRefunds(): Play {
  const play = standingAt('top_up');
  const topUp = play.decide('payments', 'funded');
  if (!topUp.ok) throw new Error('the top-up was refused');
  play.commit(topUp.change);
  play.fail('settlement');
  return play.must('operator', 'refund', REASON);
}

describe('each decision needs a reason', () => {
  it.each(['retry', 'refund', 'release', 'close'] as const)('%s', (action) => {
    for (const payload of [{}, { reason: '' }, { reason: '   ' }, { reason: 7 }])
      expect(faultPaths(standingAt('operator').decide('operator', action, payload))).toEqual(['reason']);
    expect(faultPaths(standingAt('operator').decide('operator', action, { ...REASON, x: 1 }))).toEqual(['x']);
  });
});

describe('retry', () => {
  it('goes on where the deal stood', () => {
    const play = standingAt('operator').must('operator', 'retry', REASON);
    expect(play.deal).toMatchObject({ parked: null, status: 'delivering', gate: { name: 'delivery' } });
    const event = play.events.find(({ type }) => type === 'deal.retried.v1');
    expect(event?.data).toEqual({ gate: 'operator', reason: 'called them', stage: 'delivery' });
  });

  it('orders refused payments anew, each under an identity of its own, and leaves the paid ones', () => {
    const play = standingAt('payout', {
      provider: { id: 'provider_1', mandate: [] },
      terms: someTerms({ providerShare: { of: 'fixedFee', ratePpm: 100_000 } }),
    });
    const [fee, share] = play.deal.payments;
    if (fee === undefined || share === undefined) throw new Error('two were to be paid');
    play.report(fee.id, { status: 'paid', reference: 'tr_1' });
    play.report(share.id, { status: 'failed', failure: 'account_closed' });
    play.must('operator', 'retry', REASON);
    const [first, second] = play.deal.payments;
    expect(first).toMatchObject({ id: fee.id, status: 'paid' });
    expect(second).toMatchObject({ status: 'due', failure: null, amountMinor: share.amountMinor });
    expect(second?.id).not.toBe(share.id);
  });

  it('two refunds of one event stay two', () => {
    const play = withTwoRefunds();
    const ordered = play.deal.payments.filter(({ purpose }) => purpose === 'refund');
    expect(ordered.map(({ amountMinor }) => amountMinor)).toEqual([2_047_500, 315_000]);
    refuseAll(play).must('operator', 'retry', REASON);
    const again = play.deal.payments.filter(({ purpose }) => purpose === 'refund');
    expect(again.map(({ amountMinor, status }) => [amountMinor, status])).toEqual([
      [2_047_500, 'due'],
      [315_000, 'due'],
    ]);
    expect(new Set([...ordered, ...again].map(({ id }) => id)).size).toBe(4);
    play.payEverything();
    expect(play.deal).toMatchObject({ status: 'closed', outcome: 'refunded' });
  });

  it('may be needed again and again', () => {
    const play = refuseAll(standingAt('payout'));
    for (let time = 0; time < 3; time += 1) refuseAll(play.must('operator', 'retry', REASON));
    play.must('operator', 'retry', REASON).payEverything();
    expect(play.deal.money.paidOutMinor).toBe(800_000);
    expect(play.gate.name).toBe('sales');
  });

  it('opens the sales again where nothing had been reported', () => {
    const play = standingAt('sales').must('brand', 'close_sales', {});
    expect(play.deal.parked).toMatchObject({ stage: 'sales' });
    play.must('operator', 'retry', REASON);
    expect(play.deal.salesClosedAt).toBeNull();
    expect(play.gate.name).toBe('sales');
    expect(play.sell([anOrder()])).toBe(true);
    play.must('brand', 'close_sales', {});
    expect(play.deal.sales?.commissionMinor).toBe(150_000);
  });
});

describe('refund', () => {
  it('returns everything that is held', () => {
    const play = standingAt('operator').must('operator', 'refund', REASON);
    expect(play.deal).toMatchObject({ escrowMinor: 0, money: { refundedMinor: 1_155_000 } });
    play.payEverything();
    expect(play.deal).toMatchObject({ status: 'closed', outcome: 'refunded' });
  });

  it('after the fee was released, what is left', () => {
    const play = standingAt('sales').must('brand', 'close_sales', {});
    play.must('operator', 'refund', REASON).payEverything();
    expect(play.deal).toMatchObject({
      status: 'closed',
      outcome: 'refunded',
      money: { releasedMinor: 840_000, refundedMinor: 315_000, paidOutMinor: 800_000 },
    });
  });

  it('not where nothing is held', () => {
    const play = standingAt('funding');
    play.fail('funding');
    expect(codeOf(play.decide('operator', 'refund'))).toBe('nothing_to_refund');
    expect(codeOf(play.decide('operator', 'release'))).toBe('nothing_to_release');
  });
});

describe('release', () => {
  it('pays the fee and returns the reserve where no work was delivered', () => {
    const play = standingAt('operator').must('operator', 'release', REASON).payEverything();
    expect(play.deal).toMatchObject({
      status: 'closed',
      outcome: 'resolved',
      money: { releasedMinor: 840_000, refundedMinor: 315_000, paidOutMinor: 800_000 },
    });
  });

  it('pays as much commission as escrow covers', () => {
    const play = standingAt('top_up');
    play.expire();
    play.must('operator', 'release', REASON).payEverything();
    // 315 000 hold a commission of 300 000 and its 5 %, and not one more.
    expect(play.deal.money).toEqual({
      fundedMinor: 1_155_000,
      releasedMinor: 1_155_000,
      refundedMinor: 0,
      paidOutMinor: 1_100_000,
    });
  });

  it('without any order, the reserve goes back', () => {
    const play = standingAt('sales').must('brand', 'close_sales', {});
    play.must('operator', 'release', REASON).payEverything();
    expect(play.deal).toMatchObject({
      status: 'closed',
      outcome: 'resolved',
      sales: { orders: 0, commissionMinor: 0 },
      money: { refundedMinor: 315_000 },
    });
  });
});

describe('close', () => {
  it('ends a deal for which nothing is held', () => {
    const play = standingAt('funding');
    play.fail('funding');
    play.must('operator', 'close', REASON);
    expect(play.deal).toMatchObject({ status: 'closed', outcome: 'resolved', parked: null });
  });

  it('not while money is held or on its way', () => {
    expect(codeOf(standingAt('operator').decide('operator', 'close'))).toBe('money_outstanding');
    const refused = refuseAll(standingAt('payout', { terms: withoutCommission() }));
    expect(refused.deal.escrowMinor).toBe(0);
    expect(codeOf(refused.decide('operator', 'close'))).toBe('money_outstanding');
  });
});

function withoutCommission() {
  const { commission: _, ...terms } = someTerms();
  return terms;
}
