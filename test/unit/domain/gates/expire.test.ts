import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../../domain/deal/deal.ts';
import { expireGate } from '../../../../domain/gates/expire.ts';
import type { GateName } from '../../../../domain/gates/names.ts';
import { CLOCK } from '../../../../domain/parties.ts';
import { toInstant } from '../../../../domain/time.ts';
import { declared } from '../gates.ts';
import { standingAt } from '../stages.ts';

const HOUR = 3_600_000;
const GATES: GateName[] = [
  'response',
  'counter_response',
  'funding',
  'sample_shipment',
  'sample_receipt',
  'draft',
  'draft_review',
  'delivery',
  'review',
  'stays_live',
  'sales',
  'top_up',
  'payout',
  'operator',
];

/** What the deal knows to be over since nobody said anything. */
const ENDED: Partial<Record<GateName, keyof Deal>> = {
  sample_receipt: 'sampleEndedAt',
  draft: 'draftEndedAt',
  draft_review: 'draftEndedAt',
  sales: 'salesClosedAt',
};

describe('the deadline of a gate', () => {
  it.each(GATES)('%s: closes it as the clock’s answer', (gate) => {
    const { deal, seen, gate: standing } = standingAt(gate);
    const now = Date.parse(standing.deadline);
    const result = expireGate(deal, gate, seen, true, now);
    if (result.kind !== 'expired') throw new Error(result.kind);
    const answer = { seq: deal.lastSeq + 1, gate, action: 'expire', by: CLOCK, at: toInstant(now) };
    expect(result.change.deal.gate?.answer).toEqual(answer);
    expect(result.change.deal.lastAnswer).toEqual(answer);
    expect(result.change.happenings).toEqual([
      { type: 'deal.gate_expired.v1', actor: CLOCK, data: { gate, atDeadline: standing.atDeadline } },
    ]);
    expect(result.change.entries).toEqual([]);
    const ended = ENDED[gate];
    const { gate: closed, lastAnswer } = result.change.deal;
    const known = ended === undefined ? {} : { [ended]: toInstant(now) };
    expect(result.change.deal).toEqual({ ...deal, ...known, gate: closed, lastAnswer });
  });

  it.each(GATES)('%s: a moment too early changes nothing', (gate) => {
    const { deal, seen, gate: standing } = standingAt(gate);
    const result = expireGate(deal, gate, seen, true, Date.parse(standing.deadline) - 1);
    expect(result).toEqual({ kind: 'extended', change: null, deadline: standing.deadline });
  });

  it('what follows for the deal', () => {
    const ends = (gate: GateName) => {
      const play = standingAt(gate);
      play.expire();
      return play.deal.status === 'closed' ? play.deal.outcome : play.gate.name;
    };
    expect(GATES.map((gate) => [gate, ends(gate)])).toEqual([
      ['response', 'expired'],
      ['counter_response', 'expired'],
      ['funding', 'expired'],
      ['sample_shipment', 'operator'],
      ['sample_receipt', 'delivery'],
      ['draft', 'delivery'],
      ['draft_review', 'delivery'],
      ['delivery', 'payout'],
      ['review', 'payout'],
      ['stays_live', 'payout'],
      ['sales', 'operator'],
      ['top_up', 'operator'],
      ['payout', 'operator'],
      ['operator', 'operator'],
    ]);
  });

  it('delivery that never comes is refunded in full', () => {
    const play = standingAt('delivery');
    play.expire();
    play.payEverything();
    expect(play.deal).toMatchObject({
      status: 'closed',
      outcome: 'refunded',
      money: { fundedMinor: 1_155_000, releasedMinor: 0, refundedMinor: 1_155_000, paidOutMinor: 0 },
    });
  });
});

describe('a race that the deadline loses', () => {
  it('honours the answer that came first', () => {
    const play = standingAt('review');
    const { seen } = play;
    play.now = Date.parse(play.gate.deadline);
    const decision = play.decide('brand', 'request_changes');
    if (!decision.ok) throw new Error('refused');
    play.commit(decision.change);
    const result = expireGate(play.deal, 'review', seen, true, play.now);
    expect(result).toMatchObject({ kind: 'answered', wakeUp: { action: 'request_changes', by: 'brand' } });
  });

  it('even when the deal stands at the next gate already', () => {
    const play = standingAt('review');
    const { seen } = play;
    play.must('brand', 'request_changes');
    const result = expireGate(play.deal, 'review', seen, true, Date.parse(play.gate.deadline) + HOUR);
    expect(result).toMatchObject({ kind: 'answered', wakeUp: { action: 'request_changes' } });
  });

  it('a repetition of the deadline finds its own answer', () => {
    const { deal, seen, gate } = standingAt('response');
    const now = Date.parse(gate.deadline);
    const first = expireGate(deal, 'response', seen, true, now);
    if (first.kind !== 'expired') throw new Error(first.kind);
    const again = expireGate(first.change.deal, 'response', seen, true, now);
    expect(again).toMatchObject({ kind: 'answered', wakeUp: { action: 'expire', by: 'clock' } });
  });

  it('a gate that is not the one that stands is left alone', () => {
    const { deal, seen } = standingAt('funding');
    const now = Date.parse('2030-01-01T00:00:00Z');
    expect(expireGate(deal, 'response', seen, true, now)).toMatchObject({ kind: 'extended', change: null });
    expect(expireGate({ ...deal, gate: null }, 'funding', seen, true, now)).toMatchObject({ change: null });
  });
});

describe('silence that pays counts only after the brand was told', () => {
  it('extends the clock by 48 hours from now, once', () => {
    const play = standingAt('review');
    const { seen } = play;
    const now = Date.parse(play.gate.deadline) + HOUR;
    play.now = now;
    const result = expireGate(play.deal, 'review', seen, false, now);
    const deadline = toInstant(now + 48 * HOUR);
    if (result.kind !== 'extended' || result.change === null) throw new Error(result.kind);
    expect(result.deadline).toBe(deadline);
    expect(result.change.happenings).toEqual([
      {
        type: 'deal.clock_extended.v1',
        actor: CLOCK,
        data: { gate: 'review', deadline, reason: 'notice_not_delivered', undelivered: 'brand' },
      },
    ]);
    play.commit(result.change);
    expect(play.gate).toMatchObject({ deadline, answer: null });
    expect(expireGate(play.deal, 'review', seen, false, now)).toEqual({
      kind: 'extended',
      change: null,
      deadline,
    });
  });

  it('goes on extending until it was told, and then approves', () => {
    const play = standingAt('review');
    for (let time = 0; time < 3; time += 1) expect(play.expire(false).kind).toBe('extended');
    expect(play.deal.feeReleasedAt).toBeNull();
    expect(play.expire(true).kind).toBe('expired');
    expect(play.deal.feeReleasedAt).not.toBeNull();
  });

  it.each(GATES.filter((gate) => declared(gate).silenceNeedsNoticeTo === undefined))(
    '%s pays nobody, so it does not wait for a notice',
    (gate) => {
      const { deal, seen, gate: standing } = standingAt(gate);
      expect(expireGate(deal, gate, seen, false, Date.parse(standing.deadline)).kind).toBe('expired');
    },
  );
});
