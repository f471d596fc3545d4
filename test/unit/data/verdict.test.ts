import { describe, expect, test } from 'vitest';
import { verdictOn } from '../../../adapters/dynamodb/verdict.ts';
import type { Write } from '../../../adapters/dynamodb/write.ts';
import { entryOf } from '../../../domain/ledger/entry.ts';

const place = { table: 'T', key: { pk: 'p', sk: 's' }, put: {} };
const entry = entryOf('deal_1', 'fee', 'CNY', '2026-11-01T00:00:00.000Z', [
  { from: 'escrow:deal_1', to: 'revenue:platform', amountMinor: 1 },
]);
const WRITES: Write[] = [
  { role: 'deal', ...place },
  { role: 'kept', ...place },
  { role: 'event', ...place },
  { role: 'creator', ...place },
  { role: 'entry', entry, ...place },
  { role: 'balance', account: 'escrow:deal_1', ...place },
  { role: 'reserved', entryId: 'deal_1.paid.p1', ...place },
  { role: 'line', ...place },
];
const OWED: Write = { role: 'balance', account: 'receivable:creator:c', ...place };
const ROLES = WRITES.map(({ role }) => role);

/** Codes by position, out of codes by role. */
const codesOf = (codes: Partial<Record<Write['role'], string>>) => ROLES.map((role) => codes[role] ?? null);
const FAILED = 'ConditionalCheckFailed';
const BUSY = 'TransactionConflict';

describe('a cancelled transaction', () => {
  test.each<[string, Partial<Record<Write['role'], string>>, ReturnType<typeof verdictOn>]>([
    ['a taken key', { kept: FAILED }, { kind: 'kept' }],
    ['another version of the deal', { deal: FAILED }, { kind: 'moved_on' }],
    ['a creator who came meanwhile', { creator: FAILED }, { kind: 'moved_on' }],
    ['an entry that exists', { entry: FAILED }, { kind: 'entries_exist', entries: [entry] }],
    ['an account without cover', { balance: FAILED }, { kind: 'uncovered', accounts: ['escrow:deal_1'] }],
    [
      'an end of what is not pending',
      { reserved: FAILED },
      { kind: 'not_reserved', entryIds: ['deal_1.paid.p1'] },
    ],
    ['rivals on the deal', { deal: BUSY }, { kind: 'try_again', dealIsContended: true }],
    ['rivals on a balance', { balance: BUSY }, { kind: 'try_again', dealIsContended: false }],
    ['throttling', { deal: 'ThrottlingError' }, { kind: 'try_again', dealIsContended: false }],
    ['an event in a taken place', { event: FAILED }, { kind: 'broken', reasons: [`event ${FAILED}`] }],
    [
      'a request that does not fit',
      { balance: 'ValidationError' },
      { kind: 'broken', reasons: ['balance ValidationError'] },
    ],
  ])('because of %s', (_, codes, verdict) => {
    expect(verdictOn(WRITES, codesOf(codes))).toEqual(verdict);
  });

  test.each<[string, Partial<Record<Write['role'], string>>, ReturnType<typeof verdictOn>['kind']]>([
    ['the kept result', { kept: FAILED, deal: FAILED, entry: FAILED, balance: FAILED }, 'kept'],
    ['the kept result, even under contention', { kept: FAILED, deal: BUSY }, 'kept'],
    ['the moved deal', { deal: FAILED, event: FAILED, entry: FAILED, balance: FAILED }, 'moved_on'],
    ['the moved deal, even under contention', { deal: FAILED, balance: BUSY }, 'moved_on'],
    ['contention', { deal: BUSY, entry: FAILED, balance: FAILED, event: FAILED }, 'try_again'],
    ['the end that exists, which is pending no more', { entry: FAILED, reserved: FAILED }, 'entries_exist'],
    ['the entry, which moved the balance', { entry: FAILED, balance: FAILED }, 'entries_exist'],
  ])('of several reasons %s counts', (_, codes, kind) => {
    expect(verdictOn(WRITES, codesOf(codes)).kind).toBe(kind);
  });

  test('that recovers more than is owed decides anew, even where cover is missing besides', () => {
    expect(verdictOn([OWED], [FAILED])).toEqual({ kind: 'not_owed' });
    expect(verdictOn([...WRITES, OWED], [...codesOf({ balance: FAILED }), FAILED])).toEqual({
      kind: 'not_owed',
    });
  });

  test('without any reason is broken', () => {
    expect(verdictOn(WRITES, [])).toEqual({ kind: 'broken', reasons: [] });
  });
});
