import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Terms } from '../../../domain/terms/terms.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from './books.ts';
import { expectClosed, expectGate, expectParked, expectRefused } from './expectations.ts';
import { COMMISSION, liveTerms, Story } from './story.ts';

const DAY = 86_400_000;
/** 10 000 yuan of sales, for a fixed fee of 8 000. */
const GUARANTEE = { target: 1_000_000 };
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

/** The work was approved: the fee stays held, and sales are awaited. */
async function guaranteed(overrides: Partial<Terms> = {}, provider = false): Promise<Story> {
  const terms = liveTerms(h, { gmvGuarantee: GUARANTEE, ...overrides });
  const story = await Story.atReview(h, { terms, provider });
  await story.brand('approve');
  return story;
}

async function expectSettled(story: Story, money: { released: number; refunded: number; paidOut: number }) {
  await expectClosed(story, 'completed');
  expect((await story.view()).money).toMatchObject(money);
}

describe('a sales guarantee', () => {
  it('keeps the fee in escrow after the review, for thirty days by default', async () => {
    const story = await guaranteed();
    const gate = await expectGate(story, 'sales', 'settling');
    expect(Date.parse(gate.deadline) - h.now()).toBe(30 * DAY);
    expect((await story.view()).money).toMatchObject({
      funded: 840_000,
      released: 0,
      refunded: 0,
      paidOut: 0,
    });
    expect(await story.events()).toContain('deal.fee_held.v1');
  });

  it('counts sales in its own windows where no commission brings some', async () => {
    const gmvGuarantee = { ...GUARANTEE, attribution: 'P1D', returnWindow: 'P2D' };
    const story = await guaranteed({ gmvGuarantee });
    const gate = await expectGate(story, 'sales', 'settling');
    expect(Date.parse(gate.deadline) - h.now()).toBe(3 * DAY);
    await h.advanceTo(h.now() + 2 * DAY);
    expect(await story.sell(1_000_000)).toMatchObject({ body: { created: 1, outsideAttribution: 1 } });
    await story.brand('close_sales');
    await expectSettled(story, { released: 0, refunded: 840_000, paidOut: 0 });
  });

  it.each([
    ['met', 1_000_000, 800_000, 0],
    ['more than met', 5_000_000, 800_000, 0],
    ['half met', 500_000, 400_000, 420_000],
    ['met by a third, to the unit', 333_333, 266_667, 560_000],
    ['not met at all', 0, 0, 840_000],
  ])('%s', async (_, sold, earned, refunded) => {
    const story = await guaranteed();
    await story.sell(sold);
    await story.brand('close_sales');
    await expectSettled(story, { released: 840_000 - refunded, refunded, paidOut: earned });
    expect(await story.events()).toContain('deal.guarantee_settled.v1');
  });

  it('leaves out what was cancelled before shipping, and what came back', async () => {
    const story = await guaranteed();
    const at = new Date(h.now()).toISOString();
    const orders = [
      { orderId: 'kept', at, net: 300_000 },
      { orderId: 'cancelled', at, net: 400_000, cancelledBeforeShipping: true },
      { orderId: 'returned', at, net: 300_000, refunded: 100_000 },
    ];
    await h.request('POST', `/v1/deals/${story.id}/sales`, { key: h.brandKey, body: orders });
    await story.toDeadline();
    await expectSettled(story, { released: 420_000, refunded: 420_000, paidOut: 400_000 });
  });

  it('is settled together with a commission and a provider’s share, in one go', async () => {
    const providerShare = { of: 'both', ratePpm: 100_000 } as const;
    const story = await guaranteed({ commission: COMMISSION, providerShare }, true);
    await story.sell(500_000);
    await story.brand('close_sales');
    // 400 000 of the fee and 75 000 of commission, 10 % and 5 % on them.
    await expectSettled(story, {
      released: 475_000 + 47_500 + 23_750,
      refunded: 1_265_000 - 546_250,
      paidOut: 475_000 + 47_500,
    });
    expect(await leftOf(story)).toEqual({ 'psp:clearing': -23_750, 'revenue:platform': 23_750 });
  });

  it('that is missed pays for a commission above the reserve before the brand is asked for more', async () => {
    const tiers = [{ from: 0, ratePpm: 500_000 }];
    const story = await guaranteed({ commission: { ...COMMISSION, tiers, reserve: 0 } });
    await story.sell(500_000);
    await story.brand('close_sales');
    // 400 000 of the fee come free, 250 000 of commission are owed.
    await expectSettled(story, { released: 682_500, refunded: 157_500, paidOut: 650_000 });
  });

  it('that is met asks for a top-up where the commission needs one, and settles when it is paid', async () => {
    const tiers = [{ from: 0, ratePpm: 500_000 }];
    const story = await guaranteed({ commission: { ...COMMISSION, tiers } });
    await story.sell(2_000_000);
    await story.brand('close_sales');
    await expectGate(story, 'top_up', 'settling');
    expect((await story.view()).funding?.amount).toBe(735_000);
    await h.pay(story.id);
    await expectSettled(story, { released: 1_890_000, refunded: 0, paidOut: 1_800_000 });
  });

  it('that nobody reports on goes to an operator, who lets sales be reported after all', async () => {
    const story = await guaranteed();
    const at = new Date(h.now()).toISOString();
    await story.toDeadline();
    await expectParked(story, 'sales', 'NothingReported');
    expect((await story.view()).money).toMatchObject({ released: 0, refunded: 0 });
    await story.operator('retry');
    const body = [{ orderId: 'late report', at, net: 250_000 }];
    await h.request('POST', `/v1/deals/${story.id}/sales`, { key: h.brandKey, body });
    await story.brand('close_sales');
    await expectSettled(story, { released: 210_000, refunded: 630_000, paidOut: 200_000 });
  });

  it.each([
    ['release', 'resolved', { released: 840_000, refunded: 0, paidOut: 800_000 }],
    ['refund', 'refunded', { released: 0, refunded: 840_000, paidOut: 0 }],
  ] as const)('that nobody reports on is ended by an operator’s %s', async (decision, outcome, money) => {
    const story = await guaranteed();
    await story.brand('close_sales');
    await expectParked(story, 'sales', 'NothingReported');
    await story.operator(decision);
    await expectClosed(story, outcome);
    expect((await story.view()).money).toMatchObject(money);
  });

  it('takes no report on work that was not delivered', async () => {
    const story = await Story.atDelivery(h, { terms: liveTerms(h, { gmvGuarantee: GUARANTEE }) });
    await expectRefused(story, () => story.sell(1), 409, 'sales_not_open');
    await story.toDeadline();
    await expectClosed(story, 'refunded');
  });
});
