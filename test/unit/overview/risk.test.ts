import { describe, expect, test } from 'vitest';
import { risksOf } from '../../../domain/overview/risk.ts';
import { standingAt } from '../domain/stages.ts';

const HOUR = 3_600_000;

describe('a deal is at risk', () => {
  const { deal } = standingAt('response');
  const deadline = Date.parse(deal.gate?.deadline ?? '');

  test.each([
    ['long before its deadline', -49 * HOUR, []],
    ['two days before it', -48 * HOUR, ['deadline_near']],
    ['a moment before it', -1, ['deadline_near']],
    ['once it is over', 0, ['overdue']],
  ])('%s: %s', (_when, offset, risks) => {
    expect(risksOf(deal, deadline + offset)).toEqual(risks);
  });

  test('not where only time has to pass', () => {
    const { deal: live } = standingAt('stays_live');
    expect(risksOf(live, Date.parse(live.gate?.deadline ?? '') - HOUR)).toEqual([]);
  });

  test('while it is disputed, and once it stands still', () => {
    const disputed = { ...deal, status: 'disputed' as const };
    expect(risksOf(disputed, deadline - 99 * HOUR)).toEqual(['disputed']);
    const parked = { ...deal, status: 'needs_operator' as const, gate: null };
    expect(risksOf(parked, deadline)).toEqual(['needs_operator']);
  });
});
