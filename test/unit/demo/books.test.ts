import { describe, expect, test } from 'vitest';
import { faultsOfBooks, moved } from '../../../local/demo/books.ts';

const entry = (id: string, ...postings: [account: string, amountMinor: number][]) => ({
  id,
  postings: postings.map(([account, amountMinor]) => ({ account, amountMinor })),
});

const COLLECTED = entry('collected', ['psp:clearing', -100], ['escrow:deal_1', 100]);
const RELEASED = entry('released', ['escrow:deal_1', -100], ['revenue:platform', 100]);
const BALANCES = { 'psp:clearing': -100, 'escrow:deal_1': 0, 'revenue:platform': 100 };

describe('the books of a closed deal', () => {
  test('are in order when entries and balances agree and escrow is empty', () => {
    expect(faultsOfBooks([COLLECTED, RELEASED], BALANCES)).toEqual([]);
    expect(faultsOfBooks([], {})).toEqual([]);
  });

  test('an entry out of balance is named', () => {
    const crooked = entry('released', ['escrow:deal_1', -100], ['revenue:platform', 99]);
    const faults = faultsOfBooks([COLLECTED, crooked], { ...BALANCES, 'revenue:platform': 99 });
    expect(faults).toEqual([
      'Entry released is out of balance by -1.',
      'The balances sum to -1 instead of zero.',
    ]);
  });

  test('money left in escrow is named', () => {
    const faults = faultsOfBooks([COLLECTED], { 'psp:clearing': -100, 'escrow:deal_1': 100 });
    expect(faults).toEqual(['100 is left in escrow:deal_1.']);
  });

  test('balances that are not what the entries say are named, also where one side is missing', () => {
    const faults = faultsOfBooks([COLLECTED, RELEASED], {
      ...BALANCES,
      'psp:clearing': -99,
      'payable:creator:c': -1,
    });
    expect(faults).toEqual([
      'psp:clearing holds -99, but its entries say -100.',
      'payable:creator:c holds -1, but its entries say 0.',
    ]);
  });

  test('only what moved since is counted', () => {
    expect(moved({ 'psp:clearing': -5 }, { 'psp:clearing': -12, 'revenue:platform': 7 })).toEqual({
      'psp:clearing': -7,
      'revenue:platform': 7,
    });
  });
});
