import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from '../../workflow/collaboration/books.ts';
import { expectClosed, expectGate, expectParked } from '../../workflow/collaboration/expectations.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { arm, armed, expectSameAtService, keptByService } from './drill.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterEach(async () => {
  await expectSameAtService(h);
  expect(await armed(h)).toEqual([]);
  await h.request('DELETE', '/_local/stripe/faults');
});
afterAll(() => h.stop());

const count = async (story: Story, type: string) =>
  (await story.events()).filter((each) => each === type).length;
const mailsToOperators = async () =>
  (await h.request<{ items: { subject: string }[] }>('GET', '/_local/inbox?to=operations%40luyue.test')).body
    .items;

describe('funding', () => {
  it('by a card that is declined at first', async () => {
    const story = await Story.atFunding(h);
    await arm(h, { fault: 'card_declined' });
    const url = await story.checkoutUrl();
    expect((await story.click('pay', url)).status).toBe(402);
    await expectGate(story, 'funding', 'awaiting_funding');
    expect((await story.click('pay', url)).status).toBe(200);
    await expectGate(story, 'delivery', 'delivering');
  });

  it('that settles days later is held then, and paid once', async () => {
    const story = await Story.atFunding(h);
    await arm(h, { fault: 'delayed_settlement', after: 'P2D' });
    const url = await story.checkoutUrl();
    await story.click('pay', url);
    await expectGate(story, 'funding', 'awaiting_funding');
    expect((await story.click('pay', url)).body).toMatchObject({ changed: false });
    await story.after(2 * DAY);
    await expectGate(story, 'delivery', 'delivering');
    expect((await story.view()).money.funded).toBe(840_000);
  });

  it('that settles after the deal gave up waiting goes back', async () => {
    const story = await Story.atFunding(h);
    await arm(h, { fault: 'delayed_settlement', after: 'P5D' });
    await story.click('pay', await story.checkoutUrl());
    await story.after(4 * DAY);
    await expectClosed(story, 'expired');
    await story.after(2 * DAY);
    expect(await count(story, 'deal.late_payment_received.v1')).toBe(1);
    expect(await leftOf(story)).toEqual({});
  });

  it('that fails to settle asks again', async () => {
    const story = await Story.atFunding(h);
    await arm(h, { fault: 'delayed_settlement', after: 'P1D', outcome: 'failed' });
    const first = await story.checkoutUrl();
    await story.click('pay', first);
    await story.after(DAY + HOUR);
    await expectGate(story, 'funding', 'awaiting_funding');
    expect(await story.checkoutUrl()).not.toBe(first);
    await h.pay(story.id);
    await expectGate(story, 'delivery', 'delivering');
  });

  it('has one page that can be paid, however often a day passes', async () => {
    const story = await Story.atFunding(h);
    const pages = [await story.checkoutUrl()];
    for (let day = 1; day <= 2; day += 1) {
      await story.after(DAY + HOUR);
      pages.push(await story.checkoutUrl());
    }
    expect(new Set(pages).size).toBe(3);
    const clicks: number[] = [];
    for (const page of pages) clicks.push((await story.click('pay', page)).status);
    expect(clicks).toEqual([409, 409, 200]);
    expect((await story.view()).money.funded).toBe(840_000);
    expect(await count(story, 'deal.funded.v1')).toBe(1);
    expect(await count(story, 'deal.late_payment_received.v1')).toBe(0);
  });

  it('whose report comes twice, late and after three tries counts once', async () => {
    const story = await Story.atFunding(h);
    await arm(h, { fault: 'webhook_duplicated', type: 'checkout.session.completed' });
    await arm(h, { fault: 'webhook_delayed', type: 'checkout.session.completed', after: 'PT1H' });
    await arm(h, { fault: 'webhook_unreachable', times: 3 });
    await story.click('pay', await story.checkoutUrl());
    await story.after(2 * HOUR);
    await expectGate(story, 'delivery', 'delivering');
    expect(await count(story, 'deal.funded.v1')).toBe(1);
    expect((await story.view()).money.funded).toBe(840_000);
  });

  it.each(['rate_limit', 'server_error', 'key_in_use', 'lost_answer'])(
    'opens one page though the service fails: %s',
    async (fault) => {
      const story = await Story.begin(h);
      await arm(h, { fault, path: '/v1/checkout/sessions', times: 1 });
      await story.creator('accept', { termsVersion: 1 });
      await story.after(HOUR);
      await h.pay(story.id);
      await expectGate(story, 'delivery', 'delivering');
      expect((await story.view()).money.funded).toBe(840_000);
    },
  );
});

