import { describe, expect, it } from 'vitest';
import { dealSchema } from '../../../../domain/deal/deal.ts';
import { close } from '../../../../domain/deal/lifecycle.ts';
import { park } from '../../../../domain/deal/park.ts';
import { gateNameSchema } from '../../../../domain/gates/names.ts';
import { toInstant } from '../../../../domain/time.ts';
import { aNewDeal, NOW } from '../../../builders/deal.ts';
import { anOrder, standingAt } from '../stages.ts';

describe('a deal as it is kept', () => {
  it.each(gateNameSchema.options)('fits its schema at %s', (gate) => {
    const { deal } = standingAt(gate);
    expect(dealSchema.parse(deal)).toEqual(deal);
  });

  it('begins invited, at no gate, with nothing held', () => {
    const { deal, events, entries } = aNewDeal();
    expect(deal).toMatchObject({
      status: 'invited',
      outcome: null,
      gate: null,
      escrowMinor: 0,
      termsVersion: 1,
    });
    expect(events.map(({ type }) => type)).toEqual(['deal.invited.v1']);
    expect(entries).toEqual([]);
  });

  it('ends completed, with everything paid and the books even', () => {
    const play = standingAt('sales');
    play.now += 3_600_000;
    play.sell([anOrder()]);
    play.must('brand', 'close_sales').payEverything();
    expect(play.deal).toMatchObject({
      status: 'closed',
      outcome: 'completed',
      escrowMinor: 0,
      money: {
        fundedMinor: 1_155_000,
        releasedMinor: 997_500,
        refundedMinor: 157_500,
        paidOutMinor: 950_000,
      },
    });
    expect(Object.fromEntries(play.books.balances)).toEqual({
      'psp:clearing': -47_500,
      [`escrow:${play.deal.id}`]: 0,
      'payable:creator:creator_1': 0,
      'refundable:brand:brand_1': 0,
      'revenue:platform': 47_500,
    });
  });
});

describe('close', () => {
  it('once', () => {
    const { deal } = standingAt('response');
    const closed = close(deal, 'expired');
    expect(closed.deal).toMatchObject({ status: 'closed', outcome: 'expired' });
    expect(closed.happenings).toMatchObject([{ type: 'deal.closed.v1', data: { outcome: 'expired' } }]);
    expect(close(closed.deal, 'completed')).toEqual({ deal: closed.deal, happenings: [], entries: [] });
  });
});

describe('park', () => {
  const failure = { Error: 'TerminalError', Cause: 'no such account' };

  it('sets a deal aside with the stage and the error', () => {
    const { deal } = standingAt('payout');
    const parked = park(deal, 'payout', failure, NOW);
    const reason = { stage: 'payout', error: 'TerminalError', cause: 'no such account' };
    expect(parked.deal).toMatchObject({
      status: 'needs_operator',
      parked: { ...reason, at: toInstant(NOW) },
    });
    expect(parked.happenings).toMatchObject([{ type: 'deal.parked.v1', data: reason }]);
  });

  it('one that is parked stays as it is', () => {
    const { deal } = park(standingAt('payout').deal, 'payout', failure, NOW);
    expect(park(deal, 'release', { Error: 'Other' }, NOW + 1)).toEqual({ deal, happenings: [], entries: [] });
  });

  it('a failure that says little, or too much', () => {
    const { deal } = standingAt('payout');
    expect(park(deal, 'x', {}, NOW).deal.parked).toMatchObject({ error: 'Unknown', cause: '' });
    expect(park(deal, 'x', { Cause: 'x'.repeat(5000) }, NOW).deal.parked?.cause).toHaveLength(1000);
  });

  it('nobody at operations: the case stays one case', () => {
    const play = standingAt('operator');
    const { parked } = play.deal;
    play.expire();
    play.expire();
    expect(play.gate.name).toBe('operator');
    expect(play.deal.parked).toEqual(parked);
  });
});
