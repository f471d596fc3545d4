import { describe, expect, test } from 'vitest';
import { readTerms } from '../../../console/parts/form/terms/readTerms.ts';
import { durationOf, typedSpan } from '../../../console/parts/form/terms/span.ts';
import { NEW_PARTS, NEW_TERMS, typedOf } from '../../../console/parts/form/terms/typedTerms.ts';
import { type Terms, termsSchema } from '../../../domain/terms/terms.ts';
import { formFaults } from '../../../functions/words/faults.ts';
import { someTerms } from '../../builders/deal.ts';

/** Everything that terms can say, some of it in a way that no form shows. */
const EVERYTHING: Terms = {
  ...someTerms(),
  currency: 'JPY',
  commission: {
    tiers: [
      { from: 0, ratePpm: 150_001 },
      { from: 100_000_000, ratePpm: 200_000 },
    ],
    reserve: 0,
    attribution: 'P2W',
    returnWindow: 'P1DT12H',
  },
  gmvGuarantee: { target: 400_000_000 },
  chain: { of: 'both', levels: [{ to: 'prov_1', keepPpm: 1 }, { to: 'creator' }] },
  failureFees: 'split',
  deliverable: {
    kind: 'video',
    dueAt: '2026-12-01T12:00:59.123Z',
    minSeconds: 30,
    draftReview: false,
    maxRevisions: 0,
    products: [],
  },
  stayLive: { period: 'PT90M', holdPpm: 200_000 },
  disclosure: [],
  sample: { required: false },
  usageRights: { days: 0, channels: [] },
  clocks: { response: 'PT72H', funding: 'PT45S' },
};

describe('the form of terms', () => {
  test.each([
    ['a livestream', someTerms()],
    ['everything', EVERYTHING],
    [
      'a guarantee alone',
      someTerms({ commission: undefined, gmvGuarantee: { target: 1, attribution: 'P3D' } }),
    ],
    ['a share on top', someTerms({ providerShare: { of: 'commission', ratePpm: 5 } })],
  ])('leaves what nobody touches as it is, to the letter: %s', (_, terms) => {
    const given = JSON.parse(JSON.stringify(terms));
    expect(termsSchema.parse(given)).toEqual(given);
    expect(readTerms(typedOf(given), given)).toEqual({ terms: given, faults: {} });
  });

  test('changes what is changed and nothing beside it', () => {
    const typed = { ...typedOf(EVERYTHING), fixedFee: '12,000', sample: true, stayLive: null };
    const { stayLive: _, ...rest } = EVERYTHING;
    expect(readTerms(typed, EVERYTHING)).toEqual({
      terms: { ...rest, fixedFee: 12_000, sample: { required: true } },
      faults: {},
    });
    const moved = { ...typedOf(EVERYTHING), maxRevisions: '3' };
    expect(readTerms(moved, EVERYTHING).terms).toEqual({
      ...EVERYTHING,
      deliverable: { ...EVERYTHING.deliverable, maxRevisions: 3 },
    });
  });

  test('of new terms needs no more than a fee and a date, and any part can be added', () => {
    const typed = { ...NEW_TERMS, fixedFee: '8000', due: '2026-12-01T20:00' };
    expect(readTerms(NEW_TERMS).faults).toEqual({
      fixedFee: formFaults.empty,
      'deliverable.scheduledAt': formFaults.empty,
    });
    const { terms, faults } = readTerms(typed);
    expect(faults).toEqual({});
    expect(termsSchema.parse(terms)).toMatchObject({ fixedFee: 800_000, platformFeePpm: 50_000 });
    const { providerShare: _, ...parts } = NEW_PARTS;
    const chain = {
      of: 'both',
      levels: [
        { to: 'prov_1', keep: '10' },
        { to: 'creator', keep: '' },
      ],
    };
    const full = { ...typed, ...parts, chain, gmvGuarantee: { ...NEW_PARTS.gmvGuarantee, target: '1' } };
    for (const kind of ['livestream', 'video'] as const) {
      const read = readTerms({ ...full, kind });
      expect(read.faults).toEqual({});
      expect(termsSchema.parse(read.terms)).toMatchObject({ commission: { attribution: 'P15D' } });
    }
  });

  test('says where something cannot be read, and sends nothing in its place', () => {
    const tiers = [{ from: 'x', rate: '15.12345' }];
    const commission = { ...NEW_PARTS.commission, tiers, attribution: { amount: '1.5', unit: 'D' as const } };
    const { terms, faults } = readTerms({ ...NEW_TERMS, fixedFee: '1.234', commission, minMinutes: '-1' });
    expect(faults).toEqual({
      fixedFee: formFaults.amount,
      'commission.tiers.0.from': formFaults.amount,
      'commission.tiers.0.ratePpm': formFaults.percent,
      'commission.attribution': 'must be a whole number',
      'deliverable.scheduledAt': formFaults.empty,
      'deliverable.minMinutes': 'must be a whole number',
    });
    expect(terms).toMatchObject({ fixedFee: null, commission: { tiers: [{ from: null, ratePpm: null }] } });
  });

  test.each([
    ['P15D', '15', 'D'],
    ['PT72H', '72', 'H'],
    ['P2W', '14', 'D'],
    ['P1DT12H', '36', 'H'],
    ['PT1H30M', '90', 'M'],
    ['PT0S', '0', 'D'],
  ] as const)('shows %s as %s %s', (duration, amount, unit) => {
    expect(typedSpan(duration)).toEqual({ amount, unit });
    expect(durationOf({ amount, unit })).not.toBeNull();
  });
});
