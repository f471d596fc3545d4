import { describe, expect, test } from 'vitest';
import type { Deal } from '../../../../domain/deal/deal.ts';
import {
  escrow,
  PLATFORM_REVENUE,
  PSP_CLEARING,
  payable,
  receivable,
  refundable,
} from '../../../../domain/ledger/account.ts';
import { type Entry, entryOf, type Move } from '../../../../domain/ledger/entry.ts';
import { reserve } from '../../../../domain/ledger/phases.ts';
import { dealFaults, mayHaveMoney } from '../../../../domain/reconciliation/dealFaults.ts';
import { aDeal } from '../../../builders/deal.ts';

const AT = '2026-12-01T12:00:00.000Z';
const deal = (overrides: Partial<Deal> = {}) =>
  aDeal({
    id: 'deal_1',
    escrowMinor: 300,
    money: { fundedMinor: 1_000, releasedMinor: 600, refundedMinor: 100, paidOutMinor: 500 },
    ...overrides,
  });
const entry = (purpose: string, ...moves: Move[]) => entryOf('deal_1', purpose, 'CNY', AT, moves);
const held = escrow('deal_1');
const collected = entry('collected.1', { from: PSP_CLEARING, to: held, amountMinor: 1_000 });
const entries: Entry[] = [
  collected,
  entry(
    'fee_release',
    { from: held, to: payable('creator', 'c'), amountMinor: 500 },
    { from: held, to: PLATFORM_REVENUE, amountMinor: 100 },
    { from: held, to: refundable('b'), amountMinor: 100 },
  ),
  entry('paid.1', { from: payable('creator', 'c'), to: PSP_CLEARING, amountMinor: 500 }),
  entry('paid.2', { from: refundable('b'), to: PSP_CLEARING, amountMinor: 100 }),
];

describe("a deal's own numbers", () => {
  test('agree with its entries', () => {
    expect(dealFaults(deal(), entries)).toEqual([]);
  });

  test('do not count what is only pending, nor what came too late', () => {
    const pending = reserve(entry('collected.2', { from: PSP_CLEARING, to: held, amountMinor: 70 }));
    const late = entry('collected_late.3', { from: PSP_CLEARING, to: refundable('b'), amountMinor: 70 });
    expect(dealFaults(deal(), [...entries, pending, late])).toEqual([]);
  });

  test('count what was taken back of a payout', () => {
    const back = entry('reversal.1', { from: PSP_CLEARING, to: receivable('creator', 'c'), amountMinor: 50 });
    expect(dealFaults(deal(), [...entries, back])).toMatchObject([
      { check: 'deal_paid_out', ours: { amountMinor: 450 }, theirs: { amountMinor: 500 } },
    ]);
    const money = { ...deal().money, paidOutMinor: 450 };
    expect(dealFaults(deal({ money }), [...entries, back])).toEqual([]);
  });

  test.each([
    ['escrow', { escrowMinor: 301 }, 'deal_escrow', 300, 301],
    ['what was funded', { money: { ...deal().money, fundedMinor: 999 } }, 'deal_funded', 1_000, 999],
    ['what was paid out', { money: { ...deal().money, paidOutMinor: 0 } }, 'deal_paid_out', 500, 0],
    ['what was released', { money: { ...deal().money, releasedMinor: 601 } }, 'deal_money', 1_000, 1_001],
    ['what was refunded', { money: { ...deal().money, refundedMinor: 0 } }, 'deal_money', 1_000, 900],
  ] as const)('differ in %s', (_, changed, check, ours, theirs) => {
    expect(dealFaults(deal(changed), entries)).toMatchObject([
      {
        check,
        subject: 'deal_1',
        dealId: 'deal_1',
        ours: { amountMinor: ours },
        theirs: { amountMinor: theirs },
        atRiskMinor: Math.abs(ours - theirs),
      },
    ]);
  });

  test('leave nothing in escrow once the deal is closed', () => {
    expect(dealFaults(deal({ status: 'closed' }), entries)).toMatchObject([
      { check: 'deal_escrow', detail: 'the deal is closed', atRiskMinor: 300 },
    ]);
  });

  test('are looked at wherever money may have come in, and differ when the books know nothing', () => {
    expect(mayHaveMoney(aDeal())).toBe(false);
    expect(mayHaveMoney(aDeal({ collections: 1 }))).toBe(true);
    expect(dealFaults(deal(), []).map(({ check }) => check)).toEqual([
      'deal_escrow',
      'deal_funded',
      'deal_paid_out',
    ]);
  });
});
