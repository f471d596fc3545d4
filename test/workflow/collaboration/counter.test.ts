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

const offer = (fixedFee: number) => ({ terms: liveTerms(h, { fixedFee }), note: 'how about this' });

async function countered(): Promise<Story> {
  const story = await Story.begin(h, { provider: true });
  await story.creator('counter', offer(1_000_000));
  return story;
}

describe('counter_response', () => {
  it('is accepted by the brand: the creator’s terms count', async () => {
    const story = await countered();
    const gate = await expectGate(story, 'counter_response', 'negotiating');
    expect(Date.parse(gate.deadline) - h.now()).toBe(3 * 86_400_000);
    await story.brand('accept', { termsVersion: 2 });
    await expectGate(story, 'funding', 'awaiting_funding');
    expect((await story.view()).funding?.amount).toBe(1_050_000);
  });

  it.each([
    ['decline', 'brand', 'declined'],
    ['decline', 'provider', 'declined'],
    ['withdraw', 'creator', 'withdrawn'],
  ] as const)('%s by the %s ends it', async (action, by, outcome) => {
    const story = await countered();
    expect((await story[by](action)).status).toBe(200);
    await expectClosed(story, outcome);
  });

  it('goes back and forth, five rounds at most; then one accepts', async () => {
    const story = await countered();
    await story.brand('counter', offer(850_000));
    await expectGate(story, 'response', 'invited');
    await story.creator('counter', offer(950_000));
    await story.brand('counter', offer(880_000));
    await story.creator('counter', offer(900_000));
    await expectGate(story, 'counter_response', 'negotiating');
    await expectRefused(story, () => story.brand('counter', offer(890_000)), 409, 'rounds_exhausted');
    await expectRefused(story, () => story.creator('accept', { termsVersion: 6 }), 409, 'gate_answered');
    await story.brand('accept', { termsVersion: 6 });
    await expectGate(story, 'funding', 'awaiting_funding');
    expect((await story.view()).terms.fixedFee).toBe(900_000);
  });

  it('refuses terms that cannot be, naming the path', async () => {
    const story = await countered();
    const past = liveTerms(h, {
      deliverable: { kind: 'video', dueAt: '2020-01-01T00:00:00Z', minSeconds: 1 },
    });
    const refuse = () => story.brand('counter', { terms: past });
    const problem = await expectRefused(story, refuse, 422, 'invalid_payload');
    expect(problem).toMatchObject({ errors: [{ path: 'terms.deliverable.dueAt' }] });
  });

  it('expires when the brand says nothing', async () => {
    const story = await countered();
    await story.toDeadline();
    await expectClosed(story, 'expired');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'counter'));
