import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../../domain/deal/deal.ts';
import type { GateName } from '../../../../domain/gates/names.ts';
import { timetable } from '../../../../domain/gates/timetable.ts';
import { toInstant } from '../../../../domain/time.ts';
import { NOW, someTerms } from '../../../builders/deal.ts';
import type { Play } from '../play.ts';
import { anOrder, standingAt, termsFor } from '../stages.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DUE = Date.parse('2026-12-01T12:00:00Z');
const REASON = { reason: 'x' };
const CLOCKS = {
  response: 'PT1H',
  counter_response: 'PT2H',
  funding: 'PT3H',
  sample_shipment: 'PT9H',
  sample_receipt: 'PT10H',
  draft: 'PT11H',
  draft_review: 'PT12H',
  delivery: 'PT4H',
  review: 'PT5H',
  top_up: 'PT6H',
  payout: 'PT7H',
  operator: 'PT8H',
};

const deadlineOf = (play: Play) => Date.parse(play.gate.deadline);
/** What each gate's clock starts from, by the deal that stands there. */
const START = {
  response: (_: Play) => NOW,
  counter_response: (_: Play) => NOW,
  funding: (_: Play) => NOW,
  sample_shipment: (_: Play) => NOW,
  sample_receipt: (_: Play) => NOW,
  draft: (_: Play) => DUE,
  draft_review: (_: Play) => NOW,
  delivery: (_: Play) => DUE,
  review: (play: Play) => play.now,
  stays_live: (play: Play) => Date.parse(play.deal.delivery?.liveAt ?? ''),
  sales: (_: Play) => DUE,
  top_up: (play: Play) => play.now,
  payout: (play: Play) => play.now,
  operator: (play: Play) => play.now,
} satisfies Partial<Record<GateName, (play: Play) => number>>;

describe('the clock of each gate', () => {
  it.each<[keyof typeof START, number, number]>([
    ['response', 7 * DAY, HOUR],
    ['counter_response', 3 * DAY, 2 * HOUR],
    ['funding', 72 * HOUR, 3 * HOUR],
    ['sample_shipment', 7 * DAY, 9 * HOUR],
    ['sample_receipt', 14 * DAY, 10 * HOUR],
    ['draft', -3 * DAY, -11 * HOUR],
    ['draft_review', 3 * DAY, 12 * HOUR],
    ['delivery', 24 * HOUR, 4 * HOUR],
    ['review', 7 * DAY, 5 * HOUR],
    ['stays_live', 20 * DAY, 20 * DAY],
    ['sales', 30 * DAY, 30 * DAY],
    ['top_up', 7 * DAY, 6 * HOUR],
    ['payout', 5 * DAY, 7 * HOUR],
    ['operator', 24 * HOUR, 8 * HOUR],
  ])('%s: %i ms by default, %i ms as agreed', (gate, byDefault, agreed) => {
    const plain = standingAt(gate);
    expect(deadlineOf(plain) - START[gate](plain)).toBe(byDefault);
    const own = standingAt(gate, { terms: { ...termsFor(gate), clocks: CLOCKS } });
    // A counter-offer brings its own terms, here with the default clocks.
    const expected = gate === 'counter_response' ? byDefault : agreed;
    expect(deadlineOf(own) - START[gate](own)).toBe(expected);
  });

  it('says nothing of gates that cannot come next', () => {
    const { deal } = standingAt('response');
    expect(timetable(deal, NOW)).toMatchObject({ funding: null, review: null, sales: null, top_up: null });
    const { commission: _, ...terms } = someTerms();
    expect(timetable(standingAt('payout', { terms }).deal, NOW).sales).toBeNull();
  });
});

describe('a deadline follows from what happened, not from when a step ran', () => {
  it('the same for a retried step, hours later', () => {
    const play = standingAt('review').must('brand', 'request_changes');
    const { deal } = play;
    const later = timetable(deal, play.now + 5 * HOUR);
    expect({ ...later, payout: null, operator: null }).toEqual({
      ...timetable(deal, play.now),
      payout: null,
      operator: null,
    });
  });

  it('a gate that stands open keeps its deadline, whatever else would follow', () => {
    const play = standingAt('payout');
    expect(timetable(play.deal, play.now + 3 * DAY).payout).toBe(play.gate.deadline);
  });
});

