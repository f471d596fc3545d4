import { describe, expect, it } from 'vitest';
import type { GateName } from '../../../../domain/gates/names.ts';
import { codeOf, faultPaths } from '../refusals.ts';
import { standingAt, videoTerms } from '../stages.ts';

const CLAIM = { reasonCode: 'not_as_agreed', claim: 'it is not what was agreed on' };

describe('what can be contested', () => {
  it.each<[GateName, number]>([
    ['delivery', 800_000],
    ['review', 800_000],
    ['stays_live', 160_000],
    ['sales', 300_000],
  ])('at %s is %i, and no more', (gate, most) => {
    const play = standingAt(gate);
    const decide = (contestedAmount: number) =>
      play.decide('creator', 'dispute', { ...CLAIM, contestedAmount });
    expect(faultPaths(decide(most + 1))).toEqual(['contestedAmount']);
    expect(codeOf(decide(most))).toBe('taken');
    const all = play.decide('creator', 'dispute', CLAIM);
    if (!all.ok) throw new Error('refused');
    expect(all.change.deal.dispute).toMatchObject({ gate, contestableMinor: most, contestedMinor: most });
  });

  it('of guaranteed sales is the fee at stake with the commission that escrow can pay', () => {
    const terms = { ...standingAt('sales').deal.terms, gmvGuarantee: { target: 1_000_000 } };
    const decision = standingAt('sales', { terms }).decide('brand', 'dispute', CLAIM);
    if (!decision.ok) throw new Error('refused');
    expect(decision.change.deal.dispute?.contestableMinor).toBe(1_100_000);
  });

  it('is nothing where nothing is held: there is no dispute', () => {
    const terms = videoTerms({ stayLive: { period: 'P10D', holdPpm: 0 } });
    const play = standingAt('stays_live', { terms });
    expect(codeOf(play.decide('brand', 'dispute', CLAIM))).toBe('nothing_to_dispute');
  });
});

describe('a dispute', () => {
  it('is opened with the answer: who, why, and how much', () => {
    const play = standingAt('review', { provider: { id: 'provider_1', mandate: ['dispute'] } });
    const decision = play.decide('provider', 'dispute', { ...CLAIM, contestedAmount: 300_000 });
    if (!decision.ok) throw new Error('refused');
    const { deal, happenings } = decision.change;
    expect(deal).toMatchObject({
      status: 'disputed',
      dispute: {
        number: 1,
        claimant: 'brand',
        openedBy: { role: 'provider', id: 'provider_1' },
        contestedMinor: 300_000,
        resolvedAt: null,
      },
    });
    expect(deal.disputeId).toBe(deal.dispute?.id);
    expect(deal.disputeId).toMatch(/^dispute_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(happenings[0]).toMatchObject({
      type: 'deal.disputed.v1',
      data: { ...CLAIM, contestedMinor: 300_000 },
    });
    const again = play.decide('provider', 'dispute', { ...CLAIM, contestedAmount: 300_000 });
    expect(again.ok && again.change.deal.disputeId).toBe(deal.disputeId);
  });

  it.each<[string, unknown, string]>([
    ['no reason', { claim: 'x' }, 'reasonCode'],
    ['an unknown reason', { ...CLAIM, reasonCode: 'mood' }, 'reasonCode'],
    ['no claim', { reasonCode: 'late' }, 'claim'],
    ['an amount of nothing', { ...CLAIM, contestedAmount: 0 }, 'contestedAmount'],
    ['a fraction', { ...CLAIM, contestedAmount: 0.5 }, 'contestedAmount'],
    ['an unknown field', { ...CLAIM, mood: 'bad' }, 'mood'],
  ])('with %s is refused at its path', (_, payload, path) => {
    expect(faultPaths(standingAt('review').decide('creator', 'dispute', payload))).toEqual([path]);
  });
});
