import { describe, expect, test } from 'vitest';
import { payloadSchemas } from '../../../console/build/payloadForms.ts';
import { type Field, fieldsOf } from '../../../console/parts/form/fields.ts';
import { type FieldValues, readPayload } from '../../../console/parts/form/readPayload.ts';
import { RULES } from '../../../domain/actions/rules.ts';
import { formFaults } from '../../../functions/words/faults.ts';
import { someTerms } from '../../builders/deal.ts';

const schemas = payloadSchemas();
const fields = (action: string): Field[] => fieldsOf(schemas[action] ?? {});
const read = (action: string, values: FieldValues) =>
  readPayload(fields(action), values, { terms: someTerms(), termsVersion: 3 });
const kinds = (action: string) => fields(action).map(({ path, kind }) => `${path.join('.')}: ${kind}`);

describe('a form', () => {
  test('is there for every action that answers a gate, and knows each part of its payload', () => {
    for (const action of Object.keys(RULES)) expect(Object.keys(schemas)).toContain(action);
    expect(kinds('dispute')).toEqual([
      'reasonCode: choice',
      'claim: text',
      'contestedAmount: amount',
      'evidenceIds: evidence',
    ]);
    expect(kinds('extend')).toEqual(['to: moment', 'reason: text']);
    expect(kinds('ship')).toEqual(['carrier: line', 'trackingNumber: line']);
    expect(kinds('report_down')).toEqual(['url: address', 'note: text']);
    expect(kinds('revise')).toEqual(['terms: terms', 'note: text']);
    expect(kinds('propose').slice(0, 3)).toEqual([
      'shares.creator: percent',
      'shares.brand: percent',
      'shares.provider: percent',
    ]);
  });

  test('needs no part of what may be left out', () => {
    const ofRedo = fields('decide').filter(({ path }) => path[0] === 'redo' || path[0] === 'shares');
    expect(ofRedo.map(({ isRequired }) => isRequired)).toEqual([false, false, false, false]);
  });
});

describe('a payload', () => {
  test('fits what the action takes', () => {
    const payload = read('dispute', { reasonCode: 'late', claim: ' too late ', contestedAmount: '1,234.5' });
    expect(payload).toEqual({
      ok: true,
      payload: { reasonCode: 'late', claim: 'too late', contestedAmount: 123_450 },
    });
    expect(RULES.dispute.payload.safeParse(payload.ok && payload.payload).success).toBe(true);
  });

  test('has shares in ppm below one another, and leaves out what was not filled in', () => {
    const values = {
      'shares.creator': '33.3334',
      'shares.brand': '66.6666',
      reasonCode: 'goodwill',
      text: 'so',
    };
    const answer = read('propose', { ...values, evidenceIds: ['evid_1'] });
    expect(answer).toEqual({
      ok: true,
      payload: {
        shares: { creator: 333_334, brand: 666_666 },
        reasonCode: 'goodwill',
        text: 'so',
        evidenceIds: ['evid_1'],
      },
    });
  });

  test('names the version that was shown, and the terms as they are where nobody changed them', () => {
    expect(read('accept', {})).toEqual({ ok: true, payload: { termsVersion: 3 } });
    expect(read('revise', {})).toEqual({ ok: true, payload: { terms: someTerms() } });
  });

  test.each<[string, FieldValues, Record<string, string>]>([
    ['cancel', { reason: '  ' }, { reason: formFaults.empty }],
    [
      'dispute',
      { reasonCode: 'late', claim: 'x', contestedAmount: '1.234' },
      { contestedAmount: formFaults.amount },
    ],
    ['extend', { to: 'soon', reason: 'x' }, { to: formFaults.moment }],
    [
      'propose',
      { 'shares.creator': '50 percent' },
      {
        'shares.creator': formFaults.percent,
        'shares.brand': formFaults.empty,
        reasonCode: formFaults.empty,
        text: formFaults.empty,
        evidenceIds: formFaults.empty,
      },
    ],
  ])('of %s is not made of %j', (action, values, faults) => {
    expect(read(action, values)).toEqual({ ok: false, faults });
  });
});
