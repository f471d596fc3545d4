import { describe, expect, it } from 'vitest';
import { cancellationBy, rungAt } from '../../../../domain/deal/cancellation.ts';
import { releaseFee, settleCancellation } from '../../../../domain/deal/settlement.ts';
import { InvariantViolation } from '../../../../domain/errors.ts';
import type { Role } from '../../../../domain/parties.ts';
import { toInstant } from '../../../../domain/time.ts';
import { aDeal, someTerms } from '../../../builders/deal.ts';
import { standingAt } from '../stages.ts';

const HOUR = 3_600_000;
const DUE = Date.parse('2026-12-01T12:00:00Z');
const stream = aDeal();
const video = aDeal({
  terms: someTerms({ deliverable: { kind: 'video', dueAt: toInstant(DUE), minSeconds: 30 } }),
});
const DELIVERY = { url: 'https://x.example', liveAt: '', endedAt: null, at: '', evidenceIds: [] };

describe('the cancellation ladder', () => {
  it.each([
    [DUE - 72 * HOUR - 1, 'far_ahead'],
    [DUE - 72 * HOUR, 'near'],
    [DUE - 24 * HOUR - 1, 'near'],
    [DUE - 24 * HOUR, 'on_the_day'],
    [DUE, 'on_the_day'],
    [DUE + 48 * HOUR, 'on_the_day'],
  ] as const)('of a livestream at %i is on %s', (now, rung) => {
    expect(rungAt(stream, now)).toBe(rung);
  });

  it.each([
    [null, 0, 'before_draft'],
    [DELIVERY, 0, 'after_draft'],
    [DELIVERY, 1, 'after_draft'],
    [DELIVERY, 2, 'after_changes'],
    [DELIVERY, 3, 'after_changes'],
  ] as const)(
    'of a video (%j, %i rounds of changes) is on %s, whatever the time',
    (delivery, changeRounds, rung) => {
      for (const now of [DUE - 1000 * HOUR, DUE + HOUR])
        expect(rungAt({ ...video, delivery, changeRounds }, now)).toBe(rung);
    },
  );

  it('leads up from where the due date was moved, never down', () => {
    const moved = { ...stream, cancellationFloor: 'near' as const };
    expect(rungAt(moved, DUE - 100 * HOUR)).toBe('near');
    expect(rungAt(moved, DUE - HOUR)).toBe('on_the_day');
    expect(rungAt({ ...stream, cancellationFloor: 'far_ahead' as const }, DUE - HOUR)).toBe('on_the_day');
  });

  it.each<[Role, number, string]>([
    ['brand', 500_000, 'near'],
    ['provider', 500_000, 'near'],
    ['creator', 0, 'by_creator'],
  ])('leaves the creator, when the %s cancels, %i ppm', (by, keptPpm, rung) => {
    const now = DUE - 48 * HOUR;
    const at = toInstant(now);
    expect(cancellationBy(stream, by, now, at)).toEqual({ by, at, rung, keptPpm, ladder: '2026-11' });
  });
});

describe('settleCancellation', () => {
  it('moves everything out of escrow, once', () => {
    const play = standingAt('delivery');
    play.now = DUE - 48 * HOUR;
    play.must('brand', 'cancel');
    expect(play.deal).toMatchObject({ escrowMinor: 0, feeReleasedMinor: 400_000, feeReleasedAt: null });
    expect(play.deal.money).toMatchObject({ releasedMinor: 420_000, refundedMinor: 735_000 });
    expect(settleCancellation(play.deal, play.now)).toBeNull();
    expect(releaseFee(play.deal, play.now)).toBeNull();
  });

  it('is for deals that were cancelled', () => {
    const { deal, now } = standingAt('delivery');
    expect(() => settleCancellation(deal, now)).toThrow(InvariantViolation);
  });

  it('is all that a cancelled deal ever releases', () => {
    const play = standingAt('delivery');
    const cancellation = cancellationBy(play.deal, 'creator', play.now, toInstant(play.now));
    const change = releaseFee({ ...play.deal, cancellation }, play.now);
    expect(change?.deal.money).toMatchObject({ releasedMinor: 0, refundedMinor: 1_155_000 });
  });
});
