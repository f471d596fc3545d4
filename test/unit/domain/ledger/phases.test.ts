import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../../../domain/errors.ts';
import { addBalances, type Balance, effectOf, NOTHING } from '../../../../domain/ledger/balance.ts';
import { contentHash, type Entry, entryOf } from '../../../../domain/ledger/entry.ts';
import {
  cancel,
  post,
  requireNamed,
  reserve,
  reservedBy,
  reversal,
} from '../../../../domain/ledger/phases.ts';

const AT = '2026-12-01T12:00:00Z';
const LATER = '2026-12-03T12:00:00Z';
const entry = entryOf('deal_1', 'paid.p1', 'CNY', AT, [
  { from: 'refundable:brand:b', to: 'psp:clearing', amountMinor: 5 },
]);
const reserved = reserve(entry);

/** What a series of entries leaves on an account. */
const standing = (account: string, ...entries: Entry[]): Balance =>
  entries
    .flatMap((each) =>
      each.postings
        .filter((posting) => posting.account === account)
        .map(({ amountMinor }) => effectOf(each, amountMinor)),
    )
    .reduce(addBalances, NOTHING);

describe('a two-phase entry', () => {
  it('keeps its name and its postings while it is pending, and is another content', () => {
    expect(reserved).toEqual({ ...entry, phase: 'pending' });
    expect(contentHash(reserved)).not.toBe(contentHash(entry));
  });

  it.each([
    ['posted', post],
    ['voided', cancel],
  ] as const)('is ended by an entry of its own: %s', (phase, end) => {
    const ended = end(reserved, LATER);
    expect(ended).toEqual({
      ...entry,
      id: `deal_1.paid.p1.${phase}`,
      purpose: `paid.p1.${phase}`,
      phase,
      resolves: 'deal_1.paid.p1',
      at: LATER,
    });
    expect(() => requireNamed(ended)).not.toThrow();
    const found = reservedBy(ended);
    expect(found).toEqual({ ...reserved, at: LATER });
    expect(found && contentHash(found)).toBe(contentHash(reserved));
  });

  it('is found by its end, however long its name is', () => {
    const long = reserve({
      ...entry,
      id: 'deal_1.collected.deal_1.topUp.2',
      purpose: 'collected.deal_1.topUp.2',
    });
    expect(reservedBy(post(long, AT))).toEqual(long);
    expect(reservedBy(cancel(long, AT))).toEqual(long);
  });

  it('ends nothing unless it says so', () => {
    expect(reservedBy(entry)).toBeNull();
    expect(reservedBy(reserved)).toBeNull();
  });

  it.each<[string, () => Entry]>([
    ['what is pending already', () => reserve(reserved)],
    ['what ends another', () => reserve(post(reserved, LATER))],
  ])('cannot reserve %s', (_, make) => {
    expect(make).toThrow(/cannot be reserved/);
  });

  it.each<[string, () => Entry]>([
    ['posted', () => post(entry, LATER)],
    ['voided', () => cancel(entry, LATER)],
    ['posted twice', () => post(post(reserved, LATER), LATER)],
  ])('that is not pending cannot be %s', (_, make) => {
    expect(make).toThrow(/is not pending/);
  });
});

describe('what an entry does to its accounts', () => {
  const from = 'refundable:brand:b';
  const to = 'psp:clearing';

  it.each<[string, Entry[], Balance, Balance]>([
    [
      'posted at once: all of it',
      [entry],
      { balanceMinor: -5, leastMinor: -5, mostMinor: -5 },
      { balanceMinor: 5, leastMinor: 5, mostMinor: 5 },
    ],
    [
      'pending: nothing yet, but it is reserved here and expected there',
      [reserved],
      { balanceMinor: 0, leastMinor: -5, mostMinor: 0 },
      { balanceMinor: 0, leastMinor: 0, mostMinor: 5 },
    ],
    [
      'pending and posted: the same as at once',
      [reserved, post(reserved, LATER)],
      { balanceMinor: -5, leastMinor: -5, mostMinor: -5 },
      { balanceMinor: 5, leastMinor: 5, mostMinor: 5 },
    ],
    ['pending and voided: nothing', [reserved, cancel(reserved, LATER)], NOTHING, NOTHING],
    ['posted and reversed: nothing', [entry, reversal(entry, LATER)], NOTHING, NOTHING],
  ])('%s', (_, entries, source, target) => {
    expect(standing(from, ...entries)).toEqual(source);
    expect(standing(to, ...entries)).toEqual(target);
  });
});

describe('a reversal', () => {
  it('is an entry of its own with the opposite postings', () => {
    expect(reversal(entry, LATER)).toEqual({
      ...entry,
      id: 'deal_1.paid.p1.reversed',
      purpose: 'paid.p1.reversed',
      at: LATER,
      postings: [
        { account: 'refundable:brand:b', amountMinor: 5 },
        { account: 'psp:clearing', amountMinor: -5 },
      ],
    });
  });

  it('of what was pending first is named after its posting, and ends nothing', () => {
    const reversed = reversal(post(reserved, LATER), LATER);
    expect(reversed).toMatchObject({ id: 'deal_1.paid.p1.posted.reversed', resolves: null });
    expect(() => requireNamed(reversed)).not.toThrow();
  });

  it.each([
    ['pending', reserved],
    ['voided', cancel(reserved, LATER)],
  ])('of what is %s is refused', (_, each) => {
    expect(() => reversal(each, LATER)).toThrow(/was never posted/);
  });
});

describe('the name of an entry', () => {
  const posted = post(reserved, LATER);
  it.each<[string, Entry, string]>([
    ['another deal in its id', { ...entry, id: 'deal_2.paid.p1' }, 'is not named deal_1.paid.p1'],
    ['another purpose in its id', { ...entry, purpose: 'other' }, 'is not named deal_1.other'],
    ['voided without a pending entry', { ...entry, phase: 'voided' }, 'is voided but ends null'],
    ['pending, but ending something', { ...posted, phase: 'pending' }, 'is pending but ends deal_1.paid.p1'],
    [
      'pending, but ending something by its own name',
      { ...posted, phase: 'pending', id: 'deal_1.paid.p1.pending', purpose: 'paid.p1.pending' },
      'is pending but ends deal_1.paid.p1',
    ],
    ['voided, but named posted', { ...posted, phase: 'voided' }, 'is voided but ends deal_1.paid.p1'],
    [
      'ending another than it is named after',
      { ...posted, resolves: 'deal_1.paid.p2' },
      'is posted but ends deal_1.paid.p2',
    ],
  ])('%s is refused', (_, each, fault) => {
    expect(() => requireNamed(each)).toThrow(new InvariantViolation(`entry ${each.id} ${fault}`, 'deal_1'));
  });
});
