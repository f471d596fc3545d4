import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectParked } from './expectations.ts';
import { breakStep } from './faultDrill.ts';
import { COMMISSION, liveTerms, Story } from './story.ts';

const MINUTE = 60_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());
/** No two deals have the same deadlines, so that a fault planned just before one strikes the deal it is meant for. */
beforeEach(() => h.advanceTo(h.now() + 60 * MINUTE));

async function justBeforeDeadline(begun: Promise<Story>): Promise<Story> {
  const story = await begun;
  const { gate } = await story.view();
  await h.advanceTo(Date.parse(gate?.deadline ?? '') - 1000);
  return story;
}

const withCommission = () => ({ terms: liveTerms(h, { commission: COMMISSION }) });

describe('a step that fails twice and then works', () => {
  const breakTwice = (step: string) => breakStep(h, step, 'RetryableError', 2);
  /** Long enough for two pauses of the backoff, far too short for any deadline. */
  const backOff = (story: Story) => story.after(MINUTE);

  it('does not keep a deal from its end', async () => {
    await breakTwice('openGate');
    const story = await Story.begin(h, withCommission());
    await backOff(story);
    await breakTwice('requestFunding');
    await story.creator('accept', { termsVersion: 1 });
    await backOff(story);
    await h.pay(story.id);
    await story.deliver();
    await breakTwice('sendPayouts');
    await story.brand('approve');
    expect((await story.view()).money).toMatchObject({ released: 840_000, paidOut: 0 });
    await backOff(story);
    await story.sell(100_000);
    await breakTwice('expireGate');
    await breakTwice('settleSales');
    await breakTwice('closeDeal');
    await story.toDeadline();
    await backOff(story);
    await expectClosed(story, 'completed');
    expect((await story.events()).filter((type) => type === 'deal.fee_released.v1')).toHaveLength(1);
  });

  it('does not keep a fee that silence approved', async () => {
    const story = await justBeforeDeadline(Story.atReview(h));
    await breakTwice('releaseFee');
    await story.toDeadline();
    expect((await story.view()).money.released).toBe(0);
    await backOff(story);
    await expectClosed(story, 'completed');
    expect((await story.view()).money).toMatchObject({ released: 840_000, paidOut: 800_000 });
  });

  it('does not keep money from going back', async () => {
    const story = await justBeforeDeadline(Story.atDelivery(h));
    await breakTwice('refundBrand');
    await story.toDeadline();
    await backOff(story);
    await expectClosed(story, 'refunded');
  });

  it('does not keep a case from the operators', async () => {
    const story = await Story.atSales(h);
    await breakTwice('askOperator');
    await story.brand('close_sales');
    await backOff(story);
    await expectParked(story, 'sales', 'NothingReported');
  });
});

describe('a step that cannot be done', () => {
  const breakForGood = (step: string) => breakStep(h, step, 'TerminalError', 1);

  it('a refund is parked; a retry refunds', async () => {
    const story = await justBeforeDeadline(Story.atDelivery(h));
    await breakForGood('refundBrand');
    await story.toDeadline();
    await expectParked(story, 'refund', 'TerminalError');
    await story.operator('retry');
    await expectClosed(story, 'refunded');
  });

  it.each([
    [
      'expireGate',
      'review',
      'reviewing',
      () => justBeforeDeadline(Story.atReview(h)),
      (story: Story) => story.toDeadline(),
    ],
    [
      'expireGate',
      'delivery',
      'delivering',
      () => justBeforeDeadline(Story.atDelivery(h)),
      (story: Story) => story.toDeadline(),
    ],
    ['openGate', 'delivery', 'delivering', () => Story.atFunding(h), (story: Story) => h.pay(story.id)],
    ['openGate', 'review', 'reviewing', () => Story.atDelivery(h), (story: Story) => story.deliver()],
    [
      'openGate',
      'counter_response',
      'negotiating',
      () => Story.begin(h),
      (story: Story) => story.creator('counter', { terms: liveTerms(h) }),
    ],
    [
      'openGate',
      'sales',
      'settling',
      () => Story.atReview(h, withCommission()),
      (story: Story) => story.brand('approve'),
    ],
    [
      'requestFunding',
      'funding',
      'awaiting_funding',
      () => Story.begin(h),
      (story: Story) => story.creator('accept', { termsVersion: 1 }),
    ],
  ] as const)(
    '%s is parked at %s; a retry opens that gate, with time to act',
    async (step, gate, status, reach, trigger) => {
      const story = await reach();
      await breakForGood(step);
      await trigger(story);
      await expectParked(story, gate, 'TerminalError');
      await story.operator('retry');
      const { deadline } = await expectGate(story, gate, status);
      expect(Date.parse(deadline) - h.now()).toBeGreaterThan(3_600_000);
      expect((await story.view()).problem).toBeNull();
    },
  );

  it.each([
    ['releaseFee', 'release', (story: Story) => story.toDeadline()],
    ['sendPayouts', 'payout', (story: Story) => story.brand('approve')],
    ['closeDeal', 'close', (story: Story) => story.brand('approve')],
  ] as const)('%s is parked at %s; a retry pays once and ends the deal', async (step, stage, approve) => {
    const story = await justBeforeDeadline(Story.atReview(h));
    await breakForGood(step);
    await approve(story);
    await expectParked(story, stage, 'TerminalError');
    await story.operator('retry');
    await expectClosed(story, 'completed');
    expect((await story.view()).money).toMatchObject({ released: 840_000, paidOut: 800_000 });
  });

  it('an invitation that cannot be opened is sent after a retry', async () => {
    await breakForGood('openGate');
    const story = await Story.begin(h);
    await expectParked(story, 'response', 'TerminalError');
    await story.operator('retry');
    await expectGate(story, 'response', 'invited');
    await story.creator('decline');
    await expectClosed(story, 'declined');
  });

  it('a settlement is parked; a retry settles', async () => {
    const story = await Story.atSales(h);
    await story.sell(100_000);
    await breakForGood('settleSales');
    await story.brand('close_sales');
    await expectParked(story, 'settlement', 'TerminalError');
    await story.operator('retry');
    await expectClosed(story, 'completed');
  });

  it('a top-up that cannot be asked for is parked; a retry asks', async () => {
    const story = await Story.atSales(h);
    await story.sell(3_000_000);
    await breakForGood('requestFunding');
    await story.brand('close_sales');
    await expectParked(story, 'top_up', 'TerminalError');
    await story.operator('retry');
    await expectGate(story, 'top_up', 'settling');
    await h.pay(story.id);
    await expectClosed(story, 'completed');
  });

  it('a case that cannot be put before the operators is put there five minutes later', async () => {
    const story = await Story.atSales(h);
    await breakForGood('askOperator');
    await story.brand('close_sales');
    expect((await story.view()).problem).toBeNull();
    await story.after(5 * MINUTE);
    await expectParked(story, 'sales', 'NothingReported');
  });

  it.each([
    ['decline', 'declined', () => Story.begin(h)],
    ['withdraw', 'withdrawn', () => Story.atFunding(h)],
  ] as const)(
    'what %s ended stays %s when it has to be tidied up by an operator',
    async (action, outcome, reach) => {
      const story = await reach();
      await breakForGood('closeDeal');
      await story.creator(action);
      await story.operator('retry');
      await expectClosed(story, outcome);
    },
  );
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'faults'));
