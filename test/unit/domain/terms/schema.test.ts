import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../../domain/faults.ts';
import { dueAt, maxRevisions, termsHash, termsSchema } from '../../../../domain/terms/terms.ts';
import { someTerms } from '../../../builders/deal.ts';

const LIVE = { kind: 'livestream', scheduledAt: '2026-12-01T12:00:00Z', minMinutes: 60 };
const VIDEO = { kind: 'video', dueAt: '2026-12-01T12:00:00Z', minSeconds: 30 };
const COMMISSION = {
  tiers: [{ from: 0, ratePpm: 150_000 }],
  reserve: 300_000,
  attribution: 'P15D',
  returnWindow: 'P15D',
};
const EVERYTHING = {
  currency: 'CNY',
  fixedFee: 800_000,
  commission: {
    ...COMMISSION,
    tiers: [
      { from: 0, ratePpm: 150_000 },
      { from: 100_000_000, ratePpm: 200_000 },
    ],
  },
  gmvGuarantee: { target: 400_000_000 },
  providerShare: { of: 'fixedFee', ratePpm: 100_000 },
  platformFeePpm: 50_000,
  deliverable: { ...VIDEO, draftReview: true, maxRevisions: 2, products: ['sku-1'] },
  stayLive: { period: 'P30D', holdPpm: 200_000 },
  disclosure: ['#广告'],
  sample: { required: true },
  usageRights: { days: 90, channels: ['douyin'] },
  clocks: { response: 'P3D', counter_response: 'PT1S', operator: 'P30D' },
};

const withTerms = (part: Record<string, unknown>) => ({ ...EVERYTHING, ...part });
const withCommission = (part: Record<string, unknown>) =>
  withTerms({ commission: { ...COMMISSION, ...part } });
const withDeliverable = (part: Record<string, unknown>) => withTerms({ deliverable: { ...VIDEO, ...part } });

const CREATOR = { to: 'creator' };
const keeps = (to: string, keepPpm: number) => ({ to, keepPpm });
const PAIR = [keeps('prov_1', 100_000), CREATOR];
const withChain = (levels: unknown) => withTerms({ providerShare: undefined, chain: { of: 'both', levels } });

function pathsOf(terms: unknown): string[] {
  const parsed = termsSchema.safeParse(terms);
  return parsed.success ? [] : [...new Set(faultsOf(parsed.error).map(({ path }) => path.join('.')))];
}

describe('terms that are taken', () => {
  it.each<[string, unknown]>([
    ['everything of the contract', EVERYTHING],
    ['the builder’s', someTerms()],
    ['no more than needed', { currency: 'JPY', fixedFee: 1, platformFeePpm: 0, deliverable: LIVE }],
    ['a fee of nothing, with a reserve', withTerms({ fixedFee: 0 })],
    ['a commission without reserve', withCommission({ reserve: undefined })],
    ['a rate of everything', withTerms({ platformFeePpm: 1_000_000 })],
    ['a chain', withChain(PAIR)],
    ['a chain that keeps everything', withChain([keeps('prov_1', 1_000_000), CREATOR])],
    ['fees that the creator bears', withTerms({ failureFees: 'creator' })],
    [
      'a guarantee with windows of its own',
      withTerms({
        commission: undefined,
        gmvGuarantee: { target: 1, attribution: 'P1D', returnWindow: 'P0D' },
      }),
    ],
    ['no rounds of changes', withDeliverable({ maxRevisions: 0 })],
    ['windows of nothing', withCommission({ returnWindow: 'P0D' })],
    ['amounts at the edge', withTerms({ fixedFee: Math.floor(Number.MAX_SAFE_INTEGER / 3) - 300_000 })],
  ])('%s', (_, terms) => {
    expect(pathsOf(terms)).toEqual([]);
  });
});

