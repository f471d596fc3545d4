import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../../domain/time.ts';
import { someTerms } from '../../../builders/deal.ts';
import { Play } from '../play.ts';
import { codeOf, faultPaths } from '../refusals.ts';
import { standingAt } from '../stages.ts';

const HOUR = 3_600_000;
const REASON = { reason: 'no stock' };
const near = () => {
  const play = standingAt('delivery', { provider: { id: 'provider_1', mandate: ['cancel'] } });
  play.now = Date.parse(play.deal.dueAt) - 48 * HOUR;
  return play;
};

describe('cancel', () => {
  it('ends a deal for which nothing is held', () => {
    const { deal } = standingAt('funding').must('brand', 'cancel', REASON);
    expect(deal).toMatchObject({ status: 'closed', outcome: 'cancelled', cancellation: null });
  });

  it.each([
    ['brand', 'near', 500_000],
    ['provider', 'near', 500_000],
    ['creator', 'by_creator', 0],
  ] as const)('by the %s is recorded with its rung, its ladder and why', (by, rung, keptPpm) => {
    const play = near().must(by, 'cancel', REASON);
    const at = toInstant(play.now);
    expect(play.deal.cancellation).toEqual({ by, at, rung, keptPpm, ladder: '2026-11' });
    const event = play.events.find(({ type }) => type === 'deal.cancelled.v1');
    expect(event).toMatchObject({
      actor: { role: by },
      data: { gate: 'delivery', reason: 'no stock', rung, keptPpm, ladder: '2026-11' },
    });
    expect(play.deal.status).toBe('settling');
  });

  it('needs a reason, and a provider its mandate', () => {
    expect(faultPaths(near().decide('brand', 'cancel', {}))).toEqual(['reason']);
    const play = standingAt('delivery', { provider: { id: 'provider_1', mandate: ['extend'] } });
    expect(codeOf(play.decide('provider', 'cancel', REASON))).toBe('not_allowed');
  });

  it('leaves no sales to be awaited', () => {
    const play = standingAt('review').must('brand', 'request_changes').must('brand', 'cancel', REASON);
    play.payEverything();
    expect(play.deal).toMatchObject({ status: 'closed', outcome: 'cancelled' });
  });
});

describe('extend', () => {
  it.each([
    [100, 'far_ahead'],
    [48, 'near'],
    [1, 'on_the_day'],
  ])('%i hours ahead remembers the rung %s', (hours, rung) => {
    const play = standingAt('delivery');
    play.now = Date.parse(play.deal.dueAt) - hours * HOUR;
    play.must('brand', 'extend');
    expect(play.deal.cancellationFloor).toBe(rung);
  });

  it('again does not forget it', () => {
    const play = near().must('brand', 'extend', { to: '2026-12-20T00:00:00Z', reason: 'rain' });
    play.must('brand', 'extend', { to: '2027-01-10T00:00:00Z', reason: 'snow' });
    expect(play.deal.cancellationFloor).toBe('near');
    play.must('brand', 'cancel', REASON);
    expect(play.deal.cancellation?.keptPpm).toBe(500_000);
  });
});

describe('accept', () => {
  const due = '2026-11-02T00:00:00Z';
  const terms = someTerms({ deliverable: { kind: 'video', dueAt: due, minSeconds: 30 } });

  it.each([
    [-1, true],
    [0, false],
    [HOUR, false],
  ])('%i ms after the work was due', (late, isTaken) => {
    const play = new Play({ terms });
    play.now = Date.parse(due) + late;
    const decision = play.decide('creator', 'accept', { termsVersion: 1 });
    expect(decision.ok ? null : codeOf(decision)).toBe(isTaken ? null : 'due_date_passed');
  });

  it('is refused to the brand as well, which can name a later time itself', () => {
    const play = new Play().must('creator', 'counter', { terms });
    play.now = Date.parse(due);
    expect(codeOf(play.decide('brand', 'accept', { termsVersion: 2 }))).toBe('due_date_passed');
    play.must('brand', 'counter', { terms: someTerms() }).must('creator', 'accept', { termsVersion: 3 });
  });
});
