import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from './books.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectRefused } from './expectations.ts';
import { COMMISSION, inDays, liveTerms, Story, videoTerms } from './story.ts';

const DAY = 86_400_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

describe('delivery', () => {
  it('waits until a day after the due date; the creator delivers', async () => {
    const story = await Story.atDelivery(h);
    const gate = await expectGate(story, 'delivery', 'delivering');
    expect(Date.parse(gate.deadline) - h.now()).toBe(11 * DAY);
    expect((await story.deliver()).status).toBe(200);
    await expectGate(story, 'review', 'reviewing');
  });

  it.each(['brand', 'provider'] as const)('is extended by the %s: the clock follows', async (by) => {
    const story = await Story.atDelivery(h, { provider: true });
    const to = inDays(h, 20);
    await story[by]('extend', { to, reason: 'the sample is late' });
    const gate = await expectGate(story, 'delivery', 'delivering');
    expect(Date.parse(gate.deadline)).toBe(Date.parse(to) + DAY);
    await h.advanceTo(Date.parse(to));
    await story.deliver();
    await expectGate(story, 'review', 'reviewing');
  });

  it('gives everything back when nothing came', async () => {
    const terms = liveTerms(h, { commission: COMMISSION });
    const story = await Story.atDelivery(h, { terms, provider: true });
    await story.toDeadline();
    await expectClosed(story, 'refunded');
    const { money } = await story.view();
    expect(money).toMatchObject({ funded: 1_155_000, released: 0, refunded: 1_155_000, paidOut: 0 });
    expect(await leftOf(story)).toEqual({});
  });

  it('refuses work from the future, an earlier due date, and the wrong hands', async () => {
    const story = await Story.atDelivery(h, { terms: videoTerms(h) });
    const url = 'https://video.example.com/1';
    const early = () => story.creator('deliver', { url, publishedAt: inDays(h, 1) });
    await expectRefused(story, early, 422, 'invalid_payload');
    const sooner = () => story.brand('extend', { to: inDays(h, 5), reason: 'hurry' });
    await expectRefused(story, sooner, 422, 'invalid_payload');
    await expectRefused(story, () => story.brand('deliver', { url }), 403, 'not_allowed');
    const script = () => story.creator('deliver', { url: 'javascript:alert(1)' });
    await expectRefused(story, script, 422, 'invalid_payload');
    await expectRefused(story, () => story.sell(100), 409, 'sales_not_open');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'delivery'));