describe('paying out', () => {
  it.each(['rate_limit', 'server_error', 'key_in_use', 'lost_answer'])(
    'pays once though the service fails: %s',
    async (fault) => {
      const story = await Story.atReview(h);
      await arm(h, { fault, path: '/v1/transfers', times: 1 });
      await story.brand('approve');
      await story.after(HOUR);
      await expectClosed(story, 'completed');
      expect((await story.view()).money.paidOut).toBe(800_000);
    },
  );

  it('waits for an operator when the balance does not cover it, and is paid when it does', async () => {
    const story = await Story.atReview(h);
    await arm(h, { fault: 'insufficient_balance', on: 'transfer' });
    await story.brand('approve');
    await expectGate(story, 'operator', 'needs_operator');
    await story.operator('retry');
    await expectClosed(story, 'completed');
  });

  it('that its bank sends back leaves the books alone: the payee has the money, with the service', async () => {
    const story = await Story.atReview(h);
    await arm(h, { fault: 'bank_payout', after: 'P3D', outcome: 'failed' });
    await story.brand('approve');
    await story.after(3 * DAY);
    await expectClosed(story, 'completed');
    expect((await story.view()).money.paidOut).toBe(800_000);
  });
});

describe('refunding', () => {
  const refunding = async (fault: object) => {
    const story = await Story.atDelivery(h);
    await arm(h, fault);
    await story.brand('cancel', { reason: 'plans changed' });
    return story;
  };

  it('that takes its time holds the deal open until it arrived', async () => {
    const story = await refunding({ fault: 'delayed_refund', after: 'P2D' });
    await expectGate(story, 'payout', 'settling');
    await story.after(2 * DAY);
    await expectClosed(story, 'cancelled');
  });

  it('that fails in the end is for an operator, who orders it anew', async () => {
    const story = await refunding({ fault: 'delayed_refund', after: 'P2D', outcome: 'failed' });
    await story.after(2 * DAY);
    await expectGate(story, 'operator', 'needs_operator');
    await story.operator('retry');
    await expectClosed(story, 'cancelled');
  });

  it('that comes back from the bank when the deal is closed is owed again, and operations are told', async () => {
    const story = await refunding({ fault: 'refund_fails_later', after: 'P5D' });
    await expectClosed(story, 'cancelled');
    const before = (await mailsToOperators()).length;
    await arm(h, { fault: 'webhook_duplicated', type: 'refund.failed' });
    await story.after(5 * DAY);
    expect(await count(story, 'deal.refund_returned.v1')).toBe(1);
    const { reference } = await story.view();
    expect(await leftOf(story)).toMatchObject({
      'psp:clearing': -840_000,
      'refundable:brand:brand_demo': 840_000,
    });
    const mails = await mailsToOperators();
    expect(mails).toHaveLength(before + 1);
    expect(mails[0]?.subject).toContain(reference);
  });

  it.each(['rate_limit', 'server_error', 'key_in_use', 'lost_answer'])(
    'refunds once though the service fails: %s',
    async (fault) => {
      const story = await refunding({ fault, path: '/v1/refunds', times: 1 });
      await story.after(HOUR);
      await expectClosed(story, 'cancelled');
    },
  );
});

it('a service that is away for good ends at an operator, not in a loop', async () => {
  const story = await Story.atReview(h);
  await arm(h, { fault: 'rate_limit', path: '/v1/transfers', times: 1000 });
  await story.brand('approve');
  await story.after(6 * HOUR);
  await expectParked(story, 'payout', 'RetryableError');
  await h.request('DELETE', '/_local/stripe/faults');
  await story.operator('retry');
  await expectClosed(story, 'completed');
});

it('held money is never called escrow towards the service', () => {
  const kept = keptByService(h);
  expect(kept).toContain('deal_');
  expect(kept).not.toMatch(/escrow|托管/i);
});