describe('deadlines that move', () => {
  it('a revised offer starts the response clock anew', () => {
    const play = standingAt('response');
    play.now += 2 * DAY;
    play.must('brand', 'revise', { terms: someTerms({ fixedFee: 1_000_000 }) });
    expect(deadlineOf(play)).toBe(NOW + 9 * DAY);
  });

  it('an extension moves delivery', () => {
    const play = standingAt('delivery').must('brand', 'extend', {
      to: toInstant(DUE + 10 * DAY),
      reason: 'x',
    });
    expect(deadlineOf(play)).toBe(DUE + 11 * DAY);
  });

  it('whoever is asked for changes has three days', () => {
    const play = standingAt('review');
    play.now = DUE + 2 * DAY;
    play.must('brand', 'request_changes');
    expect(deadlineOf(play)).toBe(DUE + 5 * DAY);
  });

  it('or until the due date, if that is later', () => {
    const play = standingAt('delivery');
    play.now = DUE - 10 * DAY;
    play.must('creator', 'deliver').must('brand', 'request_changes');
    expect(deadlineOf(play)).toBe(DUE + DAY);
  });

  it('a payment that failed gets a new page within the same clock', () => {
    const play = standingAt('funding');
    play.now += 70 * HOUR;
    play.must('payments', 'payment_failed');
    expect(deadlineOf(play)).toBe(NOW + 72 * HOUR);
  });

  it('a top-up that failed, too', () => {
    const play = standingAt('top_up');
    const deadline = deadlineOf(play);
    play.now += 6 * DAY;
    play.must('payments', 'payment_failed');
    expect(deadlineOf(play)).toBe(deadline);
  });
});

describe('an operator’s retry starts the clock anew', () => {
  const parkedAt = (gate: GateName) => {
    const play = standingAt(gate);
    play.now = Math.max(play.now, deadlineOf(play)) + 10 * DAY;
    play.fail(gate);
    return play.must('operator', 'retry', REASON);
  };

  it.each<[GateName, number]>([
    ['response', 7 * DAY],
    ['counter_response', 3 * DAY],
    ['funding', 72 * HOUR],
    ['delivery', 24 * HOUR],
    ['review', 7 * DAY],
    ['sales', 7 * DAY],
    ['top_up', 7 * DAY],
  ])('%s: %i ms from now', (gate, clock) => {
    const play = parkedAt(gate);
    expect(play.gate.name).toBe(gate);
    expect(deadlineOf(play) - play.now).toBe(clock);
  });

  it('and a failing card does not take it back', () => {
    const play = parkedAt('funding');
    const deadline = deadlineOf(play);
    play.now += HOUR;
    play.must('payments', 'payment_failed');
    expect(deadlineOf(play)).toBe(deadline);
  });

  it('but never shortens a clock that runs longer', () => {
    const play = standingAt('delivery');
    play.fail('delivery');
    play.must('operator', 'retry', REASON);
    expect(deadlineOf(play)).toBe(DUE + DAY);
  });
});

describe('sales', () => {
  it('wait for attribution and return window, from going live on', () => {
    const play = standingAt('delivery');
    play.now = DUE + 3 * HOUR;
    play.must('creator', 'deliver', { url: 'https://live.example/1', startedAt: toInstant(DUE + HOUR) });
    play.must('brand', 'approve').payEverything();
    expect(deadlineOf(play)).toBe(DUE + HOUR + 30 * DAY);
  });

  it('close at their deadline, and settle', () => {
    const play = standingAt('sales');
    play.now += HOUR;
    play.sell([anOrder()]);
    play.expire();
    const { salesClosedAt }: Deal = play.deal;
    expect(salesClosedAt).toBe(toInstant(DUE + 30 * DAY));
    expect(play.deal.sales?.commissionMinor).toBe(150_000);
  });
});
