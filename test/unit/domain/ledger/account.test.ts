import { describe, expect, it } from 'vitest';
import {
  accountSchema,
  accountsOf,
  dealOfEscrow,
  escrow,
  mustStayCovered,
  mustStayOwed,
  payable,
  receivable,
  refundable,
} from '../../../../domain/ledger/account.ts';

describe('the names of accounts', () => {
  it.each([
    [escrow('deal_1'), 'escrow:deal_1'],
    [refundable('brand_1'), 'refundable:brand:brand_1'],
    [payable('creator', 'creator_1'), 'payable:creator:creator_1'],
    [payable('provider', 'provider_1'), 'payable:provider:provider_1'],
    [receivable('creator', 'creator_1'), 'receivable:creator:creator_1'],
    [receivable('provider', 'provider_1'), 'receivable:provider:provider_1'],
  ])('%s', (made, name) => {
    expect(made).toBe(name);
    expect(accountSchema.parse(made)).toBe(name);
  });

  it.each([
    'my escrow:deal_1',
    'a revenue:platform',
    'xpsp:clearing',
    'revenue:platform:2',
    'escrow:deal_1 ',
  ])('%j is none, whatever it contains', (account) => {
    expect(accountSchema.safeParse(account).success).toBe(false);
  });

  it('tell whose they are', () => {
    expect(accountsOf({ role: 'brand', id: 'b' })).toEqual(['refundable:brand:b']);
    expect(accountsOf({ role: 'creator', id: 'c' })).toEqual(['payable:creator:c', 'receivable:creator:c']);
    expect(accountsOf({ role: 'provider', id: 'p' })).toEqual([
      'payable:provider:p',
      'receivable:provider:p',
    ]);
  });

  it('tell the deal of an escrow, and of no other account', () => {
    expect(dealOfEscrow('escrow:deal_1')).toBe('deal_1');
    expect(dealOfEscrow('payable:creator:escrow:')).toBeNull();
    expect(dealOfEscrow('psp:clearing')).toBeNull();
  });
});

describe('what an account must stay', () => {
  it.each([
    ['escrow:deal_1', true, false],
    ['payable:creator:c', true, false],
    ['refundable:brand:b', true, false],
    ['receivable:creator:c', false, true],
    ['receivable:provider:p', false, true],
    ['psp:clearing', false, false],
    ['revenue:platform', false, false],
    ['not escrow:deal_1', false, false],
    ['ends in receivable:', false, false],
  ])('%s: covered %s, owed %s', (account, covered, owed) => {
    expect([mustStayCovered(account), mustStayOwed(account)]).toEqual([covered, owed]);
  });
});
