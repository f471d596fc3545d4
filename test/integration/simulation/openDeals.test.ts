import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireDeal } from '../../../functions/deals/updateDeal.ts';
import { deals } from '../../../functions/runtime/providers/deals.ts';
import { ledger } from '../../../functions/runtime/providers/ledger.ts';
import { startLuyue } from '../../../local/luyue.ts';
import { readHistory } from '../../../local/simulation/history.ts';
import type { ScenarioName } from '../../../local/simulation/scenarios.ts';
import { simulateDeal } from '../../../local/simulation/simulate.ts';
import type { Simulation } from '../../../local/simulation/view.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { COMMISSION, liveTerms, Story, videoTerms } from '../../workflow/collaboration/story.ts';
import { Disputed } from '../../workflow/dispute/disputed.ts';
import { soundResult } from './bed.ts';

const DAY = 86_400_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

const store = () => deals.of(h.luyue.runtime);

/** Plays on, and finds the real deal, its books, the mails and the clock as they were. */
async function playOn(
  story: Story,
  name: ScenarioName,
  parameters: Record<string, unknown> = {},
): Promise<Simulation> {
  const deal = await requireDeal(store(), story.id);
  const standing = async () => ({
    deal: await requireDeal(store(), story.id),
    balances: await ledger.of(h.luyue.runtime).balances(deal.terms.currency),
    mails: h.luyue.mails(),
    now: h.now(),
  });
  const before = await standing();
  const circumstances = { now: h.now(), signal: AbortSignal.timeout(60_000), start: startLuyue };
  const played = await simulateDeal(await readHistory(store(), deal), { name, parameters }, circumstances);
  expect(await standing()).toEqual(before);
  expect(played.dealId).toBe(story.id);
  return played;
}

const eventsOf = ({ stages }: Simulation, isPast: boolean) =>
  stages.filter((stage) => stage.isPast === isPast).flatMap(({ events }) => events.map(({ type }) => type));

describe('an open deal, played on from where it stands', () => {
  test('negotiated: with the version that is on the table', async () => {
    const story = await Story.atCounter(h);
    const played = await playOn(story, 'happy');
    expect(eventsOf(played, true)).toContain('deal.countered.v1');
    expect(eventsOf(played, false).slice(0, 1)).toEqual(['deal.accepted.v1']);
    expect(soundResult(played)).toEqual({ brand: -1_050_000, creator: 1_000_000, platform: 50_000 });
  });

  test('a video with sample and draft, of which changes were asked: the creator never delivers', async () => {
    const deliverable = {
      kind: 'video',
      dueAt: new Date(h.now() + 20 * DAY).toISOString(),
      minSeconds: 30,
      draftReview: true,
    } as const;
    const story = await Story.atDelivery(h, {
      terms: videoTerms(h, { sample: { required: true }, deliverable }),
    });
    await story.brand('ship', { carrier: 'SF', trackingNumber: '1' });
    await h.advanceTo(h.now() + DAY);
    await story.creator('confirm_receipt');
    await story.creator('submit_draft', { url: 'https://draft.example.com/1', note: 'first' });
    await story.brand('request_changes', { note: 'louder' });
    await h.advanceTo(h.now() + DAY);
    const played = await playOn(story, 'nobody_answers', { gate: 'delivery' });
    expect(eventsOf(played, true)).toEqual(
      expect.arrayContaining(['deal.sample_received.v1', 'deal.changes_requested.v1']),
    );
    expect(played.outcome).toBe('refunded');
    expect(soundResult(played)).toEqual({ brand: 0, creator: 0, platform: 0 });
  });

  test('with sales reported and time extended: 40 % of what was reported comes back', async () => {
    const terms = liveTerms(h, { commission: COMMISSION });
    const story = await Story.atDelivery(h, { terms, provider: true });
    const later = new Date(h.now() + 12 * DAY).toISOString();
    await story.provider('extend', { to: later, reason: 'moved' });
    await h.advanceTo(h.now() + 12 * DAY);
    await story.deliver();
    await story.brand('approve');
    const at = new Date(h.now() + 60_000).toISOString();
    const orders = [
      { orderId: 'a', at, net: 1_000_000 },
      { orderId: 'b', at, net: 500_000, refunded: 400_000 },
    ];
    await h.advanceTo(h.now() + DAY);
    await h.request('POST', `/v1/deals/${story.id}/sales`, { key: h.brandKey, body: { orders } });
    await h.settle();
    const played = await playOn(story, 'returns', { percent: 40 });
    // 15 % of 600 000 and of the 100 000 that were kept before.
    expect(soundResult(played)).toMatchObject({ creator: 905_000, platform: 45_250, provider: 0 });
  });

  test('in dispute: the other side answers, and the shares decide', async () => {
    const story = await Story.atReview(h);
    await Disputed.raised(story, 'brand', { contestedAmount: 400_000 });
    await h.advanceTo(h.now() + DAY);
    const played = await playOn(story, 'happy');
    expect(eventsOf(played, false)).toContain('deal.proposal_accepted.v1');
    expect(soundResult(played)).toMatchObject({ creator: 600_000 });
  });

  test('an operator refunds what was never shipped, after a clock was extended', async () => {
    const story = await Story.atDelivery(h, { terms: liveTerms(h, { sample: { required: true } }) });
    const { gate } = await story.view();
    const to = new Date(Date.parse(gate?.deadline ?? '') + DAY).toISOString();
    const extended = await h.request('POST', `/v1/deals/${story.id}/operations/extend-clock`, {
      key: await h.operatorToken(),
      body: { to, reason: 'holidays' },
    });
    expect(extended.status).toBe(200);
    await h.settle();
    const played = await playOn(story, 'nobody_answers');
    const operated = played.stages.find((stage) => stage.gate?.name === 'operator');
    expect(Date.parse(operated?.at ?? '') - Date.parse(to)).toBeLessThan(2_000);
    expect(played.outcome).toBe('refunded');
  });
});

describe('what cannot be played on', () => {
  test('a deal that has ended', async () => {
    const story = await Story.begin(h);
    await story.creator('decline');
    await expect(playOn(story, 'happy')).rejects.toMatchObject({ code: 'deal_closed' });
  });

  test('a history that leads elsewhere is refused with what differs', async () => {
    const story = await Story.atDelivery(h);
    const history = await readHistory(store(), await requireDeal(store(), story.id));
    const events = history.events.filter(({ type }) => type !== 'deal.accepted.v1');
    const circumstances = { now: h.now(), signal: AbortSignal.timeout(60_000), start: startLuyue };
    const played = simulateDeal({ ...history, events }, { name: 'happy', parameters: {} }, circumstances);
    await expect(played).rejects.toMatchObject({ code: 'history_not_playable' });
  });
});
