import { expect, test } from 'vitest';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { Payment } from '../../../domain/deal/payment.ts';
import { orderAnew, retryPayments } from '../../../domain/operation/retryPayments.ts';
import { strayFailures } from '../../../domain/operation/strayFailures.ts';
import { standingAt } from '../domain/stages.ts';

const payment = (id: string, status: Payment['status']): Payment => ({
  ...{ id, purpose: 'refund', to: { role: 'brand', id: 'brand_1' }, amountMinor: 5, status },
  ...{ chargeReference: 'pi_1', blockedBy: null, reference: 're_1', failure: 'lost', returned: true },
});
const BY = { role: 'operator', id: 'operator_1' } as const;
const withFailed = (deal: Deal): Deal => ({
  ...deal,
  payments: [payment('p.1', 'paid'), payment('p.2', 'failed')],
});
const stray = (deal: Deal) => strayFailures(withFailed(deal)).map(({ id }) => id);

test.each(['payout', 'operator'] as const)('at %s a failed payment is seen to there', (gate) => {
  expect(stray(standingAt(gate).deal)).toEqual([]);
});

test.each(['delivery', 'sales'] as const)('at %s it is nobody’s', (gate) => {
  expect(stray(standingAt(gate).deal)).toEqual(['p.2']);
});

test('of a closed deal it is nobody’s, and is ordered anew under an identity of its own', () => {
  const { deal } = standingAt('response').must('creator', 'decline');
  const closed = withFailed(deal);
  expect(stray(closed)).toEqual(['p.2']);
  const decision = retryPayments(closed, { reason: 'x' }, BY);
  const payments = orderAnew(closed.payments, closed.lastSeq + 1);
  expect(payments[0]).toEqual(closed.payments[0]);
  expect(payments[1]).toMatchObject({
    id: `p.2.r${deal.lastSeq + 1}`,
    status: 'due',
    failure: null,
    returned: false,
  });
  expect(decision).toMatchObject({ ok: true, change: { deal: { status: 'closed', payments }, entries: [] } });
  expect(retryPayments({ ...closed, payments: [] }, { reason: 'x' }, BY).ok).toBe(false);
});
