import { describe, expect, it } from 'vitest';
import type { Payment } from '../../../../domain/deal/payment.ts';
import { collected, collectedTooLate, paidOut, released } from '../../../../domain/ledger/postings.ts';
import { aDeal } from '../../../builders/deal.ts';

const AT = '2026-12-01T12:00:00Z';
const DEAL = aDeal({ id: 'deal_1', provider: { id: 'provider_1', mandate: [] } });
const head = (purpose: string) => ({
  ...{ id: `deal_1.${purpose}`, dealId: 'deal_1', purpose, currency: 'CNY', at: AT },
  ...{ phase: 'posted', resolves: null },
});
const payment = (to: Payment['to']): Payment => ({
  ...{ id: 'deal_1.fee.7', purpose: 'fee', to, amountMinor: 700, chargeReference: null },
  ...{ status: 'due', blockedBy: null, reference: null, failure: null },
});

describe('the entries of a deal', () => {
  it('collected: from the payment service into escrow', () => {
    expect(collected(DEAL, 'deal_1.funding.1', 1155, AT)).toEqual({
      ...head('collected.deal_1.funding.1'),
      postings: [
        { account: 'psp:clearing', amountMinor: -1155 },
        { account: 'escrow:deal_1', amountMinor: 1155 },
      ],
    });
  });

  it('collected too late: owed to the brand, past escrow', () => {
    expect(collectedTooLate(DEAL, 'deal_1.funding.1', 1155, AT)).toEqual({
      ...head('collected_late.deal_1.funding.1'),
      postings: [
        { account: 'psp:clearing', amountMinor: -1155 },
        { account: 'refundable:brand:brand_1', amountMinor: 1155 },
      ],
    });
  });

  it('released: to each payee, the platform and back to the brand', () => {
    const chain = [
      { level: 0, providerId: 'provider_2', amountMinor: 40 },
      { level: 2, providerId: 'provider_3', amountMinor: 2 },
    ];
    const cost = { creatorMinor: 800, platformMinor: 50, providerMinor: 80, chain };
    expect(released(DEAL, 'fee_release', cost, 28, AT)).toEqual({
      ...head('fee_release'),
      postings: [
        { account: 'escrow:deal_1', amountMinor: -1000 },
        { account: 'payable:creator:creator_1', amountMinor: 800 },
        { account: 'revenue:platform', amountMinor: 50 },
        { account: 'refundable:brand:brand_1', amountMinor: 28 },
        { account: 'payable:provider:provider_1', amountMinor: 80 },
        { account: 'payable:provider:provider_2', amountMinor: 40 },
        { account: 'payable:provider:provider_3', amountMinor: 2 },
      ],
    });
  });

  it('released without a provider', () => {
    const cost = { creatorMinor: 800, platformMinor: 50, providerMinor: 0, chain: [] };
    const accounts = released({ ...DEAL, provider: null }, 'fee_release', cost, 0, AT).postings;
    expect(accounts.map(({ account }) => account)).toEqual([
      'escrow:deal_1',
      'payable:creator:creator_1',
      'revenue:platform',
    ]);
  });

  it.each<[Payment['to'], string]>([
    [{ role: 'creator', id: 'creator_1' }, 'payable:creator:creator_1'],
    [{ role: 'provider', id: 'provider_1' }, 'payable:provider:provider_1'],
    [{ role: 'brand', id: 'brand_1' }, 'refundable:brand:brand_1'],
  ])('paid to %o: from %s', (to, account) => {
    expect(paidOut(DEAL, payment(to), AT)).toEqual({
      ...head('paid.deal_1.fee.7'),
      postings: [
        { account, amountMinor: -700 },
        { account: 'psp:clearing', amountMinor: 700 },
      ],
    });
  });

  it('paid after all has a name of its own', () => {
    const { purpose } = paidOut(DEAL, payment({ role: 'creator', id: 'creator_1' }), AT, 'after_refusal');
    expect(purpose).toBe('paid.deal_1.fee.7.after_refusal');
  });
});
