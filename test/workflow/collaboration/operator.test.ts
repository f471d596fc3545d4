import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectParked, expectRefused } from './expectations.ts';
import { breakStep } from './faultDrill.ts';
import { mailsTo } from './mailboxes.ts';
import { COMMISSION, liveTerms, Story, videoTerms } from './story.ts';

const DAY = 86_400_000;
const OPERATIONS = 'operations@luyue.test';
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

const breakForGood = (step: string) => breakStep(h, step, 'TerminalError', 1);

/** Paid, and then the gate at which the creator delivers could not be opened. */
async function parkedAtDelivery(terms = videoTerms(h)): Promise<Story> {
  const story = await Story.atFunding(h, { terms, provider: true });
  await breakForGood('openGate');
  await h.pay(story.id);
  await expectParked(story, 'delivery', 'TerminalError');
  return story;
}

describe('operator', () => {
  it('is asked with a day to answer, and asked again each day: nothing happens by itself', async () => {
    const asked = async () =>
      (await mailsTo(h, OPERATIONS)).filter(({ subject }) => !subject.includes('提醒'));
    const before = (await asked()).length;
    const story = await parkedAtDelivery();
    const gate = await expectGate(story, 'operator', 'needs_operator');
    expect(Date.parse(gate.deadline) - h.now()).toBe(DAY);
    const { problem, money } = await story.view();
    for (const day of [1, 2]) {
      await story.toDeadline();
      await expectGate(story, 'operator', 'needs_operator');
      expect(await asked()).toHaveLength(before + 1 + day);
    }
    expect(await story.view()).toMatchObject({ problem, money });
    await story.operator('retry');
    await expectGate(story, 'delivery', 'delivering');
  });

  it('refunds: the brand gets everything back', async () => {
    const story = await parkedAtDelivery();
    await story.operator('refund');
    await expectClosed(story, 'refunded');
    expect((await story.view()).money).toMatchObject({ funded: 525_000, refunded: 525_000 });
    const events = await story.events();
    expect(events).toContain('deal.refund_decided.v1');
  });

  it('releases: everybody is paid as if the work had been approved', async () => {
    const terms = liveTerms(h, {
      commission: COMMISSION,
      providerShare: { of: 'fixedFee', ratePpm: 100_000 },
    });
    const story = await parkedAtDelivery(terms);
    await story.operator('release');
    await expectClosed(story, 'resolved');
    const { money } = await story.view();
    expect(money).toMatchObject({
      funded: 1_235_000,
      released: 920_000,
      refunded: 315_000,
      paidOut: 880_000,
    });
  });

  it('releases work that was delivered, and its sales still count', async () => {
    const story = await Story.atDelivery(h, { terms: liveTerms(h, { commission: COMMISSION }) });
    await breakForGood('openGate');
    await story.deliver();
    await expectParked(story, 'review', 'TerminalError');
    await story.operator('release');
    await expectGate(story, 'sales', 'settling');
    await story.sell(100_000);
    await story.brand('close_sales');
    await expectClosed(story, 'resolved');
    expect((await story.view()).money.paidOut).toBe(815_000);
  });

  it('refunds after the fee was paid: what is left of escrow goes back, and nobody waits for sales', async () => {
    const story = await Story.atReview(h, { terms: liveTerms(h, { commission: COMMISSION }) });
    await breakForGood('sendPayouts');
    await story.brand('approve');
    await expectParked(story, 'payout', 'TerminalError');
    await story.operator('refund');
    await expectClosed(story, 'refunded');
    expect((await story.view()).money).toMatchObject({ refunded: 315_000, paidOut: 800_000 });
  });

  it('decides again where a decision could not be carried out', async () => {
    const story = await parkedAtDelivery();
    await breakForGood('releaseFee');
    await story.operator('release');
    await expectParked(story, 'release', 'TerminalError');
    await story.operator('refund');
    await expectClosed(story, 'refunded');
  });

  it('closes what holds no money; there is nothing to refund or release', async () => {
    const story = await Story.begin(h);
    await breakForGood('requestFunding');
    await story.creator('accept', { termsVersion: 1 });
    await expectParked(story, 'funding', 'TerminalError');
    await expectRefused(story, () => story.operator('refund'), 409, 'nothing_to_refund');
    await expectRefused(story, () => story.operator('release'), 409, 'nothing_to_release');
    await story.operator('close');
    await expectClosed(story, 'resolved');
  });

  it('cannot close what holds money, must say why, and is the only one to decide', async () => {
    const story = await parkedAtDelivery();
    await expectRefused(story, () => story.operator('close'), 409, 'money_outstanding');
    const token = await h.operatorToken();
    await expectRefused(story, () => h.act(story.id, 'refund', {}, token), 422, 'invalid_payload');
    await expectRefused(story, () => story.brand('refund', { reason: 'x' }), 403, 'not_allowed');
    await expectRefused(story, () => story.provider('release', { reason: 'x' }), 403, 'not_allowed');
    await expectRefused(story, () => story.creator('release', { reason: 'x' }), 403, 'not_allowed');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'operator'));
