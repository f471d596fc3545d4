import { expect, test } from 'vitest';
import { dealIdIn, disputeIdIn, evidenceIdIn, isPaymentReference } from '../../../functions/search/idsIn.ts';

const ULID = '01KXABCDEFGHJKMNPQRSTVWXYZ'.slice(0, 26);
const DEAL = `deal_${ULID}`;

test.each([
  [DEAL, DEAL],
  [DEAL.toLowerCase(), DEAL],
  [`${DEAL}.refund.8.0`, DEAL],
  [`escrow:${DEAL}`, DEAL],
  [`https://luyue.example/deals/${DEAL}/ledger`, DEAL],
  [`deal_${ULID.slice(1)}`, null],
  ['deal_IIIIIIIIIIIIIIIIIIIIIIIIII', null],
  ['spring', null],
])('the deal in %s is %s', (text, id) => {
  expect(dealIdIn(text)).toBe(id);
});

test('disputes and evidence are known by a whole id', () => {
  expect(disputeIdIn(`Dispute_${ULID.toLowerCase()}`)).toBe(`dispute_${ULID}`);
  expect(disputeIdIn(`dispute_${ULID}x`)).toBeNull();
  expect(evidenceIdIn(`evid_${ULID}`)).toBe(`evid_${ULID}`);
  expect(evidenceIdIn(`about evid_${ULID}`)).toBeNull();
});

test.each(['pi_3PabcDEF', 'cs_test_a1b2c3', 'tr_1ABCdef', 're_000000'])('%s may be a payment', (text) => {
  expect(isPaymentReference(text)).toBe(true);
});
test.each(['pi_1', 'order 12', 'PO-7', 'spring_launch2'])('%s is none', (text) => {
  expect(isPaymentReference(text)).toBe(false);
});
