import { describe, expect, test } from 'vitest';
import type { GateName } from '../../../domain/gates/names.ts';
import { extendClock } from '../../../domain/operation/extendClock.ts';
import { latestDeadline } from '../../../domain/operation/latestDeadline.ts';
import { toInstant } from '../../../domain/time.ts';
import { standingAt } from '../domain/stages.ts';

const DAY = 86_400_000;
const BY = { role: 'operator', id: 'operator_1' } as const;
const YEAR = 365 * DAY;

const GATES: GateName[] = [
  'response',
  'funding',
  'sample_shipment',
  'draft',
  'draft_review',
  'delivery',
  'review',
  'payout',
  'stays_live',
  'sales',
  'top_up',
  'operator',
];

describe('extending a clock', () => {
  test.each(GATES)('at %s moves the deadline and answers nothing', (gate) => {
    const { deal, now } = standingAt(gate);
    const to = toInstant(Date.parse(deal.gate?.deadline ?? '') + DAY);
    const decision = extendClock(deal, { to, reason: 'so it is' }, BY, now);
    expect(decision).toMatchObject({
      ok: true,
      change: {
        deal: {
          status: deal.status,
          lastAnswer: deal.lastAnswer,
          gate: { name: gate, deadline: to, answer: null },
        },
        happenings: [{ type: 'deal.clock_extended.v1', actor: BY, data: { gate, reason: 'so it is' } }],
        entries: [],
      },
    });
  });

  test.each(GATES)('at %s leaves the deal within its year', (gate) => {
    const { deal, now } = standingAt(gate);
    const latest = Date.parse(latestDeadline(deal));
    expect(latest).toBeLessThan(Date.parse(deal.createdAt) + YEAR);
    const beyond = extendClock(deal, { to: toInstant(latest + 1), reason: 'x' }, BY, now);
    expect(beyond).toMatchObject({ ok: false, rejection: { faults: [{ path: ['to'] }] } });
    expect(extendClock(deal, { to: toInstant(latest), reason: 'x' }, BY, now).ok).toBe(true);
  });

  test('in a dispute leaves its machine the time it may still need', () => {
    const { deal, now } = standingAt('review').must('brand', 'dispute');
    const openedAt = Date.parse(deal.dispute?.openedAt ?? '');
    expect(Date.parse(latestDeadline(deal))).toBeLessThanOrEqual(openedAt + 55 * DAY);
    const to = toInstant(openedAt + 56 * DAY);
    expect(extendClock(deal, { to, reason: 'x' }, BY, now).ok).toBe(false);
  });
});
