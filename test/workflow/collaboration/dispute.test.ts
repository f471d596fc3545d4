import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { Disputed } from '../dispute/disputed.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectRefused } from './expectations.ts';
import { COMMISSION, inDays, liveTerms, Story, videoTerms } from './story.ts';

const CLAIM = { reasonCode: 'other', claim: 'we see it differently' };
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

const staying = () =>
  videoTerms(h, { commission: COMMISSION, stayLive: { period: 'P20D', holdPpm: 200_000 } });

async function atStaysLive(): Promise<Story> {
  const story = await Story.atReview(h, { terms: staying() });
  await story.brand('approve');
  return story;
}

/** How a deal comes to each gate at which somebody may dispute, and what can be contested there. */
const GATES = [
  ['delivery', () => Story.atDelivery(h), 800_000],
  ['review', () => Story.atReview(h), 800_000],
  ['stays_live', atStaysLive, 100_000],
  ['sales', () => Story.atSales(h), 300_000],
] as const;

// First, since deals that stand open take part whenever time moves on.
describe('what follows a dispute', () => {
  it('about the hold: the sales are still to be counted', async () => {
    const story = await atStaysLive();
    const disputed = await (await Disputed.raised(story, 'brand')).toDecision();
    await disputed.operator('decide', disputed.shares(0, 1_000_000));
    await expectGate(story, 'appeal', 'disputed');
    await story.toDeadline();
    await expectGate(story, 'sales', 'settling');
    await story.sell(100_000);
    await story.brand('close_sales');
    await expectClosed(story, 'resolved');
    expect((await story.view()).money.paidOut).toBe(400_000 + 15_000);
  });

  it('with work to be done again: the creator delivers by the new date', async () => {
    const story = await Story.atReview(h, { terms: liveTerms(h) });
    const disputed = await (await Disputed.raised(story, 'brand')).toDecision();
    const dueAt = inDays(h, 20);
    await disputed.operator('decide', disputed.finding({ redo: { dueAt } }));
    await story.toDeadline();
    const { deadline } = await expectGate(story, 'delivery', 'delivering');
    expect(Date.parse(deadline)).toBe(Date.parse(dueAt) + 86_400_000);
    await story.deliver();
    await story.brand('approve');
    await expectClosed(story, 'completed');
  });
});

describe.each(GATES)('at %s', (gate, reach, contestable) => {
  it.each(['brand', 'creator'] as const)('the %s may dispute; the other side is asked', async (by) => {
    const story = await reach();
    expect((await story.view()).gate?.name).toBe(gate);
    const disputed = await Disputed.raised(story, by);
    expect(await disputed.view()).toMatchObject({ contestedAmount: contestable });
    const asked = await expectGate(story, 'respond', 'disputed');
    expect(asked.actions).toEqual([{ action: 'respond', by: by === 'brand' ? 'creator' : 'brand' }]);
    expect((await story.view()).disputeId).toBe(disputed.id);
  });

  it('refuses more than could still be earned', async () => {
    const story = await reach();
    const greedy = { ...CLAIM, contestedAmount: contestable + 1 };
    await expectRefused(story, () => story.brand('dispute', greedy), 422, 'invalid_payload');
  });
});

describe('nobody disputes', () => {
  it('a draft, nor what is not paid for, nor what is over', async () => {
    const early = await Story.atFunding(h);
    await expectRefused(early, () => early.brand('dispute', CLAIM), 409, 'action_not_available');
    const deliverable = { kind: 'video', dueAt: inDays(h, 30), minSeconds: 30, draftReview: true } as const;
    const draft = await Story.atDelivery(h, { terms: videoTerms(h, { deliverable }) });
    await expectRefused(draft, () => draft.creator('dispute', CLAIM), 409, 'action_not_available');
    await draft.creator('submit_draft', { url: 'https://drive.example.com/1' });
    await expectRefused(draft, () => draft.brand('dispute', CLAIM), 409, 'action_not_available');
  });

  it('as somebody else: neither the operator nor a provider without that mandate', async () => {
    const story = await Story.atReview(h);
    const token = await h.operatorToken();
    await expectRefused(story, () => h.act(story.id, 'dispute', CLAIM, token), 403, 'not_allowed');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'dispute'));
