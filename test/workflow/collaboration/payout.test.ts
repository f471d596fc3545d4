import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { parties } from '../../../functions/runtime/providers/parties.ts';
import { payments } from '../../../functions/runtime/providers/payments.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from './books.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectParked, expectRefused } from './expectations.ts';
import { mailsTo } from './mailboxes.ts';
import { COMMISSION, liveTerms, Story } from './story.ts';

const DAY = 86_400_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start({ onboarding: 'required' });
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => h.stop());

/** The payee gives her bank details on the payment service's page. */
async function onboard(story: Story): Promise<void> {
  const { creator } = await story.view();
  const party = await parties.of(h.luyue.runtime).find(creator.id);
  const path = `/_local/onboarding/${party?.payoutAccountId}/complete`;
  const body = { accountNumber: '6222020200112230' };
  const reply = await h.request('POST', path, { body, headers: { accept: 'application/json' } });
  expect(reply.status).toBe(200);
  await h.settle();
}

async function approved(commission?: typeof COMMISSION): Promise<Story> {
  const terms = liveTerms(h, commission ? { commission } : {});
  const story = await Story.atReview(h, { terms });
  await story.brand('approve');
  return story;
}

describe('payout', () => {
  it('waits for bank details, asks for them, and pays once they are there', async () => {
    const story = await approved();
    const gate = await expectGate(story, 'payout', 'settling');
    expect(Date.parse(gate.deadline) - h.now()).toBe(5 * DAY);
    expect(await leftOf(story)).toMatchObject({
      [`payable:creator:${(await story.view()).creator.id}`]: 800_000,
    });
    const [mail] = await mailsTo(h, story.email);
    const way = mail?.links.find((link) => link.includes('/bank-details/')) ?? '';
    const { status, headers } = await h.request('GET', new URL(way).pathname);
    expect({ status, location: headers.get('location') }).toEqual({
      status: 303,
      location: expect.stringContaining('/_local/onboarding/'),
    });
    await onboard(story);
    await expectClosed(story, 'completed');
    expect((await story.view()).money.paidOut).toBe(800_000);
  });

  it('asks a payee for bank details once: later deals and commissions are paid at once', async () => {
    const story = await approved(COMMISSION);
    await onboard(story);
    await expectGate(story, 'sales', 'settling');
    await story.sell(100_000);
    await story.brand('close_sales');
    await expectClosed(story, 'completed');
    const blocked = (await story.events()).filter((type) => type === 'deal.payout_blocked.v1');
    expect(blocked).toHaveLength(1);
  });

  it('goes to an operator after five days; what was sent meanwhile is found there', async () => {
    const story = await approved();
    await story.toDeadline();
    await expectParked(story, 'payout', 'DeadlinePassed');
    await expectRefused(story, () => story.operator('close'), 409, 'money_outstanding');
    await expectRefused(story, () => story.operator('refund'), 409, 'nothing_to_refund');
    await onboard(story);
    expect((await story.view()).money.paidOut).toBe(800_000);
    await expectGate(story, 'operator', 'needs_operator');
    await story.operator('retry');
    await expectClosed(story, 'completed');
  });

  it('refused by the payment service goes to an operator, whose retry sends it anew', async () => {
    const service = payments.of(h.luyue.runtime);
    const story = await Story.atDelivery(h);
    vi.spyOn(service, 'refund').mockResolvedValueOnce({ status: 'refused', reason: 'balance_insufficient' });
    await story.toDeadline();
    await expectParked(story, 'payout', 'PayoutFailed');
    expect(await story.events()).toContain('deal.payment_refused.v1');
    expect((await story.view()).money).toMatchObject({ refunded: 840_000 });
    await story.operator('retry');
    await expectClosed(story, 'refunded');
    const [first, second] = vi.mocked(service.refund).mock.calls.map(([order]) => order.paymentId);
    expect(second).not.toBe(first);
  });

  it('takes nobody’s word but the payment service’s', async () => {
    const story = await approved();
    await expectRefused(story, () => story.brand('paid'), 403, 'not_allowed');
    await expectRefused(story, () => story.creator('paid'), 403, 'not_allowed');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'payout'));
