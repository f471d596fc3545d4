import { describe, expect, it } from 'vitest';
import { chargesOf, nextCollection, planRefunds, receiveLate } from '../../../../domain/deal/collection.ts';
import type { Deal } from '../../../../domain/deal/deal.ts';
import { InvariantViolation } from '../../../../domain/errors.ts';
import { toInstant } from '../../../../domain/time.ts';
import { standingAt } from '../stages.ts';

/** A deal that was paid for twice: 1 155 000 before work, 2 047 500 for the commission. */
function paidTwice(): Deal {
  const play = standingAt('top_up');
  const decision = play.decide('payments', 'funded');
  if (!decision.ok) throw new Error('refused');
  play.commit(decision.change);
  return play.deal;
}
const partsOf = (deal: Deal, amountMinor: number) =>
  planRefunds(deal, amountMinor, 99).map((refund) => [refund.chargeReference, refund.amountMinor]);

describe('refunds go back to the charges the money came by', () => {
  const deal = paidTwice();
  const [first, second] = chargesOf(deal).map(({ reference }) => reference);

  it.each([
    [1, [[second, 1]]],
    [2_047_500, [[second, 2_047_500]]],
    [
      2_047_501,
      [
        [second, 2_047_500],
        [first, 1],
      ],
    ],
    [
      3_202_500,
      [
        [second, 2_047_500],
        [first, 1_155_000],
      ],
    ],
    [0, []],
  ])('%i, the latest first', (amount, parts) => {
    expect(partsOf(deal, amount)).toEqual(parts);
  });

  it('each part has an identity of its own', () => {
    const ids = planRefunds(deal, 3_000_000, 99).map(({ id }) => id);
    expect(ids).toEqual([`${deal.id}.refund.99.0`, `${deal.id}.refund.99.1`]);
  });

  it('what was returned before is not there a second time', () => {
    const [returned] = planRefunds(deal, 2_000_000, 98);
    if (returned === undefined) throw new Error('nothing planned');
    const after = { ...deal, payments: [...deal.payments, returned] };
    expect(partsOf(after, 50_000)).toEqual([
      [second, 47_500],
      [first, 2_500],
    ]);
  });

  it('more than the charges hold is never planned', () => {
    expect(() => partsOf(deal, 3_202_501)).toThrow(InvariantViolation);
    expect(() => partsOf(standingAt('funding').deal, 1)).toThrow(InvariantViolation);
  });
});

describe('nextCollection', () => {
  it('is the same until it was recorded, and another afterwards', () => {
    const { deal } = standingAt('response');
    expect(nextCollection(deal, 'funding')).toEqual(nextCollection(deal, 'funding'));
    expect(nextCollection(deal, 'funding')).toEqual({
      kind: 'funding',
      paymentId: `${deal.id}.funding.1`,
      amountMinor: 1_155_000,
    });
    expect(nextCollection(standingAt('funding').deal, 'funding').paymentId).toMatch(/\.funding\.2$/);
  });
});

describe('money that comes too late', () => {
  const late = { paymentId: 'deal.funding.1', amountMinor: 1_155_000, reference: 'pi_late' };

  it('is owed back at once, outside the deal’s own books', () => {
    const play = standingAt('funding').must('brand', 'cancel');
    play.receiveLate(late.paymentId, late.amountMinor);
    expect(play.deal).toMatchObject({ status: 'closed', escrowMinor: 0, money: { fundedMinor: 0 } });
    expect(play.books.of('refundable:brand:brand_1')).toBe(1_155_000);
    play.payEverything();
    expect([...play.books.balances.values()]).toEqual([0, 0]);
    expect(play.deal.money).toMatchObject({ refundedMinor: 0, paidOutMinor: 0 });
  });

  it('once, however often it is reported', () => {
    const play = standingAt('funding').must('brand', 'cancel');
    const report = () => receiveLate(play.deal, late, play.actor('payments'), toInstant(play.now));
    play.commit(report());
    expect(report()).toBeNull();
    const [refund] = play.deal.payments;
    if (refund === undefined) throw new Error('nothing is owed');
    play.report(refund.id, { status: 'failed', failure: 'refused' });
    play.fail('close');
    play.must('operator', 'retry');
    expect(play.deal.payments.map(({ id }) => id)).not.toContain(refund.id);
    expect(report()).toBeNull();
  });
});
