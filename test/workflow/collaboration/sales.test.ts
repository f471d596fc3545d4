import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from './books.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectParked, expectRefused } from './expectations.ts';
import { COMMISSION, liveTerms, Story } from './story.ts';

const DAY = 86_400_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

describe('sales', () => {
  it('are closed by the brand: commission, its platform fee and share are paid, the rest goes back', async () => {
    const share = { of: 'both', ratePpm: 100_000 } as const;
    const terms = liveTerms(h, { commission: COMMISSION, providerShare: share });
    const story = await Story.atSales(h, { terms, provider: true });
    const gate = await expectGate(story, 'sales', 'settling');
    expect(Date.parse(gate.deadline) - h.now()).toBe(30 * DAY);
    expect((await story.view()).money).toMatchObject({ released: 920_000, paidOut: 880_000 });
    expect((await story.sell(600_000, 400_000)).status).toBe(200);
    await story.brand('close_sales');
    await expectClosed(story, 'completed');
    const { money } = await story.view();
    expect(money).toMatchObject({
      released: 920_000 + 172_500,
      paidOut: 880_000 + 165_000,
      refunded: 172_500,
    });
    expect(await leftOf(story)).toEqual({ 'psp:clearing': -47_500, 'revenue:platform': 47_500 });
  });

  it('are reported and closed by the provider', async () => {
    const terms = liveTerms(h, { commission: COMMISSION });
    const story = await Story.atSales(h, { terms, provider: true });
    const key = h.luyue.secrets.providerApiKey;
    const orders = [{ orderId: 'a', at: new Date(h.now()).toISOString(), net: 10_000, refunded: 4_000 }];
    const report = () => h.request('POST', `/v1/deals/${story.id}/sales`, { key, body: orders });
    expect(await report()).toMatchObject({ status: 200, body: { created: 1 } });
    expect(await report()).toMatchObject({ status: 200, body: { created: 0, unchanged: 1 } });
    await story.provider('close_sales');
    await expectClosed(story, 'completed');
    expect((await story.view()).money.paidOut).toBe(800_000 + 900);
  });

  it('settle by themselves when the windows end; orders reported since delivery count', async () => {
    const story = await Story.atReview(h, { terms: liveTerms(h, { commission: COMMISSION }) });
    await story.sell(100_000);
    await story.brand('approve');
    await h.advanceTo(h.now() + 20 * DAY);
    expect(await story.sell(100_000)).toMatchObject({ body: { created: 1, outsideAttribution: 1 } });
    await story.toDeadline();
    await expectClosed(story, 'completed');
    expect((await story.view()).money.paidOut).toBe(800_000 + 15_000);
    await expectRefused(story, () => story.sell(1), 409, 'sales_not_open');
  });

  it('without a report go to an operator, who lets them be reported after all', async () => {
    const story = await Story.atSales(h);
    await story.toDeadline();
    await expectParked(story, 'sales', 'NothingReported');
    await story.operator('retry');
    const gate = await expectGate(story, 'sales', 'settling');
    expect(Date.parse(gate.deadline) - h.now()).toBe(7 * DAY);
    await story.sell(200_000);
    await story.brand('close_sales');
    await expectClosed(story, 'completed');
  });

  it.each([
    ['release', 'resolved'],
    ['refund', 'refunded'],
  ] as const)('without a report: %s by an operator gives the reserve back', async (action, outcome) => {
    const story = await Story.atSales(h);
    await story.brand('close_sales');
    await expectParked(story, 'sales', 'NothingReported');
    await expectRefused(story, () => story.operator('close'), 409, 'money_outstanding');
    await story.operator(action);
    await expectClosed(story, outcome);
    expect((await story.view()).money).toMatchObject({ paidOut: 800_000, refunded: 315_000 });
  });

  it('are closed by an operator where nothing was held for them', async () => {
    const { reserve: _, ...commission } = COMMISSION;
    const story = await Story.atSales(h, { terms: liveTerms(h, { commission }) });
    await story.brand('close_sales');
    await expectParked(story, 'sales', 'NothingReported');
    await expectRefused(story, () => story.operator('release'), 409, 'nothing_to_release');
    await story.operator('close');
    await expectClosed(story, 'resolved');
  });

  it('are nobody else’s to close', async () => {
    const story = await Story.atSales(h);
    await expectRefused(story, () => story.creator('close_sales'), 403, 'not_allowed');
    await expectRefused(story, () => story.provider('close_sales'), 404, 'deal_not_found');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'sales'));
