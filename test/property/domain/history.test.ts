import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealSchema, type Outcome } from '../../../domain/deal/deal.ts';
import { firstBrokenLink } from '../../../domain/deal/event.ts';
import { hasFailed } from '../../../domain/deal/payment.ts';
import { isOpen } from '../../../domain/gates/gate.ts';
import { gateNameSchema } from '../../../domain/gates/names.ts';
import type { Play } from '../../unit/domain/play.ts';
import { beginning, history, invitation, raising } from './arbitraries.ts';
import { broughtTo, playHistory } from './history.ts';

/** Few beside the ten thousand of `world.test.ts`: here the payment service is not played, so anything may be claimed of it. */
const RUNS = { numRuns: 300 };

/** Nobody answers any more, and operators take everything back. */
function endIt(play: Play): void {
  const { name } = play.gate;
  const { escrowMinor, payments } = play.deal;
  if (name === 'payout') play.payEverything();
  // Nothing decides a dispute by itself.
  else if (name === 'decision') play.must('operator', 'decide');
  else if (name !== 'operator') play.expire(true);
  else if (escrowMinor > 0) play.must('operator', 'refund');
  else if (hasFailed(payments)) play.must('operator', 'retry');
  else play.payEverything().answer('operator', 'close');
}

describe('whatever happens to a deal', () => {
  it('it stands where the contract lets it stand, its books agree and its log verifies', () => {
    fc.assert(
      fc.property(beginning, invitation, raising, history, (gate, begun, raised, steps) => {
        const play = playHistory(broughtTo(gate, begun, raised), steps);
        expect(firstBrokenLink(play.events)).toBeNull();
        expect(play.deal).toMatchObject({ lastSeq: play.events.length, lastHash: play.events.at(-1)?.hash });
        expect(() => dealSchema.parse(play.deal)).not.toThrow();
        for (const { type, data } of play.events)
          if (type === 'deal.first_decision_made.v1')
            expect(Object.keys(data).sort()).toEqual(['disputeId', 'gate']);
      }),
      RUNS,
    );
  });

  it('each of fee and commission is released at most once, and nobody gets more than the terms say', () => {
    fc.assert(
      fc.property(beginning, invitation, raising, history, (gate, begun, raised, steps) => {
        const { deal, events } = playHistory(broughtTo(gate, begun, raised), steps);
        const times = (type: string) => events.filter((event) => event.type === type).length;
        expect(times('deal.fee_released.v1')).toBeLessThanOrEqual(1);
        expect(times('deal.commission_settled.v1')).toBeLessThanOrEqual(1);
        expect(times('deal.closed.v1')).toBe(deal.status === 'closed' ? 1 : 0);
        const toCreator = deal.payments
          .filter(({ to }) => to.role === 'creator')
          .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        // What a dispute about the sales came to is bounded by what there was to dispute.
        const settledMinor = deal.sales?.commissionMinor ?? 0;
        const disputedMinor = deal.dispute?.gate === 'sales' ? deal.dispute.contestableMinor : 0;
        const commissionMinor = Math.max(settledMinor, disputedMinor);
        expect(toCreator).toBeLessThanOrEqual(deal.terms.fixedFee + commissionMinor);
      }),
      RUNS,
    );
  });

  it('somebody can always end it: from anywhere the deadlines and operators lead to a close', () => {
    fc.assert(
      fc.property(beginning, invitation, raising, history, (gate, begun, raised, steps) => {
        const play = playHistory(broughtTo(gate, begun, raised), steps);
        for (let moves = 0; moves < 40 && isOpen(play.deal.gate); moves += 1) endIt(play);
        expect(play.deal.status).toBe('closed');
        expect(play.books.of(`escrow:${play.deal.id}`)).toBe(0);
      }),
      RUNS,
    );
  });
});

/** Everything that can happen in a dispute. */
const OF_DISPUTES = [
  'deal.disputed.v1',
  'deal.contested_amount_frozen.v1',
  'deal.dispute_answered.v1',
  'deal.proposal_made.v1',
  'deal.proposal_accepted.v1',
  'deal.proposal_rejected.v1',
  'deal.first_decision_made.v1',
  'deal.dispute_decided.v1',
  'deal.decision_appealed.v1',
  'deal.dispute_resolved.v1',
];

it('the histories are worth something: they reach every gate and most ends', () => {
  const gates = new Set<string>();
  const outcomes = new Set<Outcome | null>();
  const types = new Set<string>();
  fc.assert(
    fc.property(beginning, invitation, raising, history, (gate, begun, raised, steps) => {
      const { deal, events } = playHistory(broughtTo(gate, begun, raised), steps, (play) =>
        gates.add(play.gate.name),
      );
      outcomes.add(deal.outcome);
      for (const { type } of events) types.add(type);
    }),
    { numRuns: 1_000, seed: 20_261_122 },
  );
  expect(gateNameSchema.options.filter((name) => !gates.has(name))).toEqual([]);
  expect(OF_DISPUTES.filter((type) => !types.has(type))).toEqual([]);
  for (const outcome of [
    'completed',
    'declined',
    'expired',
    'withdrawn',
    'cancelled',
    'refunded',
    'resolved',
  ])
    expect([...outcomes]).toContain(outcome);
});
