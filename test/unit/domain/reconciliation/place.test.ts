import { describe, expect, test } from 'vitest';
import {
  escrow,
  PLATFORM_REVENUE,
  PSP_CLEARING,
  payable,
  receivable,
} from '../../../../domain/ledger/account.ts';
import { addBalances, type Balance, effectOf, NOTHING } from '../../../../domain/ledger/balance.ts';
import { contentHash, type Entry, entryOf } from '../../../../domain/ledger/entry.ts';
import { cancel, post, reserve } from '../../../../domain/ledger/phases.ts';
import type { BookItem } from '../../../../domain/ports/ledger.ts';
import { PlaceTally } from '../../../../domain/reconciliation/place.ts';

const AT = '2026-12-01T12:00:00.000Z';
const into = (amountMinor: number, purpose = 'collected.1') =>
  entryOf('deal_1', purpose, 'CNY', AT, [{ from: PSP_CLEARING, to: escrow('deal_1'), amountMinor }]);
const out = (amountMinor: number) =>
  entryOf('deal_1', 'fee_release', 'CNY', AT, [
    { from: escrow('deal_1'), to: payable('creator', 'c'), amountMinor },
  ]);

const place = 'DEAL#deal_1';
const item = (entry: Entry, hash = contentHash(entry)): BookItem => ({
  place,
  kind: 'entry',
  entry,
  contentHash: hash,
});
const balance = (account: string, minor: number | Balance): BookItem => ({
  place,
  kind: 'balance',
  account,
  currency: 'CNY',
  balance: typeof minor === 'number' ? { balanceMinor: minor, leastMinor: minor, mostMinor: minor } : minor,
});
const line = (account: string, amountMinor: number, entryId = 'deal_1.x'): BookItem => ({
  place,
  kind: 'line',
  line: {
    entryId,
    dealId: 'deal_1',
    at: AT,
    account,
    currency: 'CNY',
    phase: 'posted',
    resolves: null,
    amountMinor,
  },
});
const faultsOf = (...items: BookItem[]) => {
  const tally = new PlaceTally(place);
  for (const each of items) tally.add(each);
  return tally.faults();
};

describe('at a deal', () => {
  test('nothing is wrong when its escrow is what its entries make of it, in any order', () => {
    expect(faultsOf(balance(escrow('deal_1'), 60), item(into(100)), item(out(40)))).toEqual([]);
    expect(faultsOf(item(out(40)), item(into(100)), balance(escrow('deal_1'), 60))).toEqual([]);
  });

  test('what is pending counts for what is available only', () => {
    const reserved = reserve(into(100));
    const effects = [reserved, post(reserved, AT)]
      .map((entry) => effectOf(entry, 100))
      .reduce(addBalances, NOTHING);
    expect(
      faultsOf(item(reserved), balance(escrow('deal_1'), { balanceMinor: 0, leastMinor: 0, mostMinor: 100 })),
    ).toEqual([]);
    expect(faultsOf(item(reserved), item(post(reserved, AT)), balance(escrow('deal_1'), effects))).toEqual(
      [],
    );
    expect(faultsOf(item(reserved), item(cancel(reserved, AT)), balance(escrow('deal_1'), 0))).toEqual([]);
    expect(faultsOf(item(reserved), balance(escrow('deal_1'), 0))).toMatchObject([
      { check: 'account', detail: 'what is pending', atRiskMinor: 100 },
    ]);
  });

  test.each([
    ['another balance', [balance(escrow('deal_1'), 61), item(into(60))], { ours: 60, theirs: 61, risk: 1 }],
    ['no balance', [item(into(60))], { ours: 60, theirs: 0, risk: 60 }],
    ['a balance without entries', [balance(escrow('deal_1'), 5)], { ours: 0, theirs: 5, risk: 5 }],
  ])('%s differs', (_, items, { ours, theirs, risk }) => {
    expect(faultsOf(...items)).toMatchObject([
      {
        check: 'account',
        subject: escrow('deal_1'),
        dealId: 'deal_1',
        ours: { amountMinor: ours },
        theirs: { amountMinor: theirs },
        atRiskMinor: risk,
      },
    ]);
  });

  test('an entry that was altered is the one fault, whatever its escrow comes to', () => {
    const entry = into(100);
    expect(faultsOf(item({ ...entry, purpose: 'collected.2' }, contentHash(entry)))).toMatchObject([
      { check: 'entry', subject: entry.id, detail: 'is not what was written', atRiskMinor: 100 },
    ]);
  });

  test('an entry with its own hash that does not balance, or has another name, is a fault', () => {
    const unbalanced = { ...into(100), postings: [{ account: escrow('deal_1'), amountMinor: 100 }] };
    expect(faultsOf(item(unbalanced))).toMatchObject([
      { check: 'entry', detail: expect.stringContaining('out of balance') },
    ]);
    expect(faultsOf(item({ ...into(100), id: 'deal_1.other' }))).toMatchObject([
      { check: 'entry', detail: expect.stringContaining('is not named') },
    ]);
  });

  test('an escrow below zero is a fault although it adds up', () => {
    expect(faultsOf(item(out(40)), balance(escrow('deal_1'), -40))).toMatchObject([
      { check: 'account_sign', subject: escrow('deal_1'), theirs: { amountMinor: -40 }, atRiskMinor: 40 },
    ]);
  });

  test('what is held tells whose it is', () => {
    const tally = new PlaceTally(place);
    tally.add(balance(escrow('deal_1'), 5));
    expect(tally.held()).toEqual([{ dealId: 'deal_1', currency: 'CNY', amountMinor: 5 }]);
  });
});

describe('at another account', () => {
  test('its balance is the sum of its lines', () => {
    const account = payable('creator', 'c');
    expect(faultsOf(line(account, 40), line(account, -15), balance(account, 25))).toEqual([]);
    expect(faultsOf(line(account, 40), balance(account, 25))).toMatchObject([
      {
        check: 'account',
        subject: account,
        dealId: null,
        ours: { amountMinor: 40 },
        theirs: { amountMinor: 25 },
      },
    ]);
  });

  test('payables are never negative, receivables never positive; the platform may lose', () => {
    const owed = receivable('creator', 'c');
    expect(faultsOf(line(owed, -5), balance(owed, -5))).toEqual([]);
    expect(faultsOf(line(owed, 5), balance(owed, 5))).toMatchObject([
      { check: 'account_sign', atRiskMinor: 5 },
    ]);
    expect(faultsOf(line(PLATFORM_REVENUE, -5), balance(PLATFORM_REVENUE, -5))).toEqual([]);
  });

  test('each shard of a shared account is a subject of its own', () => {
    const [fault] = faultsOf(line(PSP_CLEARING, -5), balance(PSP_CLEARING, -6));
    expect(fault?.subject).toBe(`${PSP_CLEARING} (${place})`);
  });
});
