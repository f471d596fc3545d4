import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_BRAND } from '../../../local/demoTenants.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectRefused } from './expectations.ts';
import { mailsTo, moveMailbox } from './mailboxes.ts';
import { liveTerms, Story, videoTerms } from './story.ts';

const HOUR = 3_600_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

describe('review', () => {
  it('is approved: creator, provider and platform get theirs, and it is over', async () => {
    const terms = videoTerms(h, { providerShare: { of: 'fixedFee', ratePpm: 100_000 } });
    const story = await Story.atReview(h, { terms, provider: true });
    const gate = await expectGate(story, 'review', 'reviewing');
    expect(Date.parse(gate.deadline) - h.now()).toBe(7 * 24 * HOUR);
    await story.provider('approve', { note: 'well done' });
    await expectClosed(story, 'completed');
    const { money } = await story.view();
    expect(money).toMatchObject({ funded: 575_000, released: 575_000, refunded: 0, paidOut: 550_000 });
  });

  it('asks for changes up to the limit, each with time to make them', async () => {
    const story = await Story.atReview(h);
    for (const round of [1, 2]) {
      await story.brand('request_changes', { note: `round ${round}` });
      await expectGate(story, 'delivery', 'delivering');
      await story.deliver();
      await expectGate(story, 'review', 'reviewing');
    }
    const third = () => story.brand('request_changes', { note: 'once more' });
    await expectRefused(story, third, 409, 'revisions_exhausted');
    await story.brand('approve');
    await expectClosed(story, 'completed');
  });

  it('gives three days for changes asked for when the due date is past', async () => {
    const terms = liveTerms(h, {
      deliverable: { ...liveTerms(h).deliverable, maxRevisions: 1 },
    });
    const story = await Story.atDelivery(h, { terms });
    await h.advanceTo(h.now() + 10 * 24 * HOUR);
    await story.deliver();
    await story.brand('request_changes', { note: 'the label is missing' });
    const { deadline } = await expectGate(story, 'delivery', 'delivering');
    expect(Date.parse(deadline) - h.now()).toBe(72 * HOUR);
    await story.toDeadline();
    await expectClosed(story, 'refunded');
  });

  it('counts silence as approval once the brand was told', async () => {
    const story = await Story.atReview(h);
    await story.toDeadline();
    await expectClosed(story, 'completed');
    expect(await story.events()).not.toContain('deal.clock_extended.v1');
  });

  it('does not count the silence of a brand that could not be told: two more days, and operations knows', async () => {
    const story = await Story.atDelivery(h);
    const address = await moveMailbox(h, DEMO_BRAND, 'bounce.brand@luyue.test');
    await story.deliver();
    const { deadline } = await expectGate(story, 'review', 'reviewing');
    const before = (await mailsTo(h, 'operations@luyue.test')).length;
    await story.toDeadline();
    const extended = await expectGate(story, 'review', 'reviewing');
    expect(Date.parse(extended.deadline) - Date.parse(deadline)).toBeLessThan(48 * HOUR + 2000);
    expect(Date.parse(extended.deadline) - Date.parse(deadline)).toBeGreaterThanOrEqual(48 * HOUR);
    expect(await mailsTo(h, 'operations@luyue.test')).toHaveLength(before + 1);
    expect((await story.view()).money.released).toBe(0);

    await story.toDeadline();
    const again = await expectGate(story, 'review', 'reviewing');
    expect(Date.parse(again.deadline)).toBeGreaterThan(Date.parse(extended.deadline));
    expect(await mailsTo(h, 'operations@luyue.test')).toHaveLength(before + 2);
    expect((await story.view()).money.released).toBe(0);

    await moveMailbox(h, DEMO_BRAND, address);
    await story.toDeadline();
    await expectClosed(story, 'completed');
  });

  it('refuses changes without a word, and anybody but the brand', async () => {
    const story = await Story.atReview(h);
    await expectRefused(story, () => story.brand('request_changes', {}), 422, 'invalid_payload');
    await expectRefused(story, () => story.creator('approve'), 403, 'not_allowed');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'review'));
