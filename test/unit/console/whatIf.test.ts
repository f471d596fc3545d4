import { describe, expect, test } from 'vitest';
import { aboutTerms } from '../../../console/pages/deal/whatif/aboutTerms.ts';
import { parametersFor, typedValues } from '../../../console/pages/deal/whatif/parameters.ts';
import { partsOf, toldEvents } from '../../../console/pages/deal/whatif/stages.ts';
import { scenarioViews } from '../../../local/simulation/describe.ts';

const stream = aboutTerms({ currency: 'CNY', deliverable: { kind: 'livestream' } });
const sold = aboutTerms({
  currency: 'CNY',
  commission: {},
  sample: { required: true },
  deliverable: { draftReview: true },
});
const gatesFor = (about: typeof stream) =>
  parametersFor(scenarioViews(), 'nobody_answers', about, false).find(({ name }) => name === 'gate')
    ?.options ?? [];

describe('the parameters that are asked for', () => {
  test('are those that mean something for the terms', () => {
    expect(gatesFor(stream)).toEqual(['next', 'response', 'funding', 'delivery', 'review']);
    expect(gatesFor(sold)).toEqual(
      expect.arrayContaining(['sample_receipt', 'draft_review', 'sales', 'top_up']),
    );
    expect(parametersFor(scenarioViews(), 'happy', stream, false)).toEqual([]);
    const shares = (hasProvider: boolean) =>
      parametersFor(scenarioViews(), 'dispute_split', stream, hasProvider).map(({ name }) => name);
    expect(shares(false)).toEqual(['creator']);
    expect(shares(true)).toEqual(['creator', 'provider']);
  });

  test('are sent as numbers in minor units, and what was left alone is not', () => {
    const parameters = parametersFor(scenarioViews(), 'returns', sold, false);
    expect(typedValues(parameters, { percent: '12.5', sales: '1000.50' }, 'CNY')).toEqual({
      percent: 12.5,
      sales: 100_050,
    });
    expect(typedValues(parameters, { percent: ' ' }, 'CNY')).toEqual({});
  });

  test.each([{ percent: '101' }, { percent: 'x' }, { sales: '1.234' }])('%j is no value', (typed) => {
    expect(typedValues(parametersFor(scenarioViews(), 'returns', sold, false), typed, 'CNY')).toBeNull();
  });
});

test('who has what: of each role together, nothing left out but nothing', () => {
  const party = { paid: 0, received: 0, owed: 0 };
  const parties = [
    { ...party, role: 'brand', id: 'b', paid: 100, received: 5 },
    { ...party, role: 'creator', id: 'c' },
    { ...party, role: 'provider', id: 'p', received: 10, owed: 5 },
    { ...party, role: 'provider', id: 'q', owed: 20 },
  ] as const;
  expect(partsOf({ held: 60, funded: 100, released: 35, refunded: 5, parties })).toEqual([
    { holder: 'held', minor: 60 },
    { holder: 'provider', minor: 35 },
    { holder: 'brand', minor: 5 },
  ]);
});

test('what happened is told once, without what the line says anyway', () => {
  const events = [
    { type: 'deal.approved.v1', by: 'brand' },
    { type: 'deal.gate_opened.v1', by: 'system' },
    { type: 'deal.paid.v1', by: 'payments' },
    { type: 'deal.paid.v1', by: 'payments' },
  ] as const;
  const money = { held: 0, funded: 0, released: 0, refunded: 0, parties: [] };
  const told = toldEvents({ at: '2026-11-01T00:00:00Z', isPast: false, events, gate: null, money });
  expect(told.map(({ type }) => type)).toEqual(['deal.approved.v1', 'deal.paid.v1']);
});
