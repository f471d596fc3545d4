import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../../domain/deal/deal.ts';
import { type PaymentReport, reportPayment } from '../../../../domain/deal/payout.ts';
import { InvariantViolation } from '../../../../domain/errors.ts';
import type { Entry } from '../../../../domain/ledger/entry.ts';
import { toInstant } from '../../../../domain/time.ts';
import { NOW } from '../../../builders/deal.ts';
import { standingAt } from '../stages.ts';

const PAYMENTS = { role: 'payments', id: 'evt_1' } as const;
const BLOCKED: PaymentReport = { status: 'blocked', by: 'payee_not_onboarded' };
const PENDING: PaymentReport = { status: 'pending', reference: 'tr_1' };
const PAID: PaymentReport = { status: 'paid', reference: 'tr_1' };
const FAILED: PaymentReport = { status: 'failed', failure: 'account_closed' };

const feeId = ({ payments }: Deal) => payments[0]?.id ?? 'none';

/** The deal after a series of reports on its fee; `null` where the last one said nothing new. */
function reported(...reports: PaymentReport[]) {
  let { deal } = standingAt('payout');
  let last = null;
  for (const report of reports) {
    last = reportPayment(deal, feeId(deal), report, PAYMENTS, toInstant(NOW));
    deal = last?.deal ?? deal;
  }
  return { deal, last };
}

describe('what the payment service reports', () => {
  it.each([
    ['blocked', BLOCKED, 'due', 'deal.payout_blocked.v1', []],
    ['pending', PENDING, 'pending', 'deal.payment_sent.v1', ['pending']],
    ['paid', PAID, 'paid', 'deal.payment_settled.v1', ['posted']],
    ['failed', FAILED, 'failed', 'deal.payment_refused.v1', []],
  ] as const)('%s is taken up once', (_, report, status, event, phases) => {
    const { deal, last } = reported(report);
    expect(deal.payments[0]).toMatchObject({ status });
    expect(last?.happenings.map(({ type, actor }) => [type, actor])).toEqual([[event, PAYMENTS]]);
    expect(last?.entries.map(({ phase }) => phase)).toEqual(phases);
    expect(deal.money.paidOutMinor).toBe(status === 'paid' ? 800_000 : 0);
    expect(reported(report, report).last).toBeNull();
  });

  it('a block is lifted by what follows', () => {
    expect(reported(BLOCKED, PENDING).deal.payments[0]).toMatchObject({ status: 'pending', blockedBy: null });
    expect(reported(BLOCKED, PAID).deal.payments[0]).toMatchObject({ status: 'paid', blockedBy: null });
  });

  it.each<[string, PaymentReport[]]>([
    ['pending after paid', [PAID, PENDING]],
    ['failed after paid', [PAID, FAILED]],
    ['blocked after paid', [PAID, BLOCKED]],
    ['paid again, under another reference', [PAID, { ...PAID, reference: 'tr_2' }]],
    ['pending after failed', [FAILED, PENDING]],
    ['blocked after failed', [FAILED, BLOCKED]],
    ['blocked after pending', [PENDING, BLOCKED]],
    ['failed again, in other words', [FAILED, { ...FAILED, failure: 'other' }]],
  ])('out of order: %s changes nothing', (_, reports) => {
    expect(reported(...reports).last).toBeNull();
  });

  it('what was refused may turn out to be paid', () => {
    const { deal, last } = reported(FAILED, PAID);
    expect(deal.payments[0]).toMatchObject({ status: 'paid', failure: null });
    expect(last?.entries).toHaveLength(1);
  });

  it.each<[string, PaymentReport[], string, Entry['phase'], boolean]>([
    ['arrived', [PENDING, PAID], '.posted', 'posted', true],
    ['was refused after it was sent', [PENDING, FAILED], '.voided', 'voided', true],
    ['was refused and arrived all the same', [PENDING, FAILED, PAID], '.after_refusal', 'posted', false],
  ])('what was on its way and %s has an entry that says so', (_, reports, suffix, phase, ends) => {
    const { deal, last } = reported(...reports);
    const first = `${deal.id}.paid.${feeId(deal)}`;
    const expected = { id: `${first}${suffix}`, phase, resolves: ends ? first : null };
    expect(last?.entries).toMatchObject([expected]);
  });

  it('a payment that was never ordered is an invariant broken', () => {
    const { deal } = standingAt('payout');
    expect(() => reportPayment(deal, 'deal.fee.1', PAID, PAYMENTS, toInstant(NOW))).toThrow(
      InvariantViolation,
    );
  });

  it('of a payment ordered anew, the old refusal is known; an old success is an invariant broken', () => {
    const play = standingAt('payout');
    const id = feeId(play.deal);
    play.report(id, FAILED);
    play.must('operator', 'retry');
    const at = toInstant(play.now);
    expect(reportPayment(play.deal, id, FAILED, PAYMENTS, at)).toBeNull();
    expect(() => reportPayment(play.deal, id, PAID, PAYMENTS, at)).toThrow(InvariantViolation);
  });
});
