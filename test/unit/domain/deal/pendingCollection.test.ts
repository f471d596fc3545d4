import { describe, expect, it } from 'vitest';
import { receiveLate } from '../../../../domain/deal/collection.ts';
import { awaitCollection, dropCollection } from '../../../../domain/deal/pendingCollection.ts';
import { escrow, PSP_CLEARING, refundable } from '../../../../domain/ledger/account.ts';
import { toInstant } from '../../../../domain/time.ts';
import type { Play } from '../play.ts';
import { standingAt } from '../stages.ts';

const PAYMENTS = { role: 'payments', id: 'pi_1' } as const;

const asked = ({ deal }: Play) => {
  if (deal.funding === null) throw new Error('nothing is asked for');
  const { paymentId, amountMinor } = deal.funding;
  return { paymentId, amountMinor, currency: deal.terms.currency };
};

/** A deal whose brand confirmed a payment that has not arrived. */
function paying(): Play {
  const play = standingAt('funding');
  play.commit(awaitCollection(play.deal, asked(play), PAYMENTS, toInstant(play.now)));
  return play;
}

const failed = (play: Play, paymentId: string) =>
  dropCollection(play.deal, paymentId, PAYMENTS, toInstant(play.now));

describe('a payment that takes days to arrive', () => {
  it('is on its way into escrow, where nobody can spend it, and the deal goes on waiting', () => {
    const play = paying();
    const { amountMinor } = asked(play);
    expect(play.books.standing(escrow(play.deal.id))).toEqual({
      balanceMinor: 0,
      leastMinor: 0,
      mostMinor: amountMinor,
    });
    expect(play.deal).toMatchObject({ status: 'awaiting_funding', escrowMinor: 0 });
    expect(play.deal.gate?.answer).toBeNull();
    expect(play.events.at(-1)).toMatchObject({ type: 'deal.payment_pending.v1', data: { amountMinor } });
  });

  it('said again changes nothing', () => {
    const play = paying();
    expect(awaitCollection(play.deal, asked(play), PAYMENTS, toInstant(play.now))).toBeNull();
  });

  it.each([
    ['another payment', { paymentId: 'other' }],
    ['another amount', { amountMinor: 1 }],
    ['another currency', { currency: 'USD' }],
  ])('is not awaited: %s', (_, other) => {
    const play = standingAt('funding');
    const payment = { ...asked(play), ...other };
    expect(awaitCollection(play.deal, payment, PAYMENTS, toInstant(play.now))).toBeNull();
  });

  it('is not awaited once it arrived, or its page failed', () => {
    const funded = standingAt('delivery');
    expect(awaitCollection(funded.deal, asked(funded), PAYMENTS, toInstant(funded.now))).toBeNull();
    const play = standingAt('funding');
    const first = asked(play);
    play.must('payments', 'payment_failed', { paymentId: first.paymentId, reason: 'declined' });
    expect(awaitCollection(play.deal, first, PAYMENTS, toInstant(play.now))).toBeNull();
  });

  it('arrives: it is posted, and held', () => {
    const play = paying();
    const { paymentId, amountMinor } = asked(play);
    play.must('payments', 'funded');
    expect(play.books.entries.get(`${play.deal.id}.collected.${paymentId}.posted`)).toMatchObject({
      phase: 'posted',
      resolves: `${play.deal.id}.collected.${paymentId}`,
    });
    expect(play.deal).toMatchObject({ escrowMinor: amountMinor, pendingCollections: [] });
    expect(failed(play, paymentId)).toBeNull();
  });

  it('fails: it is voided, and a new page is asked for', () => {
    const play = paying();
    const { paymentId } = asked(play);
    play.must('payments', 'payment_failed', { paymentId, reason: 'declined' });
    expect(play.books.entries.get(`${play.deal.id}.collected.${paymentId}.voided`)?.phase).toBe('voided');
    expect(play.books.standing(PSP_CLEARING)).toEqual({ balanceMinor: 0, leastMinor: 0, mostMinor: 0 });
    expect(play.deal.pendingCollections).toEqual([]);
  });

  it('fails when the deal no longer waits: it comes off the books, once', () => {
    const play = paying();
    const { paymentId } = asked(play);
    play.must('brand', 'cancel');
    expect(play.deal.status).toBe('closed');
    play.commit(failed(play, paymentId));
    expect(play.books.standing(escrow(play.deal.id)).mostMinor).toBe(0);
    expect(play.events.at(-1)?.type).toBe('deal.pending_payment_dropped.v1');
    expect(failed(play, paymentId)).toBeNull();
  });

  it('arrives when the deal no longer waits: it goes back, not into escrow', () => {
    const play = paying();
    const { paymentId, amountMinor } = asked(play);
    play.must('brand', 'cancel');
    const late = { paymentId, amountMinor, reference: 'pi_1' };
    play.commit(receiveLate(play.deal, late, PAYMENTS, toInstant(play.now)));
    expect(play.books.standing(escrow(play.deal.id)).mostMinor).toBe(0);
    expect(play.books.of(refundable(play.deal.brandId))).toBe(amountMinor);
    expect(play.deal.pendingCollections).toEqual([]);
  });
});
