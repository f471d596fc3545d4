import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { executionStatuses } from '../collaboration/executions.ts';
import { expectClosed, expectGate, expectParked } from '../collaboration/expectations.ts';
import { breakStep } from '../collaboration/faultDrill.ts';
import { Story } from '../collaboration/story.ts';
import { Disputed } from './disputed.ts';

const MINUTE = 60_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());
/** No two deals have the same deadlines, so that a fault planned just before one strikes the deal it is meant for. */
beforeEach(() => h.advanceTo(h.now() + 60 * MINUTE));

const raised = async () => Disputed.raised(await Story.atReview(h), 'brand', { contestedAmount: 300_000 });
const responded = async () => {
  const disputed = await raised();
  await disputed.creator('respond', { statement: 'it is' });
  return disputed;
};
const proposed = async () => {
  const disputed = await responded();
  await disputed.operator('propose', disputed.shares(500_000, 500_000));
  return disputed;
};
const rejected = async () => {
  const disputed = await proposed();
  await disputed.brand('reject_proposal');
  return disputed;
};
const decided = async () => {
  const disputed = await rejected();
  await disputed.operator('decide', disputed.shares(500_000, 500_000));
  return disputed;
};

async function justBeforeDeadline({ story }: Disputed): Promise<void> {
  const { gate } = await story.view();
  await h.advanceTo(Date.parse(gate?.deadline ?? '') - 1000);
}

/** From wherever the dispute stands, to its end: both sides get half of what is contested. */
async function finish(disputed: Disputed): Promise<void> {
  const half = disputed.shares(500_000, 500_000);
  const onward: Record<string, () => Promise<unknown>> = {
    respond: () => disputed.creator('respond', { statement: 'it is' }),
    proposal: () => disputed.operator('propose', half),
    proposal_response: () => disputed.brand('reject_proposal'),
    decision: () => disputed.operator('decide', half),
    appeal: () => disputed.story.toDeadline(),
  };
  for (let gates = 0; gates < 6; gates += 1) {
    const { gate } = await disputed.story.view();
    if (gate !== null) await onward[gate.name]?.();
  }
}

/** What every one of these deals comes to, whatever failed on the way: 5 000 conceded, 1 500 of 3 000 contested. */
async function expectSettled(disputed: Disputed): Promise<void> {
  await expectClosed(disputed.story, 'resolved');
  const { money } = await disputed.story.view();
  expect(money).toMatchObject({ funded: 840_000, released: 682_500, refunded: 157_500, paidOut: 650_000 });
}

type Drill = readonly [
  step: string,
  where: string,
  reach: () => Promise<Disputed>,
  trigger: (disputed: Disputed) => Promise<unknown>,
];
const atDeadline = (disputed: Disputed) => disputed.story.toDeadline();
const waiting = (reach: () => Promise<Disputed>) => async () => {
  const disputed = await reach();
  await justBeforeDeadline(disputed);
  return disputed;
};

const DRILLS: readonly Drill[] = [
  ['openGate', 'proposal', raised, (d) => d.creator('respond', { statement: 'it is' })],
  ['openGate', 'proposal_response', responded, (d) => d.operator('propose', d.shares(500_000, 500_000))],
  ['openGate', 'decision', proposed, (d) => d.brand('reject_proposal')],
  ['openGate', 'appeal', rejected, (d) => d.operator('decide', d.shares(500_000, 500_000))],
  ['expireGate', 'respond', waiting(raised), atDeadline],
  ['expireGate', 'proposal', waiting(responded), atDeadline],
  ['expireGate', 'proposal_response', waiting(proposed), atDeadline],
  ['expireGate', 'decision', waiting(rejected), atDeadline],
  ['expireGate', 'appeal', waiting(decided), atDeadline],
  ['settleDispute', 'appeal', waiting(decided), atDeadline],
];

describe('a step that cannot be done', () => {
  it.each(DRILLS)('%s at %s parks the deal; a retry goes on there', async (step, _where, reach, trigger) => {
    const disputed = await reach();
    await breakStep(h, step, 'TerminalError', 1);
    await trigger(disputed);
    await expectParked(disputed.story, 'dispute', 'TerminalError');
    await disputed.story.operator('retry');
    await finish(disputed);
    await expectSettled(disputed);
  });

  it.each([
    ['freezeContested', 'opened'],
    ['openGate', 'respond'],
  ])('%s at the beginning (%s) parks the deal; a retry begins the dispute', async (step, _stage) => {
    const story = await Story.atReview(h);
    await breakStep(h, step, 'TerminalError', 1);
    const reply = await story.brand('dispute', {
      reasonCode: 'late',
      claim: 'late',
      contestedAmount: 300_000,
    });
    expect(reply.status).toBe(200);
    await expectParked(story, 'dispute', 'TerminalError');
    await story.operator('retry');
    await expectGate(story, 'respond', 'disputed');
    expect((await story.view()).money.paidOut).toBe(500_000);
  });
});

describe('a step that fails twice and then works', () => {
  it('does not keep a dispute from its end', async () => {
    const story = await Story.atReview(h);
    await breakStep(h, 'freezeContested', 'RetryableError', 2);
    const disputed = await Disputed.raised(story, 'brand', { contestedAmount: 300_000 });
    await story.after(MINUTE);
    await disputed.toDecision();
    await breakStep(h, 'openGate', 'RetryableError', 2);
    await disputed.operator('decide', disputed.shares(500_000, 500_000));
    await story.after(MINUTE);
    await justBeforeDeadline(disputed);
    await breakStep(h, 'expireGate', 'RetryableError', 2);
    await breakStep(h, 'settleDispute', 'RetryableError', 2);
    await story.toDeadline();
    await story.after(2 * MINUTE);
    await expectSettled(disputed);
  });
});

describe('an operator who does not try again', () => {
  it.each([
    ['refund', 'refunded', { released: 525_000, refunded: 315_000 }],
    ['release', 'resolved', { released: 840_000, refunded: 0 }],
  ] as const)('%s ends the dispute with the deal', async (action, outcome, money) => {
    const disputed = await rejected();
    await breakStep(h, 'openGate', 'TerminalError', 1);
    await disputed.operator('decide', disputed.shares(500_000, 500_000));
    await disputed.story.after(MINUTE);
    await expectParked(disputed.story, 'dispute', 'TerminalError');
    await disputed.story.operator(action);
    await expectClosed(disputed.story, outcome);
    expect((await disputed.story.view()).money).toMatchObject(money);
    expect(await disputed.view()).toMatchObject({ status: 'resolved', stage: 'closed' });
  });
});

it('no deal of these ended badly, whatever its disputes did', async () => {
  const statuses = Object.values(await executionStatuses(h));
  expect(statuses.filter((status) => status !== 'SUCCEEDED' && status !== 'RUNNING')).toEqual([]);
});
