import { describe, expect, test } from 'vitest';
import { PSP_CLEARING, payable, receivable, refundable } from '../../../../domain/ledger/account.ts';
import { type Entry, entryOf } from '../../../../domain/ledger/entry.ts';
import { cancel, post, reserve, reversal } from '../../../../domain/ledger/phases.ts';
import type { ServiceRecord } from '../../../../domain/ports/payments.ts';
import { isInFlight, Matching, unmatchedFault } from '../../../../domain/reconciliation/matching.ts';
import { movementIn, movementOf } from '../../../../domain/reconciliation/movement.ts';

const AT = '2026-12-01T12:00:00.000Z';
const LATER = '2026-12-03T12:00:00.000Z';
const entry = (purpose: string, from: string, to: string, amountMinor = 500) =>
  entryOf('deal_1', purpose, 'CNY', AT, [{ from, to, amountMinor }]);
const paid = (id = 'deal_1.fee.7') => entry(`paid.${id}`, payable('creator', 'c'), PSP_CLEARING);
const refunded = entry('paid.deal_1.refund.8.0', refundable('b'), PSP_CLEARING);
const record = (overrides: Partial<ServiceRecord> = {}): ServiceRecord => ({
  kind: 'transfer',
  reference: 'tr_1',
  paymentId: 'deal_1.fee.7',
  dealId: 'deal_1',
  amountMinor: 500,
  currency: 'CNY',
  status: 'succeeded',
  at: AT,
  ...overrides,
});

function leftOf(...said: (Entry | ServiceRecord)[]) {
  const matching = new Matching();
  for (const each of said) {
    const movement = 'postings' in each ? movementIn(each) : movementOf(each);
    if (movement !== null) matching.add(movement);
  }
  return matching.unmatched();
}

describe('what an entry moved at the payment service', () => {
  test.each([
    ['collected.deal_1.funding.1', PSP_CLEARING, 'escrow:deal_1', 'charge', 'deal_1.funding.1'],
    ['collected_late.deal_1.funding.1', PSP_CLEARING, refundable('b'), 'charge', 'deal_1.funding.1'],
    ['paid.deal_1.refund.8.0', refundable('b'), PSP_CLEARING, 'refund', 'deal_1.refund.8.0'],
    ['paid.deal_1.fee.7.r9', payable('creator', 'c'), PSP_CLEARING, 'transfer', 'deal_1.fee.7.r9'],
    ['paid.deal_1.fee.7.after_refusal', payable('creator', 'c'), PSP_CLEARING, 'transfer', 'deal_1.fee.7'],
    ['reversal.2', PSP_CLEARING, receivable('creator', 'c'), 'reversal', 'deal_1.reversal.2'],
  ])('%s', (purpose, from, to, kind, paymentId) => {
    expect(movementIn(entry(purpose, from, to))).toMatchObject({
      kind,
      paymentId,
      dealId: 'deal_1',
      said: { source: 'books', amountMinor: 500, reference: `deal_1.${purpose}` },
    });
  });

  test('nothing, as long as it is pending, once it was voided, and when it moved only within the books', () => {
    const reserved = reserve(paid());
    expect(movementIn(reserved)).toBeNull();
    expect(movementIn(cancel(reserved, AT))).toBeNull();
    expect(movementIn(entry('offset.1', payable('creator', 'c'), receivable('creator', 'c')))).toBeNull();
    expect(movementIn(post(reserved, LATER))).toMatchObject({ paymentId: 'deal_1.fee.7' });
  });
});

describe('both sides', () => {
  test('that say the same leave nothing, whichever speaks first', () => {
    expect(leftOf(paid(), record())).toEqual([]);
    expect(leftOf(record(), paid())).toEqual([]);
    expect(leftOf(record({ status: 'pending' }), record({ status: 'failed' }))).toEqual([]);
  });

  test('of a payment refused after all and made again add up', () => {
    const again = entry('paid.deal_1.refund.8.0.after_refusal', refundable('b'), PSP_CLEARING);
    const ofRefund = record({ kind: 'refund', paymentId: 'deal_1.refund.8.0' });
    expect(leftOf(refunded, reversal(refunded, LATER))).toEqual([]);
    expect(leftOf(refunded, reversal(refunded, LATER), again, ofRefund)).toEqual([]);
  });

  test.each([
    ['an amount', [paid(), record({ amountMinor: 499 })], { ours: 500, theirs: 499, atRisk: 1 }],
    ['a movement at the service', [paid()], { ours: 500, theirs: null, atRisk: 500 }],
    ['a movement in the books', [record()], { ours: null, theirs: 500, atRisk: 500 }],
    [
      'a movement made twice',
      [paid(), record(), record({ reference: 'tr_2' })],
      { ours: null, theirs: 500, atRisk: 500 },
    ],
  ])('that differ by %s are shown', (_, said, { ours, theirs, atRisk }) => {
    const [left, ...others] = leftOf(...said);
    expect(others).toEqual([]);
    if (left === undefined) throw new Error('nothing was left');
    expect(unmatchedFault(left)).toMatchObject({
      check: 'transfer',
      subject: 'deal_1.fee.7',
      dealId: 'deal_1',
      ours: ours === null ? null : { amountMinor: ours },
      theirs: theirs === null ? null : { amountMinor: theirs },
      atRiskMinor: atRisk,
    });
  });

  test('in another currency are not the same', () => {
    expect(leftOf(paid(), record({ currency: 'USD' }))).toHaveLength(2);
  });

  test('of a movement without our ids go by the reference', () => {
    expect(leftOf(record({ paymentId: null, dealId: null }))).toMatchObject([
      { paymentId: 'tr_1', dealId: null, ours: null },
    ]);
  });

  test('are in flight while one heard of it lately', () => {
    const [left] = leftOf(record({ at: LATER }));
    if (left === undefined) throw new Error('nothing was left');
    expect(isInFlight(left, AT)).toBe(true);
    expect(isInFlight(left, LATER)).toBe(false);
  });

  test('are taken up where they were left', () => {
    const matching = new Matching(leftOf(paid()));
    expect(matching.size).toBe(1);
    const movement = movementOf(record({ at: LATER }));
    if (movement !== null) matching.add(movement);
    expect(matching.size).toBe(0);
  });
});
