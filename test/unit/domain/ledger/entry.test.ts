import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../../../domain/errors.ts';
import { accountSchema, isShared, mustStayCovered } from '../../../../domain/ledger/account.ts';
import {
  contentHash,
  type Entry,
  entryOf,
  entrySchema,
  requireBalanced,
} from '../../../../domain/ledger/entry.ts';

const AT = '2026-12-01T12:00:00Z';
const move = (from: string, to: string, amountMinor: number) => ({ from, to, amountMinor });
const write = (...moves: ReturnType<typeof move>[]) => entryOf('deal_1', 'test', 'CNY', AT, moves);
const posted = (postings: Entry['postings']): Entry => ({
  id: 'deal_1.test',
  dealId: 'deal_1',
  purpose: 'test',
  currency: 'CNY',
  at: AT,
  phase: 'posted',
  resolves: null,
  postings,
});

describe('entryOf', () => {
  it('sums moves up to one posting per account, and leaves out nothing', () => {
    const entry = write(move('escrow:1', 'a', 5), move('escrow:1', 'b', 7), move('escrow:1', 'c', 0));
    expect(entry).toEqual(
      posted([
        { account: 'escrow:1', amountMinor: -12 },
        { account: 'a', amountMinor: 5 },
        { account: 'b', amountMinor: 7 },
      ]),
    );
  });

  it.each([
    ['no moves', []],
    ['a move of nothing', [move('a', 'b', 0)]],
    ['a move to itself', [move('a', 'a', 5)]],
    ['there and back', [move('a', 'b', 5), move('b', 'a', 5)]],
    ['a negative amount', [move('a', 'b', -5)]],
    ['a fraction', [move('a', 'b', 0.5)]],
    ['an unsafe amount', [move('a', 'b', 2 ** 53)]],
    ['an unsafe sum', [move('a', 'b', 2 ** 53 - 1), move('a', 'c', 2 ** 53 - 1)]],
    ['too many accounts', Array.from({ length: 20 }, (_, i) => move('a', `b${i}`, 1))],
  ])('refuses %s', (_, moves) => {
    expect(() => write(...moves)).toThrow(InvariantViolation);
  });
});

describe('requireBalanced', () => {
  it('takes twenty postings', () => {
    const moves = Array.from({ length: 19 }, (_, i) => move('a', `b${i}`, 1));
    expect(write(...moves).postings).toHaveLength(20);
  });

  it.each<[string, Entry['postings']]>([
    [
      'is out of balance by -1',
      [
        { account: 'a', amountMinor: 1 },
        { account: 'b', amountMinor: -2 },
      ],
    ],
    ['has 1 postings', [{ account: 'a', amountMinor: 0 }]],
    ['has 0 postings', []],
    [
      'posts to an account twice',
      [
        { account: 'a', amountMinor: 1 },
        { account: 'a', amountMinor: 1 },
        { account: 'b', amountMinor: -2 },
      ],
    ],
    [
      'posts 0.5',
      [
        { account: 'a', amountMinor: 0.5 },
        { account: 'b', amountMinor: -0.5 },
      ],
    ],
    [
      `posts ${2 ** 53}`,
      [
        { account: 'a', amountMinor: 2 ** 53 },
        { account: 'b', amountMinor: 1 },
        { account: 'c', amountMinor: -(2 ** 53) },
      ],
    ],
  ])('refuses an entry that %s', (fault, postings) => {
    expect(() => requireBalanced(posted(postings))).toThrow(
      new InvariantViolation(`entry deal_1.test ${fault}`, 'deal_1'),
    );
  });
});

describe('entrySchema', () => {
  const entry = posted([
    { account: 'escrow:1', amountMinor: -5 },
    { account: 'psp:clearing', amountMinor: 5 },
  ]);
  it.each(['posted', 'pending', 'voided'] as const)('takes an entry that is %s', (phase) => {
    expect(entrySchema.parse({ ...entry, phase })).toEqual({ ...entry, phase });
  });

  it.each([
    ['another phase', { ...entry, phase: 'lost' }],
    ['an unknown field', { ...entry, note: '' }],
    ['an account that is none', { ...entry, postings: [{ account: 'cash', amountMinor: 1 }] }],
    ['a fraction', { ...entry, postings: [{ account: 'psp:clearing', amountMinor: 0.5 }] }],
    ['a posting with more in it', { ...entry, postings: [{ ...entry.postings[0], note: '' }] }],
    ['nothing', {}],
  ])('refuses %s', (_, given) => {
    expect(entrySchema.safeParse(given).success).toBe(false);
  });
});

describe('contentHash', () => {
  it('tells another content, but not another time', () => {
    const entry = write(move('a', 'b', 5));
    expect(contentHash({ ...entry, at: '2027-01-01T00:00:00Z' })).toBe(contentHash(entry));
    expect(contentHash(write(move('a', 'b', 6)))).not.toBe(contentHash(entry));
    expect(contentHash({ ...entry, currency: 'USD' })).not.toBe(contentHash(entry));
  });
});

describe('accounts', () => {
  it.each([
    ['psp:clearing', true, false],
    ['revenue:platform', true, false],
    ['escrow:deal_1', false, true],
    ['payable:creator:creator_1', false, true],
    ['payable:provider:provider_1', false, true],
    ['refundable:brand:brand_1', false, true],
    ['receivable:creator:creator_1', false, false],
    ['receivable:provider:provider_1', false, false],
  ])('%s is shared: %s, must stay covered: %s', (account, shared, covered) => {
    expect(accountSchema.safeParse(account).success).toBe(true);
    expect([isShared(account), mustStayCovered(account)]).toEqual([shared, covered]);
  });

  it.each(['escrow:', 'payable:brand:x', 'psp:clearing:1', 'cash', 'escrow:a b', ''])(
    '%j is none',
    (account) => {
      expect(accountSchema.safeParse(account).success).toBe(false);
    },
  );
});