const BAD_AMOUNTS: [string, unknown][] = [
  ['negative', -1],
  ['fractional', 0.5],
  ['unsafe', Number.MAX_SAFE_INTEGER + 1],
  ['infinite', Number.POSITIVE_INFINITY],
  ['not a number', Number.NaN],
  ['a text', '800000'],
  ['null', null],
  ['a list', [1]],
];
const BAD_RATES: [string, unknown][] = [
  ['negative', -1],
  ['a fraction of one', 0.15],
  ['above 10^6', 1_000_001],
  ['a text', '15%'],
  ['null', null],
];
const BAD_DURATIONS: [string, unknown][] = [
  ['a calendar month', 'P1M'],
  ['a word', 'soon'],
  ['negative', '-P1D'],
  ['a number', 3],
  ['beyond reckoning', 'P99999999999D'],
];
const each = (kind: string, path: string, bad: [string, unknown][], at: (value: unknown) => unknown) =>
  bad.map(([what, value]): [string, string, unknown] => [path, `${kind} that is ${what}`, at(value)]);

describe('terms that are refused, each fault at its path', () => {
  it.each<[string, string, unknown]>([
    ...each('an amount', 'fixedFee', BAD_AMOUNTS, (fixedFee) => withTerms({ fixedFee })),
    ...each('an amount', 'commission.reserve', BAD_AMOUNTS, (reserve) => withCommission({ reserve })),
    ...each('an amount', 'commission.tiers.0.from', BAD_AMOUNTS, (from) =>
      withCommission({ tiers: [{ from, ratePpm: 1 }] }),
    ),
    ...each('an amount', 'gmvGuarantee.target', [...BAD_AMOUNTS, ['zero', 0]], (target) =>
      withTerms({ gmvGuarantee: { target } }),
    ),
    ...each('a rate', 'platformFeePpm', BAD_RATES, (platformFeePpm) => withTerms({ platformFeePpm })),
    ...each('a rate', 'commission.tiers.0.ratePpm', BAD_RATES, (ratePpm) =>
      withCommission({ tiers: [{ from: 0, ratePpm }] }),
    ),
    ...each('a rate', 'providerShare.ratePpm', BAD_RATES, (ratePpm) =>
      withTerms({ providerShare: { of: 'both', ratePpm } }),
    ),
    ...each('a rate', 'stayLive.holdPpm', BAD_RATES, (holdPpm) =>
      withTerms({ stayLive: { period: 'P1D', holdPpm } }),
    ),
    ...each('a duration', 'commission.attribution', BAD_DURATIONS, (attribution) =>
      withCommission({ attribution }),
    ),
    ...each('a duration', 'commission.returnWindow', BAD_DURATIONS, (returnWindow) =>
      withCommission({ returnWindow }),
    ),
    ...each('a duration', 'stayLive.period', BAD_DURATIONS, (period) =>
      withTerms({ stayLive: { period, holdPpm: 1 } }),
    ),
    ...each(
      'a clock',
      'clocks.response',
      [...BAD_DURATIONS, ['nothing', 'PT0S'], ['longer than 30 days', 'P31D']],
      (response) => withTerms({ clocks: { response } }),
    ),
    ['clocks.sales', 'a clock that follows from the windows', withTerms({ clocks: { sales: 'P1D' } })],
    ['currency', 'one that does not exist', withTerms({ currency: 'ABC' })],
    ['currency', 'one in small letters', withTerms({ currency: 'cny' })],
    ['currency', 'a number', withTerms({ currency: 156 })],
    ['currency', 'missing', withTerms({ currency: undefined })],
    ['fixedFee', 'missing', withTerms({ fixedFee: undefined })],
    ['platformFeePpm', 'missing', withTerms({ platformFeePpm: undefined })],
    ['deliverable', 'missing', withTerms({ deliverable: undefined })],
    ['fixedFee', 'nothing to fund at all', withTerms({ fixedFee: 0, commission: undefined })],
    [
      'fixedFee',
      'nothing to fund, reserve of 0',
      withTerms({ fixedFee: 0, commission: { ...COMMISSION, reserve: 0 } }),
    ],
    ['fixedFee', 'too large to be added up', withTerms({ fixedFee: Number.MAX_SAFE_INTEGER - 1 })],
    ['commission.tiers', 'none', withCommission({ tiers: [] })],
    ['commission.tiers', 'no list', withCommission({ tiers: { from: 0, ratePpm: 1 } })],
    [
      'commission.tiers',
      'more than 20',
      withCommission({ tiers: Array.from({ length: 21 }, (_, i) => ({ from: i, ratePpm: 1 })) }),
    ],
    ['commission.tiers.0.from', 'not from 0', withCommission({ tiers: [{ from: 1, ratePpm: 1 }] })],
    [
      'commission.tiers',
      'out of order',
      withCommission({
        tiers: [
          { from: 0, ratePpm: 1 },
          { from: 20, ratePpm: 1 },
          { from: 10, ratePpm: 1 },
        ],
      }),
    ],
    [
      'commission.tiers',
      'the same twice',
      withCommission({
        tiers: [
          { from: 0, ratePpm: 1 },
          { from: 0, ratePpm: 2 },
        ],
      }),
    ],
    ['commission.attribution', 'missing', withCommission({ attribution: undefined })],
    ['commission.returnWindow', 'missing', withCommission({ returnWindow: undefined })],
    ['providerShare.of', 'an unknown base', withTerms({ providerShare: { of: 'gmv', ratePpm: 1 } })],
    ...each('a rate', 'chain.levels.0.keepPpm', BAD_RATES, (keepPpm) =>
      withChain([{ to: 'prov_1', keepPpm }, CREATOR]),
    ),
    ['chain.levels', 'one level', withChain([CREATOR])],
    ['chain.levels', 'no creator', withChain([keeps('prov_1', 1), keeps('prov_2', 1)])],
    ['chain.levels', 'two creators', withChain([CREATOR, CREATOR])],
    ['chain.levels', 'a provider twice', withChain([keeps('prov_1', 1), CREATOR, keeps('prov_1', 1)])],
    [
      'chain.levels',
      'nine levels',
      withChain([CREATOR, ...Array.from({ length: 8 }, (_, index) => keeps(`prov_${index}`, 1))]),
    ],
    [
      'chain.levels',
      'parts of more than the whole',
      withChain([keeps('prov_1', 600_000), CREATOR, keeps('prov_2', 400_001)]),
    ],
    ['chain.levels', 'a creator with a rate', withChain([keeps('creator', 1), keeps('prov_1', 1)])],
    ['chain.levels.0.keepPpm', 'a provider without a rate', withChain([{ to: 'prov_1' }, CREATOR])],
    [
      'chain.of',
      'an unknown base',
      withTerms({ providerShare: undefined, chain: { of: 'gmv', levels: PAIR } }),
    ],
    ['chain', 'both a chain and a share on top', withTerms({ chain: { of: 'both', levels: PAIR } })],
    ['failureFees', 'nobody who could bear them', withTerms({ failureFees: 'platform' })],
    [
      'gmvGuarantee.attribution',
      'a window beside the commission’s',
      withTerms({ gmvGuarantee: { target: 1, attribution: 'P1D' } }),
    ],
    [
      'gmvGuarantee.returnWindow',
      'a window beside the commission’s',
      withTerms({ gmvGuarantee: { target: 1, returnWindow: 'P1D' } }),
    ],
    ...each('a duration', 'gmvGuarantee.attribution', BAD_DURATIONS, (attribution) =>
      withTerms({ commission: undefined, gmvGuarantee: { target: 1, attribution } }),
    ),
    ['deliverable.kind', 'an unknown kind', withTerms({ deliverable: { ...LIVE, kind: 'podcast' } })],
    ['deliverable.dueAt', 'a date only', withDeliverable({ dueAt: '2026-12-01' })],
    ['deliverable.dueAt', 'a zone of its own', withDeliverable({ dueAt: '2026-12-01T12:00:00+08:00' })],
    [
      'deliverable.scheduledAt',
      'a livestream’s field in a video',
      withDeliverable({ scheduledAt: LIVE.scheduledAt }),
    ],
    ['deliverable.minSeconds', 'nothing', withDeliverable({ minSeconds: 0 })],
    ['deliverable.minSeconds', 'half a second', withDeliverable({ minSeconds: 0.5 })],
    ['deliverable.maxRevisions', 'negative', withDeliverable({ maxRevisions: -1 })],
    ['deliverable.maxRevisions', 'endless', withDeliverable({ maxRevisions: 11 })],
    ['deliverable.draftReview', 'a text', withDeliverable({ draftReview: 'yes' })],
    ['deliverable.products.0', 'empty', withDeliverable({ products: [''] })],
    ['disclosure.0', 'a number', withTerms({ disclosure: [1] })],
    ['sample.required', 'missing', withTerms({ sample: {} })],
    ['usageRights.days', 'fractional', withTerms({ usageRights: { days: 1.5, channels: [] } })],
    ['usageRights.channels', 'a text', withTerms({ usageRights: { days: 1, channels: 'douyin' } })],
    ['x', 'unknown', withTerms({ x: 1 })],
    ['commission.x', 'unknown', withCommission({ x: 1 })],
    ['commission.tiers.0.x', 'unknown', withCommission({ tiers: [{ from: 0, ratePpm: 1, x: 1 }] })],
    ['gmvGuarantee.x', 'unknown', withTerms({ gmvGuarantee: { target: 1, x: 1 } })],
    ['providerShare.x', 'unknown', withTerms({ providerShare: { of: 'both', ratePpm: 1, x: 1 } })],
    ['deliverable.x', 'unknown', withDeliverable({ x: 1 })],
    ['stayLive.x', 'unknown', withTerms({ stayLive: { period: 'P1D', holdPpm: 1, x: 1 } })],
    ['sample.x', 'unknown', withTerms({ sample: { required: true, x: 1 } })],
    ['usageRights.x', 'unknown', withTerms({ usageRights: { days: 1, channels: [], x: 1 } })],
    ['clocks.x', 'unknown', withTerms({ clocks: { x: 'P1D' } })],
  ])('%s: %s', (path, _, terms) => {
    expect(pathsOf(terms)).toContain(path);
  });

  it('every fault is named, not only the first', () => {
    const terms = {
      ...withCommission({ reserve: -1, x: 1 }),
      currency: 'ABC',
      platformFeePpm: 2_000_000,
      y: 1,
    };
    expect(pathsOf(terms).sort()).toEqual([
      'commission.reserve',
      'commission.x',
      'currency',
      'platformFeePpm',
      'y',
    ]);
  });

  it.each([null, undefined, 1, 'terms', [], [EVERYTHING]])('%j is no terms at all', (terms) => {
    expect(pathsOf(terms)).toEqual(['']);
  });
});

describe('what follows from terms', () => {
  it('when the work is due', () => {
    expect(dueAt(termsSchema.parse({ ...EVERYTHING, deliverable: LIVE }))).toBe(LIVE.scheduledAt);
    expect(dueAt(termsSchema.parse({ ...EVERYTHING, deliverable: VIDEO }))).toBe(VIDEO.dueAt);
  });

  it('how many rounds of changes: two unless agreed otherwise', () => {
    expect(maxRevisions(termsSchema.parse({ ...EVERYTHING, deliverable: VIDEO }))).toBe(2);
    expect(maxRevisions(termsSchema.parse(withDeliverable({ maxRevisions: 0 })))).toBe(0);
  });

  it('the hash depends on every word, and not on the order of the fields', () => {
    const terms = someTerms();
    const { currency, ...rest } = terms;
    expect(termsHash({ ...rest, currency })).toBe(termsHash(terms));
    expect(termsHash(someTerms({ fixedFee: 800_001 }))).not.toBe(termsHash(terms));
    expect(termsHash(someTerms({ disclosure: ['#ad'] }))).not.toBe(termsHash(terms));
  });
});
