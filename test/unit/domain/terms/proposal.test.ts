import { describe, expect, it } from 'vitest';
import { clockedGateSchema } from '../../../../domain/gates/names.ts';
import { faultsOfProposal } from '../../../../domain/terms/proposal.ts';
import type { Terms } from '../../../../domain/terms/terms.ts';
import { toInstant } from '../../../../domain/time.ts';
import { NOW, someTerms } from '../../../builders/deal.ts';

const DAY = 86_400_000;
const livestream = (at: number): Partial<Terms> => ({
  deliverable: { kind: 'livestream', scheduledAt: toInstant(at), minMinutes: 60 },
});
const video = (at: number, draftReview?: boolean): Partial<Terms> => ({
  deliverable: {
    kind: 'video',
    dueAt: toInstant(at),
    minSeconds: 30,
    ...(draftReview === undefined ? {} : { draftReview }),
  },
});
/** Every clock as long. */
const everyClock = (duration: string) =>
  Object.fromEntries(clockedGateSchema.options.map((gate) => [gate, duration]));
const windows = (attribution: string, returnWindow: string): Partial<Terms> => ({
  commission: { tiers: [{ from: 0, ratePpm: 1 }], reserve: 1, attribution, returnWindow },
});
const pathsOf = (overrides: Partial<Terms>, hasProvider = false) =>
  faultsOfProposal(someTerms(overrides), NOW, hasProvider).map(({ path }) => path.join('.'));

describe('terms that can be proposed', () => {
  it.each<[string, Partial<Terms>, boolean]>([
    ['as they come', {}, false],
    ['due in a millisecond', livestream(NOW + 1), false],
    ['due in 150 days', video(NOW + 150 * DAY), false],
    ['windows of 90 days', windows('P60D', 'P30D'), false],
    ['a provider’s share, with a provider', { providerShare: { of: 'both', ratePpm: 1 } }, true],
    ['a sales guarantee', { gmvGuarantee: { target: 1 } }, false],
    ['no sample', { sample: { required: false } }, false],
    ['no draft', video(NOW + DAY, false), false],
    ['a sample', { sample: { required: true } }, false],
    ['a draft', video(NOW + DAY, true), false],
    ['a video that stays', { ...video(NOW + DAY), stayLive: { period: 'P90D', holdPpm: 1 } }, false],
    ['long clocks and little time', { ...video(NOW + DAY), clocks: everyClock('P30D') }, false],
  ])('%s', (_, overrides, hasProvider) => {
    expect(pathsOf(overrides, hasProvider)).toEqual([]);
  });
});

describe('a deal that began earlier', () => {
  it('has less time left: its workflow lasts a year at most', () => {
    const terms = someTerms(video(NOW + 100 * DAY));
    const pathsFrom = (begunAt: number) =>
      faultsOfProposal(terms, NOW, false, begunAt).map(({ path }) => path.join('.'));
    expect(pathsFrom(NOW - 50 * DAY)).toEqual([]);
    expect(pathsFrom(NOW - 51 * DAY)).toEqual(['deliverable.dueAt']);
  });
});

describe('terms that cannot', () => {
  it.each<[string, string, Partial<Terms>]>([
    ['deliverable.scheduledAt', 'now', livestream(NOW)],
    ['deliverable.scheduledAt', 'a day ago', livestream(NOW - DAY)],
    ['deliverable.dueAt', 'a day ago', video(NOW - DAY)],
    ['deliverable.scheduledAt', 'too far', livestream(NOW + 150 * DAY + 1)],
    ['deliverable.dueAt', 'too far', video(NOW + 151 * DAY)],
    ['commission.returnWindow', 'windows too long together', windows('P60D', 'P31D')],
    ['commission.returnWindow', 'one window too long', windows('P0D', 'P91D')],
    ['commission.returnWindow', 'windows without a length', windows('P99999999999D', 'P0D')],
    ['fixedFee', 'a thousandth of a dinar that nobody can pay', { currency: 'KWD', fixedFee: 100_001 }],
    ['commission.reserve', 'the same in reserve', { currency: 'KWD', ...windows('P15D', 'P15D') }],
    ['providerShare', 'a share of nobody', { providerShare: { of: 'fixedFee', ratePpm: 1 } }],
    ['stayLive', 'of a stream', { stayLive: { period: 'P30D', holdPpm: 1 } }],
    ['stayLive.period', 'too long', { ...video(NOW + DAY), stayLive: { period: 'P91D', holdPpm: 1 } }],
    ['clocks', 'that leave no time', { sample: { required: true }, clocks: everyClock('P30D') }],
    ['deliverable.dueAt', 'too far for its clocks', { ...video(NOW + 12 * DAY), clocks: everyClock('P30D') }],
    [
      'deliverable.dueAt',
      'too far for its change rounds',
      {
        clocks: { review: 'P10D' },
        deliverable: { kind: 'video', dueAt: toInstant(NOW + 150 * DAY), minSeconds: 1, maxRevisions: 10 },
      },
    ],
  ])('%s: %s', (path, _, overrides) => {
    expect(pathsOf(overrides)).toEqual([path]);
  });

  it('every fault is named', () => {
    const overrides = {
      ...livestream(NOW - 1),
      providerShare: { of: 'both' as const, ratePpm: 1 },
      stayLive: { period: 'P91D', holdPpm: 1 },
    };
    expect(pathsOf(overrides)).toEqual([
      'deliverable.scheduledAt',
      'providerShare',
      'stayLive',
      'stayLive.period',
    ]);
  });
});
