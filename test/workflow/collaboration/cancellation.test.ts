import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from './books.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectParked, expectRefused } from './expectations.ts';
import { breakStep } from './faultDrill.ts';
import { mailsTo } from './mailboxes.ts';
import { COMMISSION, inDays, liveTerms, Story, videoTerms } from './story.ts';

const HOUR = 3_600_000;
const REASON = { reason: 'the launch was moved' };
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

/** A livestream of 8 000 yuan, paid for, `millis` before it begins. */
async function aheadOf(millis: number, options: Parameters<typeof Story.begin>[1] = {}): Promise<Story> {
  const story = await Story.atDelivery(h, options);
  const { deliverable } = (await story.view()).terms;
  const dueAt = deliverable.kind === 'livestream' ? deliverable.scheduledAt : deliverable.dueAt;
  await h.advanceTo(Date.parse(dueAt) - millis);
  return story;
}

/** Closed as cancelled, with what the creator kept and what the brand paid in all. */
async function expectCancelled(story: Story, keptMinor: number, releasedMinor: number): Promise<void> {
  await expectClosed(story, 'cancelled');
  const { money } = await story.view();
  expect(money).toMatchObject({
    released: releasedMinor,
    refunded: money.funded - releasedMinor,
    paidOut: keptMinor,
  });
  expect(await story.events()).toContain('deal.cancellation_settled.v1');
}

describe('a livestream that the brand cancels', () => {
  it.each([
    ['more than 72 hours ahead', 72 * HOUR + 1, 0],
    ['72 hours ahead', 72 * HOUR, 400_000],
    ['more than 24 hours ahead', 24 * HOUR + 1, 400_000],
    ['24 hours ahead', 24 * HOUR, 800_000],
    ['after it should have begun', -HOUR, 800_000],
  ])('%s', async (_, millis, kept) => {
    const story = await aheadOf(millis);
    await story.brand('cancel', REASON);
    await expectCancelled(story, kept, kept * 1.05);
  });

  it('costs no commission, and the reserve goes back', async () => {
    const story = await aheadOf(48 * HOUR, { terms: liveTerms(h, { commission: COMMISSION }) });
    await story.brand('cancel', REASON);
    await expectCancelled(story, 400_000, 420_000);
    expect((await story.view()).money.refunded).toBe(735_000);
  });

  it('for whom its provider may cancel, and takes its share of what is kept', async () => {
    const providerShare = { of: 'fixedFee', ratePpm: 100_000 } as const;
    const story = await aheadOf(48 * HOUR, { terms: liveTerms(h, { providerShare }), provider: true });
    await story.provider('cancel', REASON);
    await expectCancelled(story, 440_000, 460_000);
    expect(await leftOf(story)).toEqual({ 'psp:clearing': -20_000, 'revenue:platform': 20_000 });
  });

  it('is told to the creator at once, with what it keeps', async () => {
    const story = await aheadOf(48 * HOUR);
    await story.brand('cancel', REASON);
    const mails = await mailsTo(h, story.email);
    expect(mails.filter(({ subject }) => subject.includes('取消'))).toHaveLength(2);
  });

  it('after moving it away still leaves the creator what it had come to', async () => {
    const story = await aheadOf(HOUR);
    await story.brand('extend', { to: inDays(h, 30), reason: 'later, perhaps' });
    await story.brand('cancel', REASON);
    await expectCancelled(story, 800_000, 840_000);
  });

  it('after moving it early costs what its new day says', async () => {
    const story = await aheadOf(100 * HOUR);
    await story.brand('extend', { to: inDays(h, 30), reason: 'later, perhaps' });
    await h.advanceTo(h.now() + 100 * HOUR);
    await story.brand('cancel', REASON);
    await expectCancelled(story, 0, 0);
  });
});

describe('a livestream that its creator cancels', () => {
  it.each([
    ['far ahead', 100 * HOUR],
    ['near', 48 * HOUR],
    ['on the day', HOUR],
  ])('%s: it keeps nothing', async (_, millis) => {
    const story = await aheadOf(millis, { terms: liveTerms(h, { commission: COMMISSION }) });
    await story.creator('cancel', REASON);
    await expectCancelled(story, 0, 0);
    expect(await leftOf(story)).toEqual({});
    const [last] = await mailsTo(h, 'brand@luyue.test');
    expect(last?.subject).toContain('取消');
  });
});

