import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectClosed, expectGate } from '../collaboration/expectations.ts';
import { mailsTo, moveMailbox } from '../collaboration/mailboxes.ts';
import { Story } from '../collaboration/story.ts';
import { expectCovered } from './coverage.ts';
import { Disputed } from './disputed.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

describe('who stays silent', () => {
  it('lets the claimant win, who can still be appealed against', async () => {
    const story = await Story.atReview(h);
    const disputed = await Disputed.raised(story, 'brand');
    await story.toDeadline();
    await expectGate(story, 'appeal', 'disputed');
    expect((await disputed.view()).decision).toMatchObject({
      shares: { creator: 0, brand: 1_000_000 },
      reasonCode: 'no_response',
      origin: 'silence',
    });
    const [told] = await mailsTo(h, story.email);
    expect(told?.subject).toContain('争议已有裁决');
    await disputed.creator('appeal', { grounds: 'I was ill' });
    await disputed.operator('decide', disputed.shares(500_000, 500_000));
    await expectClosed(story, 'resolved');
    expect((await story.view()).money).toMatchObject({ released: 420_000, refunded: 420_000 });
  });

  it('loses nothing if it was never told', async () => {
    const story = await Story.atReview(h);
    const { creator } = await story.view();
    const address = await moveMailbox(h, creator.id, 'bounce@example.com');
    await Disputed.raised(story, 'brand');
    const opened = await expectGate(story, 'respond', 'disputed');
    await story.toDeadline();
    const { deadline } = await expectGate(story, 'respond', 'disputed');
    expect(Date.parse(deadline)).toBeGreaterThan(Date.parse(opened.deadline) + 47 * HOUR);
    await moveMailbox(h, creator.id, address);
    expect(await story.events()).toContain('deal.clock_extended.v1');
    expect(await story.events()).not.toContain('deal.dispute_decided.v1');
  });

  it('among operators leaves it to a decision; late decisions are asked for again, and never made', async () => {
    const story = await Story.atReview(h);
    const disputed = await Disputed.raised(story, 'creator', { reasonCode: 'unfair_rejection' });
    const { openedAt } = await disputed.view();
    await disputed.brand('respond', { statement: 'no' });
    await expectGate(story, 'proposal', 'disputed');
    await story.toDeadline();
    const { deadline } = await expectGate(story, 'decision', 'disputed');
    expect(Date.parse(deadline)).toBe(Date.parse(openedAt) + 14 * DAY);
    await story.toDeadline();
    const again = await expectGate(story, 'decision', 'disputed');
    expect(Date.parse(again.deadline) - h.now()).toBeGreaterThan(23 * HOUR);
    const asked = await mailsTo(h, 'operations@luyue.test');
    expect(asked.filter(({ subject }) => subject.includes('争议待裁决')).length).toBeGreaterThanOrEqual(2);
    expect((await disputed.view()).decision).toBeNull();
    await disputed.operator('decide', disputed.shares(1_000_000, 0));
    await story.toDeadline();
    await expectClosed(story, 'resolved');
    expect((await story.view()).money).toMatchObject({ released: 840_000, refunded: 0 });
  });

  it('about a proposal leaves it to a decision, though one side said yes', async () => {
    const story = await Story.atReview(h);
    const disputed = await Disputed.raised(story, 'brand');
    await disputed.creator('respond', { statement: 'it is' });
    await disputed.operator('propose', disputed.shares(900_000, 100_000));
    await disputed.brand('accept_proposal');
    await story.toDeadline();
    await expectGate(story, 'decision', 'disputed');
    await disputed.operator('decide', disputed.shares(800_000, 200_000));
    await story.toDeadline();
    await expectClosed(story, 'resolved');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'silence'));
