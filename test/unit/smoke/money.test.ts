import { describe, expect, test } from 'vitest';
import { judge } from '../../../local/smoke/money.ts';

const posting = (account: string, amount: number) => ({ account, amount });
const LEDGER = [
  { purpose: 'collected', postings: [posting('psp:clearing', -105), posting('escrow:d', 105)] },
  {
    purpose: 'fee_release',
    postings: [posting('escrow:d', -105), posting('payable:creator:c', 100), posting('revenue:platform', 5)],
  },
  { purpose: 'paid', postings: [posting('payable:creator:c', -100), posting('psp:clearing', 100)] },
];
const deal = {
  id: 'd',
  status: 'closed',
  outcome: 'completed',
  termsVersion: 1,
  gate: null,
  funding: null,
  problem: null,
  money: { currency: 'USD', funded: 105, released: 105, refunded: 0, paidOut: 100 },
};
const BOOKS = { deal, ledger: LEDGER, statement: { paid: 105, refunded: 0, held: 0, cost: 105 } };

describe('the money of a smoke deal', () => {
  test('adds up', () => {
    expect(judge(BOOKS, 'completed')).toEqual([]);
  });

  test.each([
    [
      'another end',
      { deal: { ...deal, outcome: 'refunded' } },
      /should have ended completed, but is refunded/,
    ],
    ['a lost entry', { ledger: LEDGER.slice(0, 2) }, /payable:creator:c still holds 100/],
    [
      'money the deal does not know of',
      { deal: { ...deal, money: { ...deal.money, paidOut: 99 } } },
      /psp:clearing/,
    ],
    [
      'money that went nowhere',
      { deal: { ...deal, money: { ...deal.money, released: 104 } } },
      /Funded 105 is not/,
    ],
    ['a statement that holds something', { statement: { ...BOOKS.statement, held: 1 } }, /1 is still held/],
    ['a statement of another payment', { statement: { ...BOOKS.statement, paid: 104 } }, /says paid 104/],
    ['a cost that does not follow', { statement: { ...BOOKS.statement, cost: 1 } }, /cost 1 is not paid 105/],
  ])('%s is found', (_name, changed, sentence) => {
    expect(judge({ ...BOOKS, ...changed }, 'completed').join('\n')).toMatch(sentence);
  });

  test('an entry that does not balance is found', () => {
    const tilted = [...LEDGER, { purpose: 'tilted', postings: [posting('revenue:platform', 1)] }];
    expect(judge({ ...BOOKS, ledger: tilted }, 'completed')).toEqual([
      'The entry tilted does not sum to zero.',
    ]);
  });

  test('a cancelled deal gives everything back', () => {
    const cancelled = { ...deal, outcome: 'cancelled' };
    expect(judge({ ...BOOKS, deal: cancelled }, 'cancelled')).toEqual(['Of 105 only 0 came back.']);
  });
});
