import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from '../collaboration/books.ts';
import { expectClosed, expectGate } from '../collaboration/expectations.ts';
import { mailsTo } from '../collaboration/mailboxes.ts';
import { COMMISSION, inDays, liveTerms, Story, videoTerms } from '../collaboration/story.ts';
import { expectCovered } from './coverage.ts';
import { Disputed } from './disputed.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

describe('a dispute about delivered work', () => {
  it('is settled by a proposal that both accept, in either order, without an appeal', async () => {
    const story = await Story.atReview(h);
    const disputed = await Disputed.raised(story, 'brand');
    const { deadline } = await expectGate(story, 'respond', 'disputed');
    expect(Date.parse(deadline) - h.now()).toBe(5 * 86_400_000);
    expect((await story.view()).gate?.actions).toEqual([{ action: 'respond', by: 'creator' }]);
    await disputed.creator('respond', { statement: 'it is as agreed' });
    await expectGate(story, 'proposal', 'disputed');
    await disputed.operator('propose', disputed.shares(750_000, 250_000));
    await disputed.creator('accept_proposal', { note: 'all right' });
    // Who said yes is asked no more; the other side is.
    expect((await expectGate(story, 'proposal_response', 'disputed')).actions).toEqual([
      { action: 'accept_proposal', by: 'brand' },
      { action: 'reject_proposal', by: 'brand' },
    ]);
    expect(await story.creator('accept_proposal')).toMatchObject({ status: 403 });
    const { status, decision } = await disputed.brand('accept_proposal');
    expect({ status, origin: decision?.origin }).toEqual({ status: 'open', origin: 'agreement' });
    await expectClosed(story, 'resolved');
    expect(await disputed.view()).toMatchObject({ status: 'resolved', stage: 'closed', gate: null });
    // 8 000 yuan of fee: 6 000 to the creator, and the platform's 5 % on that.
    const { money } = await story.view();
    expect(money).toMatchObject({ funded: 840_000, released: 630_000, refunded: 210_000, paidOut: 600_000 });
    const told = (await mailsTo(h, story.email)).map(({ subject }) => subject);
    expect(told).toContainEqual(expect.stringContaining('争议已结束'));
  });

  it('freezes only what is contested: the rest is paid at once', async () => {
    const story = await Story.atReview(h);
    const disputed = await Disputed.raised(story, 'brand', { contestedAmount: 300_000 });
    const { money } = await story.view();
    expect(money).toMatchObject({ released: 525_000, refunded: 0, paidOut: 500_000 });
    expect((await leftOf(story))[`escrow:${story.id}`]).toBe(315_000);
    await disputed.toDecision();
    await disputed.operator('decide', disputed.shares(0, 1_000_000));
    await expectGate(story, 'appeal', 'disputed');
    await story.toDeadline();
    await expectClosed(story, 'resolved');
    expect((await story.view()).money).toMatchObject({ released: 525_000, refunded: 315_000 });
  });

  it('raised by the creator gives the brand back at once what the creator does not claim', async () => {
    const story = await Story.atReview(h);
    const disputed = await Disputed.raised(story, 'creator', {
      reasonCode: 'unfair_rejection',
      contestedAmount: 600_000,
    });
    expect((await story.view()).money).toMatchObject({ released: 0, refunded: 210_000 });
    expect((await story.view()).gate?.actions).toEqual([{ action: 'respond', by: 'brand' }]);
    await disputed.brand('respond', { statement: 'it is not' });
    await disputed.operator('propose', disputed.shares(500_000, 500_000));
    await disputed.brand('accept_proposal');
    await disputed.creator('reject_proposal', { note: 'no' });
    await disputed.operator('decide', disputed.shares(500_000, 500_000));
    await story.toDeadline();
    await expectClosed(story, 'resolved');
    expect((await story.view()).money).toMatchObject({ released: 315_000, refunded: 525_000 });
  });

  it('ends in doing the work again, with a new due date and all the money', async () => {
    const story = await Story.atReview(h);
    const disputed = await (await Disputed.raised(story, 'brand')).toDecision();
    const dueAt = inDays(h, 20);
    await disputed.operator('decide', disputed.finding({ redo: { dueAt } }));
    await story.toDeadline();
    const { deadline } = await expectGate(story, 'delivery', 'delivering');
    expect(Date.parse(deadline)).toBe(Date.parse(dueAt) + 86_400_000);
    expect((await story.view()).money).toMatchObject({ released: 0, refunded: 0 });
    await story.deliver();
    await story.brand('approve');
    await expectClosed(story, 'completed');
    expect((await disputed.view()).decision).toMatchObject({ redo: { dueAt } });
  });

  it('can come again after the work was done again, as another dispute', async () => {
    const story = await Story.atReview(h);
    const first = await (await Disputed.raised(story, 'brand')).toDecision();
    await first.operator('decide', first.finding({ redo: { dueAt: inDays(h, 20) } }));
    await story.toDeadline();
    await story.deliver();
    const second = await Disputed.raised(story, 'creator', { reasonCode: 'other' });
    expect(second.id).not.toBe(first.id);
    expect(await first.view()).toMatchObject({ status: 'resolved', gate: null });
    expect((await second.view()).gate).toMatchObject({ name: 'respond' });
    const late = await first.act('respond', { statement: 'late' }, h.brandKey);
    expect(late).toMatchObject({ status: 409, body: { code: 'action_not_available' } });
    await second.brand('respond', { statement: 'here' });
  });

  it('is decided again by somebody else after an appeal, and then for good', async () => {
    const story = await Story.atReview(h);
    const disputed = await (await Disputed.raised(story, 'brand')).toDecision();
    await disputed.operator('decide', disputed.shares(200_000, 800_000), 'op_1');
    await disputed.creator('appeal', { grounds: 'not everything was looked at' });
    const { deadline } = await expectGate(story, 'decision', 'disputed');
    expect(Date.parse(deadline)).toBeGreaterThan(h.now());
    expect(await story.creator('appeal', { grounds: 'again' })).toMatchObject({ status: 409 });
    await disputed.operator('decide', disputed.shares(600_000, 400_000), 'op_2');
    await expectClosed(story, 'resolved');
    expect((await story.view()).money).toMatchObject({ released: 504_000, refunded: 336_000 });
    expect(await disputed.view()).toMatchObject({
      appealedDecision: { shares: { creator: 200_000 } },
      decision: { shares: { creator: 600_000 }, by: [{ id: 'op_2' }] },
    });
  });
});

