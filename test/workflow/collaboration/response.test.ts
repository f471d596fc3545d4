import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectRefused } from './expectations.ts';
import { liveTerms, Story } from './story.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

describe('response', () => {
  it('is accepted: the terms are frozen and money is asked for', async () => {
    const story = await Story.begin(h);
    const gate = await expectGate(story, 'response', 'invited');
    expect(Date.parse(gate.deadline) - h.now()).toBe(7 * 86_400_000);
    expect((await story.creator('accept', { termsVersion: 1 })).status).toBe(200);
    await expectGate(story, 'funding', 'awaiting_funding');
  });

  it.each([
    ['decline', 'creator', 'declined'],
    ['withdraw', 'brand', 'withdrawn'],
    ['withdraw', 'provider', 'withdrawn'],
  ] as const)('%s by the %s ends it', async (action, by, outcome) => {
    const story = await Story.begin(h, { provider: true });
    expect((await story[by](action, { reason: 'no time' })).status).toBe(200);
    await expectClosed(story, outcome);
  });

  it('is revised: the creator is asked again, about the new version only', async () => {
    const story = await Story.begin(h);
    await h.advanceTo(h.now() + 3 * 86_400_000);
    const terms = liveTerms(h, { fixedFee: 900_000 });
    await story.brand('revise', { terms, note: 'more' });
    const gate = await expectGate(story, 'response', 'invited');
    expect(Date.parse(gate.deadline) - h.now()).toBe(7 * 86_400_000);
    await expectRefused(story, () => story.creator('accept', { termsVersion: 1 }), 409, 'terms_changed');
    await story.creator('accept', { termsVersion: 2 });
    expect((await story.view()).terms.fixedFee).toBe(900_000);
    await expectGate(story, 'funding', 'awaiting_funding');
  });

  it('expires when nobody answers, and not a moment earlier', async () => {
    const story = await Story.begin(h);
    const { deadline } = await expectGate(story, 'response', 'invited');
    await h.advanceTo(Date.parse(deadline) - 1000);
    await expectGate(story, 'response', 'invited');
    await story.toDeadline();
    await expectClosed(story, 'expired');
    expect(await story.events()).toContain('deal.gate_expired.v1');
  });

  it('keeps to the clock that the terms name', async () => {
    const story = await Story.begin(h, { terms: liveTerms(h, { clocks: { response: 'PT6H' } }) });
    const { deadline } = await expectGate(story, 'response', 'invited');
    expect(Date.parse(deadline) - h.now()).toBe(6 * 3_600_000);
  });

  it('goes to the first when two answer at the same instant', async () => {
    const story = await Story.begin(h);
    const both = [story.creator('accept', { termsVersion: 1 }), story.brand('withdraw')];
    const [accepted, withdrawn] = await Promise.all(both);
    const statuses = [accepted?.status, withdrawn?.status];
    expect(statuses.toSorted()).toEqual([200, 409]);
    const loser = accepted?.status === 409 ? accepted : withdrawn;
    const winner = accepted?.status === 200 ? 'accept' : 'withdraw';
    expect(loser?.body).toMatchObject({ code: 'gate_answered', winner: { action: winner } });
    expect((await story.view()).status).toBe(winner === 'accept' ? 'awaiting_funding' : 'closed');
  });

  it('refuses who may not, what is not offered, and whoever comes second', async () => {
    const story = await Story.begin(h);
    const accept = { termsVersion: 1 };
    await expectRefused(story, () => story.brand('accept', accept), 403, 'not_allowed');
    await expectRefused(
      story,
      () => story.creator('deliver', { url: 'https://x.example' }),
      409,
      'action_not_available',
    );
    await expectRefused(story, () => story.creator('accept', {}), 422, 'invalid_payload');
    await expectRefused(story, () => story.creator('vanish', {}), 404, 'unknown_action');
    await story.creator('accept', accept);
    await story.brand('cancel', { reason: 'changed our mind' });
    const second = () => story.creator('withdraw');
    expect(await expectRefused(story, second, 409, 'gate_answered')).toMatchObject({
      winner: { action: 'cancel', by: { role: 'brand' } },
    });
    await expectClosed(story, 'cancelled');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'response'));
