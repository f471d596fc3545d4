import { describe, expect, it } from 'vitest';
import { termsHash } from '../../../../domain/terms/terms.ts';
import { toInstant } from '../../../../domain/time.ts';
import { NOW, someTerms } from '../../../builders/deal.ts';
import { Play } from '../play.ts';
import { codeOf, faultPaths } from '../refusals.ts';
import { standingAt } from '../stages.ts';

const counterOffer = { terms: someTerms({ fixedFee: 900_000 }), note: 'more light' };

describe('accept', () => {
  it('freezes one version, with who, when and from where', () => {
    const play = new Play().must('creator', 'accept', { termsVersion: 1 });
    expect(play.deal.acceptance).toEqual({
      termsVersion: 1,
      termsHash: termsHash(play.deal.terms),
      at: toInstant(NOW),
      by: { role: 'creator', id: 'creator_1' },
      from: { channel: 'api', network: null },
    });
    expect(play.deal.status).toBe('awaiting_funding');
  });

  it.each([0, 1, 3])('only the current version: not %i of 2', (termsVersion) => {
    const play = new Play().must('brand', 'revise', { terms: someTerms({ fixedFee: 1 }) });
    expect(codeOf(play.answer('creator', 'accept', { termsVersion }))).toBe('terms_changed');
    expect(play.gate.answer).toBeNull();
  });

  it.each([{}, { termsVersion: '1' }, { termsVersion: 1.5 }, { termsVersion: 1, x: 1 }, null, [], 'yes'])(
    'refuses %j',
    (payload) => {
      expect(codeOf(new Play().decide('creator', 'accept', payload))).toBe('invalid_payload');
    },
  );
});

describe('counter and revise', () => {
  it('each makes a new version, and the due date and clock follow it', () => {
    const play = new Play();
    play.now += 3_600_000;
    const later = someTerms({
      deliverable: { kind: 'video', dueAt: '2026-12-24T00:00:00Z', minSeconds: 30 },
    });
    play.must('creator', 'counter', { terms: later });
    expect(play.deal).toMatchObject({
      termsVersion: 2,
      counterRounds: 1,
      termsProposedBy: 'creator',
      termsProposedAt: toInstant(play.now),
      dueAt: '2026-12-24T00:00:00Z',
      status: 'negotiating',
    });
    expect(play.gate.deadline).toBe(toInstant(play.now + 3 * 86_400_000));
    play.must('brand', 'accept', { termsVersion: 2 });
    expect(play.deal.acceptance?.termsHash).toBe(termsHash(later));
  });

  it('the log tells the version, its hash and the note', () => {
    const play = new Play().must('creator', 'counter', counterOffer);
    const event = play.events.find(({ type }) => type === 'deal.countered.v1');
    expect(event?.data).toEqual({
      gate: 'response',
      termsVersion: 2,
      termsHash: termsHash(counterOffer.terms),
      note: 'more light',
    });
  });

  it('five counter-offers by either side, then accept or end it', () => {
    const play = new Play();
    for (let round = 0; round < 5; round += 1)
      play.must(round % 2 === 0 ? 'creator' : 'brand', 'counter', counterOffer);
    expect(play.gate.name).toBe('counter_response');
    expect(codeOf(play.answer('brand', 'counter', counterOffer))).toBe('rounds_exhausted');
    expect(play.deal.termsVersion).toBe(6);
    play.must('brand', 'accept', { termsVersion: 6 });
    expect(play.deal.status).toBe('awaiting_funding');
  });

  it('the brand may improve its offer without using up rounds, but not endlessly', () => {
    const play = new Play();
    for (let version = 2; version <= 50; version += 1) play.must('brand', 'revise', counterOffer);
    expect(play.deal).toMatchObject({ termsVersion: 50, counterRounds: 0 });
    expect(codeOf(play.answer('brand', 'revise', counterOffer))).toBe('rounds_exhausted');
    expect(codeOf(play.answer('creator', 'counter', counterOffer))).toBe('rounds_exhausted');
  });

  it.each<[string, unknown, string]>([
    ['no terms', {}, 'terms'],
    ['terms that do not fit', { terms: { ...someTerms(), fixedFee: -1 } }, 'terms.fixedFee'],
    ['an unknown field', { ...counterOffer, x: 1 }, 'x'],
    ['an unknown field in the terms', { terms: { ...someTerms(), x: 1 } }, 'terms.x'],
    ['an empty note', { ...counterOffer, note: ' ' }, 'note'],
    ['a note too long', { ...counterOffer, note: 'x'.repeat(2001) }, 'note'],
    [
      'a past date',
      {
        terms: someTerms({
          deliverable: { kind: 'livestream', scheduledAt: '2026-10-01T00:00:00Z', minMinutes: 1 },
        }),
      },
      'terms.deliverable.scheduledAt',
    ],
    [
      'a share for a provider that is not there',
      { terms: someTerms({ providerShare: { of: 'both', ratePpm: 1 } }) },
      'terms.providerShare',
    ],
  ])('%s is refused at its path', (_, payload, path) => {
    for (const play of [new Play(), standingAt('counter_response')]) {
      const [role, action] =
        play.gate.name === 'response' ? (['brand', 'revise'] as const) : (['brand', 'counter'] as const);
      expect(faultPaths(play.decide(role, action, payload))).toContain(path);
    }
  });
});

describe('ending it before money is held', () => {
  it.each([
    ['response', 'creator', 'decline', 'declined'],
    ['response', 'brand', 'withdraw', 'withdrawn'],
    ['counter_response', 'brand', 'decline', 'declined'],
    ['counter_response', 'creator', 'withdraw', 'withdrawn'],
    ['funding', 'creator', 'withdraw', 'withdrawn'],
    ['funding', 'brand', 'cancel', 'cancelled'],
  ] as const)('at %s the %s may %s: %s', (gate, role, action, outcome) => {
    const play = standingAt(gate).must(role, action, { reason: ' no time ' });
    expect(play.deal).toMatchObject({ status: 'closed', outcome });
    expect(play.events.slice(-2).map(({ type, data }) => [type, data])).toEqual([
      [expect.stringMatching(/^deal\.(declined|withdrawn|cancelled)\.v1$/), { gate, reason: 'no time' }],
      ['deal.closed.v1', { outcome }],
    ]);
    expect(play.deal.lastAnswer?.seq).toBe(play.deal.lastSeq - 1);
  });

  it('a reason is needed to cancel only', () => {
    expect(codeOf(new Play().decide('creator', 'decline', {}))).toBe('taken');
    expect(codeOf(standingAt('funding').decide('creator', 'withdraw', {}))).toBe('taken');
    expect(faultPaths(standingAt('funding').decide('brand', 'cancel', {}))).toEqual(['reason']);
    expect(faultPaths(standingAt('funding').decide('brand', 'cancel', { reason: '  ' }))).toEqual(['reason']);
    expect(faultPaths(new Play().decide('creator', 'decline', { reason: 7 }))).toEqual(['reason']);
  });
});
