import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { balancesOf } from './books.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectRefused } from './expectations.ts';
import { COMMISSION, liveTerms, Story, videoTerms } from './story.ts';

const HOUR = 3_600_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

describe('funding', () => {
  it('asks for fee, reserve, platform fee and provider share, and holds them in escrow', async () => {
    const share = { of: 'both', ratePpm: 100_000 } as const;
    const terms = liveTerms(h, { commission: COMMISSION, providerShare: share });
    const story = await Story.atFunding(h, { terms, provider: true });
    const gate = await expectGate(story, 'funding', 'awaiting_funding');
    expect(Date.parse(gate.deadline) - h.now()).toBe(72 * HOUR);
    expect((await story.view()).funding?.amount).toBe(1_100_000 + 55_000 + 110_000);
    await h.pay(story.id);
    await expectGate(story, 'delivery', 'delivering');
    const { money, funding } = await story.view();
    expect(money).toMatchObject({ funded: 1_265_000, released: 0, refunded: 0, paidOut: 0 });
    expect(funding).toMatchObject({ checkoutUrl: null, heldAt: new Date(h.now()).toISOString() });
    expect((await balancesOf(h, 'CNY'))[`escrow:${story.id}`]).toBe(1_265_000);
  });

  it('gives a declined payment a new page within the same clock', async () => {
    const story = await Story.atFunding(h, { terms: videoTerms(h) });
    const { deadline } = await expectGate(story, 'funding', 'awaiting_funding');
    const first = await story.checkoutUrl();
    await h.advanceTo(h.now() + HOUR);
    expect((await story.click('fail', first)).status).toBe(200);
    expect((await expectGate(story, 'funding', 'awaiting_funding')).deadline).toBe(deadline);
    const second = await story.checkoutUrl();
    expect(second).not.toBe(first);
    expect((await story.click('pay', first)).status).toBe(409);
    await expectGate(story, 'funding', 'awaiting_funding');
    await story.click('pay', second);
    await expectGate(story, 'delivery', 'delivering');
    expect((await story.view()).money).toMatchObject({ currency: 'USD', funded: 525_000 });
  });

  it('opens a new page when the old one ends after a day, again within the same clock', async () => {
    const story = await Story.atFunding(h);
    const { deadline } = await expectGate(story, 'funding', 'awaiting_funding');
    const first = await story.checkoutUrl();
    await h.advanceTo(h.now() + 25 * HOUR);
    expect((await expectGate(story, 'funding', 'awaiting_funding')).deadline).toBe(deadline);
    expect(await story.checkoutUrl()).not.toBe(first);
    await h.pay(story.id);
    await expectGate(story, 'delivery', 'delivering');
  });

  it.each([
    ['cancel', 'brand', 'cancelled'],
    ['cancel', 'provider', 'cancelled'],
    ['withdraw', 'creator', 'withdrawn'],
  ] as const)('%s by the %s ends it and closes the page', async (action, by, outcome) => {
    const story = await Story.atFunding(h, { provider: true });
    const page = await story.checkoutUrl();
    expect((await story[by](action, { reason: 'plans changed' })).status).toBe(200);
    await expectClosed(story, outcome);
    expect((await story.click('pay', page)).status).toBe(409);
  });

  it('expires: the page is closed, and paying afterwards is refused', async () => {
    const story = await Story.atFunding(h);
    const { deadline } = await expectGate(story, 'funding', 'awaiting_funding');
    await h.advanceTo(Date.parse(deadline) - HOUR);
    const page = await story.checkoutUrl();
    await story.toDeadline();
    await expectClosed(story, 'expired');
    expect(await story.click('pay', page)).toMatchObject({ status: 409, body: { code: 'checkout_closed' } });
    expect((await story.view()).money.funded).toBe(0);
  });

  it('takes nobody’s word but the payment service’s', async () => {
    const story = await Story.atFunding(h);
    const claim = { paymentId: `${story.id}.funding.1`, amountMinor: 840_000, reference: 'pi_1' };
    await expectRefused(story, () => story.brand('funded', claim), 403, 'not_allowed');
    await expectRefused(story, () => story.creator('funded', claim), 403, 'not_allowed');
    await expectRefused(story, () => story.brand('cancel', {}), 422, 'invalid_payload');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'funding'));