describe('a dispute at another gate', () => {
  it('of work that was never delivered gives back what nothing is waited for any more', async () => {
    const story = await Story.atDelivery(h, { terms: liveTerms(h, { commission: COMMISSION }) });
    const disputed = await Disputed.raised(story, 'creator', { reasonCode: 'other' });
    await disputed.brand('respond', { statement: 'no' });
    await disputed.operator('propose', disputed.shares(500_000, 500_000));
    await disputed.brand('accept_proposal');
    await disputed.creator('accept_proposal');
    await expectClosed(story, 'resolved');
    const { funded, released, refunded } = (await story.view()).money;
    expect({ released, rest: funded - released }).toEqual({ released: 420_000, rest: refunded });
  });

  it('about the fee leaves the sales to be counted, and the deal ends by them as resolved', async () => {
    const story = await Story.atReview(h, { terms: liveTerms(h, { commission: COMMISSION }) });
    const disputed = await Disputed.raised(story, 'brand');
    await disputed.toDecision();
    await disputed.operator('decide', disputed.shares(500_000, 500_000));
    await story.toDeadline();
    await expectGate(story, 'sales', 'settling');
    expect((await story.view()).money).toMatchObject({ released: 420_000, refunded: 420_000 });
    await story.sell(1_000_000);
    await story.brand('close_sales');
    await expectClosed(story, 'resolved');
    expect((await story.view()).money.released).toBe(420_000 + 157_500);
  });

  it('about the sales settles them', async () => {
    const story = await Story.atSales(h);
    await story.sell(1_000_000);
    const disputed = await Disputed.raised(story, 'creator', { reasonCode: 'sales_misreported' });
    expect((await disputed.view()).contestedAmount).toBe(300_000);
    await disputed.brand('respond', { statement: 'these are all' });
    await disputed.operator('propose', disputed.shares(600_000, 400_000));
    await disputed.brand('accept_proposal');
    await disputed.creator('accept_proposal');
    await expectClosed(story, 'resolved');
    expect((await story.view()).money).toMatchObject({ released: 840_000 + 189_000, paidOut: 980_000 });
  });

  it('about work that is said to be taken down decides on what was held for that', async () => {
    const terms = videoTerms(h, { stayLive: { period: 'P30D', holdPpm: 200_000 } });
    const story = await Story.atReview(h, { terms });
    await story.brand('approve');
    await expectGate(story, 'stays_live', 'settling');
    const disputed = await Disputed.raised(story, 'brand', { reasonCode: 'taken_down' });
    expect((await disputed.view()).contestedAmount).toBe(100_000);
    await disputed.toDecision();
    await disputed.operator('decide', disputed.shares(250_000, 750_000));
    await story.toDeadline();
    await expectClosed(story, 'resolved');
    expect((await story.view()).money).toMatchObject({ paidOut: 425_000, refunded: 78_750 });
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'paths'));
