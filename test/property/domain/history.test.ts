import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealSchema, type Outcome } from '../../../domain/deal/deal.ts';
import { firstBrokenLink } from '../../../domain/deal/event.ts';
import { hasFailed } from '../../../domain/deal/payment.ts';
import { isOpen } from '../../../domain/gates/gate.ts';
import { DESIGNED } from '../../unit/domain/gates/design.ts';
import type { Play } from '../../unit/domain/play.ts';
import { beginning, history, invitation } from './arbitraries.ts';
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
      fc.property(beginning, invitation, history, (gate, begun, steps) => {
        const play = playHistory(broughtTo(gate, begun), steps);
        expect(firstBrokenLink(play.events)).toBeNull();
        expect(play.deal).toMatchObject({ lastSeq: play.events.length, lastHash: play.events.at(-1)?.hash });
        expect(() => dealSchema.parse(play.deal)).not.toThrow();
      }),
      RUNS,
    );
  });

  it('each of fee and commission is released at most once, and nobody gets more than the terms say', () => {
    fc.assert(
      fc.property(beginning, invitation, history, (gate, begun, steps) => {
        const { deal, events } = playHistory(broughtTo(gate, begun), steps);
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
      fc.property(beginning, invitation, history, (gate, begun, steps) => {
        const play = playHistory(broughtTo(gate, begun), steps);
        for (let moves = 0; moves < 40 && isOpen(play.deal.gate); moves += 1) endIt(play);
        expect(play.deal.status).toBe('closed');
        expect(play.books.of(`escrow:${play.deal.id}`)).toBe(0);
      }),
      RUNS,
    );
  });
});

it('the histories are worth something: they reach every gate and most ends', () => {
  const gates = new Set<string>();
  const outcomes = new Set<Outcome | null>();
  fc.assert(
    fc.property(beginning, invitation, history, (gate, begun, steps) => {
      const { deal } = playHistory(broughtTo(gate, begun), steps, (play) => gates.add(play.gate.name));
      outcomes.add(deal.outcome);
    }),
    { numRuns: 1_000, seed: 20_261_122 },
  );
  expect(DESIGNED.map(({ name }) => name).filter((name) => !gates.has(name))).toEqual([]);
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
