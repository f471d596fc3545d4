import { describe, expect, it } from 'vitest';
import { receiveLate, returnOf } from '../../../../domain/deal/collection.ts';
import { type PaymentReport, reportPayment } from '../../../../domain/deal/payout.ts';
import { InvariantViolation } from '../../../../domain/errors.ts';
import { toInstant } from '../../../../domain/time.ts';
import { noticesFor } from '../../../../functions/notices/noticesFor.ts';
import { renderNotice } from '../../../../functions/notices/renderNotice.ts';
import { NOW } from '../../../builders/deal.ts';
import { completed, funded, type Story } from '../../pages/story.ts';
import { standingAt } from '../stages.ts';

const BY = { role: 'payments', id: 'evt_1' } as const;
const PENDING: PaymentReport = { status: 'pending', reference: 're_1' };
const PAID: PaymentReport = { status: 'paid', reference: 're_1' };
const REFUSED: PaymentReport = { status: 'failed', failure: 'balance_insufficient' };
const RETURNED: PaymentReport = { status: 'returned', failure: 'expired_or_canceled_card' };

/** A deal to which a payment came too late, of which the return was reported on. */
function late(story: Story, ...reports: PaymentReport[]) {
  const payment = { paymentId: 'pay_late', amountMinor: 700, reference: 'pi_late' };
  story.change((deal, now) => receiveLate(deal, payment, BY, toInstant(now)));
  const id = returnOf(story.deal, 'pay_late')?.id ?? 'none';
  const entries = reports.map((report) => {
    const change = reportPayment(story.deal, id, report, BY, toInstant(NOW));
    if (change !== null) story.change(() => change);
    return (
      change?.entries.map((entry) => ({ ...entry, id: entry.id.replace(`${story.deal.id}.`, '') })) ?? null
    );
  });
  return { story, entries, refund: () => returnOf(story.deal, 'pay_late') };
}

describe('a refund that comes back', () => {
  it('is owed again, by an entry against the one that paid it', () => {
    const { entries, refund, story } = late(completed(), PAID, RETURNED);
    expect(refund()).toMatchObject({ status: 'failed', failure: 'expired_or_canceled_card' });
    expect(entries[1]).toMatchObject([
      {
        id: 'paid.pay_late.returned.reversed',
        postings: [
          { account: `refundable:brand:${story.deal.brandId}`, amountMinor: 700 },
          { account: 'psp:clearing', amountMinor: -700 },
        ],
      },
    ]);
    expect(story.last.type).toBe('deal.refund_returned.v1');
  });

  it.each<[string, PaymentReport[]]>([
    ['reported twice', [PAID, RETURNED, RETURNED]],
    ['and the older success arrives after it', [RETURNED, PAID]],
    ['and was paid, and the success is repeated', [PAID, RETURNED, PAID]],
    ['and an older "on its way" arrives after it', [RETURNED, PENDING]],
  ])('%s: the last report changes nothing', (_, reports) => {
    const { entries, refund } = late(completed(), ...reports);
    expect(entries.at(-1)).toBeNull();
    expect(refund()).toMatchObject({ status: 'failed' });
  });

  it('frees what was reserved for it when it never arrived', () => {
    expect(late(completed(), PENDING, RETURNED).entries[1]).toMatchObject([{ phase: 'voided' }]);
    expect(late(completed(), RETURNED).entries[0]).toEqual([]);
  });

  it.each([PAID, PENDING])(
    'and was ordered anew: an older report ($status) about it changes nothing',
    (older) => {
      const play = standingAt('funding').must('brand', 'cancel');
      play.receiveLate('pay_late', 700);
      play.report('pay_late.returned', PAID);
      for (let times = 0; times < 2; times += 1) {
        play.report(play.deal.payments[0]?.id ?? '', RETURNED);
        play.fail('close');
        play.must('operator', 'retry');
      }
      const [again] = play.deal.payments;
      expect(again).toMatchObject({ status: 'due', reference: null });
      const take = (id: string) => reportPayment(play.deal, id, older, BY, toInstant(NOW));
      expect(take('pay_late.returned')).toBeNull();
      expect(take(again?.cameBack?.[1] ?? 'none')).toBeNull();
      expect(() => take('pay_late.returned.r1')).toThrow(InvariantViolation);
    },
  );

  it('is no payout', () => {
    const { deal } = completed();
    const [fee] = deal.payments;
    expect(() => reportPayment(deal, fee?.id ?? '', RETURNED, BY, toInstant(NOW))).toThrow(
      InvariantViolation,
    );
  });
});

describe('operations are told', () => {
  it.each<[string, () => Story, PaymentReport[]]>([
    ['refused, on a closed deal', completed, [REFUSED]],
    ['came back, on a closed deal', completed, [PAID, RETURNED]],
    ['refused, at a gate that waits for something else', funded, [REFUSED]],
  ])('of a refund that was %s', (_, make, reports) => {
    const { story } = late(make(), ...reports);
    const plans = noticesFor(story.last, story.deal);
    expect(plans).toMatchObject([{ role: 'operator', about: { kind: 'refund_failed', amountMinor: 700 } }]);
    const [plan] = plans;
    if (plan === undefined) throw new Error('nobody is told');
    for (const locale of ['zh-CN', 'en'] as const) {
      const { subject, text } = renderNotice(plan, {
        deal: story.deal,
        party: { name: '', locale },
        brandName: 'Green Leaf Tea',
        creatorName: 'Xiaoman Lin',
        providerName: null,
        link: null,
        now: story.now,
      });
      expect(subject).toContain(story.deal.reference);
      expect(text).toContain('7.00');
    }
  });

  it('not of one that arrived, nor where the payout gate leads to them', () => {
    const { story } = late(completed(), PAID);
    expect(noticesFor(story.last, story.deal)).toEqual([]);
    const waiting = late(funded(), REFUSED).story.standsAt('payout');
    const refused = waiting.events.findLast(({ type }) => type === 'deal.payment_refused.v1');
    if (refused === undefined) throw new Error('not refused');
    expect(noticesFor(refused, waiting.deal)).toEqual([]);
  });
});