describe('a video', () => {
  /** Shown and sent back `rounds` times. */
  async function afterRounds(rounds: number): Promise<Story> {
    const story = await Story.atDelivery(h, { terms: videoTerms(h) });
    for (let round = 0; round < rounds; round += 1) {
      await story.deliver();
      await story.brand('request_changes', { note: 'louder' });
    }
    return story;
  }

  it.each([
    [0, 0],
    [1, 250_000],
    [2, 500_000],
  ])('that the brand cancels after %i rounds of changes leaves %i', async (rounds, kept) => {
    const story = await afterRounds(rounds);
    await story.brand('cancel', REASON);
    await expectCancelled(story, kept, kept * 1.05);
  });

  it.each([0, 2])('that its creator cancels after %i rounds leaves it nothing', async (rounds) => {
    const story = await afterRounds(rounds);
    await story.creator('cancel', REASON);
    await expectCancelled(story, 0, 0);
  });

  it('whose sales were being counted has none any more', async () => {
    const story = await Story.atReview(h, { terms: liveTerms(h, { commission: COMMISSION }) });
    await story.sell(1_000_000);
    await story.brand('request_changes', { note: 'once more' });
    await story.brand('cancel', REASON);
    await expectClosed(story, 'cancelled');
    await expectRefused(story, () => story.sell(1), 409, 'sales_not_open');
  });
});

describe('platform fee and provider share on what is kept are borne', () => {
  const providerShare = { of: 'fixedFee', ratePpm: 100_000 } as const;
  /** 400 000 are kept; 5 % and 10 % of it are 60 000. */
  it.each([
    ['brand', 400_000, 460_000],
    ['creator', 340_000, 400_000],
    ['split', 370_000, 430_000],
  ] as const)('by %s', async (failureFees, creatorGets, brandPays) => {
    const terms = liveTerms(h, { failureFees, providerShare });
    const story = await aheadOf(48 * HOUR, { terms, provider: true });
    await story.brand('cancel', REASON);
    await expectCancelled(story, creatorGets + 40_000, brandPays);
    expect(await leftOf(story)).toEqual({ 'psp:clearing': -20_000, 'revenue:platform': 20_000 });
  });
});

describe('cancelling', () => {
  it('needs a reason, and is over once the work lies for review', async () => {
    const story = await Story.atDelivery(h);
    await expectRefused(story, () => story.brand('cancel'), 422, 'invalid_payload');
    await expectRefused(story, () => story.creator('cancel', { reason: ' ' }), 422, 'invalid_payload');
    await story.deliver();
    await expectRefused(story, () => story.brand('cancel', REASON), 409, 'gate_answered');
    await expectGate(story, 'review', 'reviewing');
  });

  it.each(['retry', 'release'])('that cannot be settled is parked; %s settles it', async (decision) => {
    const story = await aheadOf(48 * HOUR);
    await breakStep(h, 'settleCancellation', 'TerminalError', 1);
    await story.brand('cancel', REASON);
    await expectParked(story, 'cancellation', 'TerminalError');
    await story.operator(decision);
    await expectCancelled(story, 400_000, 420_000);
  });

  it('that cannot be settled may be refunded instead', async () => {
    const story = await aheadOf(48 * HOUR);
    await breakStep(h, 'settleCancellation', 'TerminalError', 1);
    await story.brand('cancel', REASON);
    await story.operator('refund');
    await expectClosed(story, 'refunded');
    expect((await story.view()).money).toMatchObject({ released: 0, refunded: 840_000, paidOut: 0 });
  });

  it('is settled once although the step fails on the way', async () => {
    const story = await aheadOf(48 * HOUR);
    await breakStep(h, 'settleCancellation', 'RetryableError', 2);
    await story.brand('cancel', REASON);
    await story.after(60_000);
    await expectCancelled(story, 400_000, 420_000);
  });
});

describe('terms whose time has passed', () => {
  it('cannot be accepted; a revision with a later time can', async () => {
    const terms = liveTerms(h, {
      deliverable: { kind: 'livestream', scheduledAt: inDays(h, 2), minMinutes: 60 },
    });
    const story = await Story.begin(h, { terms });
    await h.advanceTo(h.now() + 2 * 24 * HOUR);
    const accept = () => story.creator('accept', { termsVersion: 1 });
    await expectRefused(story, accept, 409, 'due_date_passed');
    await story.brand('revise', { terms: liveTerms(h) });
    await story.creator('accept', { termsVersion: 2 });
    await expectGate(story, 'funding', 'awaiting_funding');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'cancellation'));
