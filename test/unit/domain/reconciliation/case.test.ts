import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Case,
  type CaseOrder,
  caseOfDeal,
  FirstCases,
  placeOf,
} from '../../../../domain/reconciliation/case.ts';
import { between, caseId, side } from '../../../../domain/reconciliation/difference.ts';
import { aDeal } from '../../../builders/deal.ts';

const aCase = (overrides: Partial<Case> = {}): Case => ({
  id: 'case_1',
  kind: 'difference',
  status: 'open',
  dealId: null,
  reference: null,
  what: 'account',
  amountMinor: 100,
  currency: 'CNY',
  since: '2026-12-01T00:00:00.000Z',
  deadline: null,
  awaits: [],
  resolvedAt: null,
  difference: null,
  failure: null,
  ...overrides,
});

describe('the same difference', () => {
  const about = { check: 'account', subject: 'psp:clearing', dealId: null, currency: 'CNY' } as const;

  test('has the same id, whatever it comes to', () => {
    const first = between(about, side('entries', 1), side('balance', 2));
    const second = between(about, side('entries', 1), null, 'more');
    expect(caseId(first)).toBe(caseId(second));
    expect(caseId(first)).toMatch(/^case_[0-9a-f]{26}$/);
  });

  test('is another one about something else', () => {
    const ids = [
      about,
      { ...about, check: 'currency' as const },
      { ...about, subject: 'x' },
      { ...about, currency: 'USD' },
    ];
    expect(new Set(ids.map((each) => caseId(between(each, null, null)))).size).toBe(4);
  });
});

describe('a deal', () => {
  const parked = {
    stage: 'payout',
    error: 'TerminalError',
    cause: '',
    at: '2026-12-01T00:00:00.000Z',
    input: null,
  };
  const payment = (amountMinor: number, status: 'paid' | 'failed') => ({
    ...{ id: 'p', purpose: 'fee' as const, to: { role: 'creator' as const, id: 'c' }, amountMinor, status },
    ...{ chargeReference: null, blockedBy: null, reference: null, failure: null },
  });

  test('is a case once it is parked, with what it holds and has not paid at risk', () => {
    expect(caseOfDeal(aDeal())).toBeNull();
    const deal = aDeal({ parked, escrowMinor: 10, payments: [payment(5, 'paid'), payment(7, 'failed')] });
    expect(caseOfDeal(deal)).toMatchObject({
      id: `intervention.${deal.id}`,
      kind: 'intervention',
      what: 'payout: TerminalError',
      amountMinor: 17,
      since: parked.at,
      deadline: null,
      reference: deal.reference,
      awaits: ['operator'],
    });
  });
});

describe('cases in order', () => {
  const sorted = (cases: readonly Case[], order: CaseOrder) =>
    [...cases].sort((a, b) => (placeOf(a, order) < placeOf(b, order) ? -1 : 1)).map(({ id }) => id);

  test('of risk: the greatest amount first, in whatever unit, then the nearest deadline', () => {
    const cases = [
      aCase({ id: 'small' }),
      aCase({ id: 'yen', amountMinor: 2, currency: 'JPY' }),
      aCase({ id: 'soon', deadline: '2026-12-01T01:00:00.000Z' }),
      aCase({ id: 'later', deadline: '2026-12-02T01:00:00.000Z' }),
      aCase({ id: 'huge', amountMinor: Number.MAX_SAFE_INTEGER }),
    ];
    expect(sorted(cases, 'risk')).toEqual(['huge', 'yen', 'soon', 'later', 'small']);
  });

  test('of time left: the nearest deadline first, then the greatest amount, then those that have none', () => {
    const cases = [
      aCase({ id: 'never', amountMinor: 900 }),
      aCase({ id: 'later', deadline: '2026-12-02T01:00:00.000Z', amountMinor: 900 }),
      aCase({ id: 'less', deadline: '2026-12-01T01:00:00.000Z' }),
      aCase({ id: 'more', deadline: '2026-12-01T01:00:00.000Z', amountMinor: 101 }),
    ];
    expect(sorted(cases, 'deadline')).toEqual(['more', 'less', 'later', 'never']);
  });

  test('of age: the oldest first', () => {
    const cases = [aCase({ id: 'new', since: '2026-12-02T00:00:00.000Z' }), aCase({ id: 'old' })];
    expect(sorted(cases, 'age')).toEqual(['old', 'new']);
  });

  test('page by page show each once, whatever order they are read in', () => {
    const cases = fc.array(fc.tuple(fc.nat(50), fc.nat(3)), { maxLength: 60 });
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 7 }), (drawn, size) => {
        const all = drawn.map(([amountMinor, day], index) =>
          aCase({ id: `case_${index}`, amountMinor, deadline: `2026-12-0${day + 1}T00:00:00.000Z` }),
        );
        const seen: string[] = [];
        let after = '';
        for (;;) {
          const first = new FirstCases('risk', after, size);
          for (const each of all) first.add(each);
          const page = first.result();
          seen.push(...page.map(({ id }) => id));
          const last = page.at(-1);
          if (last === undefined) break;
          after = placeOf(last, 'risk');
        }
        expect(seen).toEqual(sorted(all, 'risk'));
      }),
    );
  });
});
