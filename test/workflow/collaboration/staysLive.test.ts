import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Terms } from '../../../domain/terms/terms.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from './books.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectParked, expectRefused } from './expectations.ts';
import { breakStep } from './faultDrill.ts';
import { mailsTo } from './mailboxes.ts';
import { COMMISSION, Story, videoTerms } from './story.ts';

const DAY = 86_400_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

/** 5 000 dollars, a fifth of it held for a month. */
const kept = (overrides: Partial<Terms> = {}) =>
  videoTerms(h, { stayLive: { period: 'P30D', holdPpm: 200_000 }, ...overrides });

async function approved(terms = kept()): Promise<Story> {
  const story = await Story.atReview(h, { terms });
  await story.brand('approve');
  return story;
}

describe('stays_live', () => {
  it('holds part of the fee until the work has stayed online', async () => {
    const story = await approved();
    const gate = await expectGate(story, 'stays_live', 'settling');
    expect(Date.parse(gate.deadline) - h.now()).toBe(30 * DAY);
    expect((await story.view()).money).toMatchObject({ released: 420_000, paidOut: 400_000, refunded: 0 });
    expect(await leftOf(story)).toMatchObject({ [`escrow:${story.id}`]: 105_000 });
    const [mail] = await mailsTo(h, story.email);
    expect(mail?.text).toContain('1,000');
    await story.toDeadline();
    await expectClosed(story, 'completed');
    expect((await story.view()).money).toMatchObject({ released: 525_000, paidOut: 500_000, refunded: 0 });
  });

  it('is waived by the brand, and by nobody else', async () => {
    const story = await approved();
    await expectRefused(story, () => story.creator('waive'), 403, 'not_allowed');
    await story.brand('waive');
    await expectClosed(story, 'completed');
    expect((await story.view()).money.paidOut).toBe(500_000);
  });

  it.each([
    ['release', 500_000, 0],
    ['refund', 400_000, 105_000],
  ] as const)('that is reported down goes to an operator, who decides: %s', async (decision, paid, back) => {
    const story = await approved();
    await story.brand('report_down', { note: 'it is gone' });
    await expectParked(story, 'stays_live', 'ReportedDown');
    const [mail] = await mailsTo(h, story.email);
    expect(mail?.text).toContain('it is gone');
    await story.operator(decision);
    await expectClosed(story, 'resolved');
    expect((await story.view()).money).toMatchObject({ paidOut: paid, refunded: back });
    expect(await story.events()).toContain(
      decision === 'release' ? 'deal.hold_released.v1' : 'deal.hold_returned.v1',
    );
  });

  it('goes on where an operator finds the work online', async () => {
    const story = await approved();
    const { deadline } = await expectGate(story, 'stays_live', 'settling');
    await story.brand('report_down');
    await story.operator('retry');
    expect((await expectGate(story, 'stays_live', 'settling')).deadline).toBe(deadline);
    await story.toDeadline();
    await expectClosed(story, 'completed');
  });

  it.each([
    ['retry', 'completed', 500_000],
    ['release', 'resolved', 500_000],
    ['refund', 'resolved', 400_000],
  ] as const)('whose hold cannot be settled is parked; %s settles it', async (decision, outcome, paid) => {
    const story = await approved();
    await breakStep(h, 'settleHold', 'TerminalError', 1);
    await story.brand('waive');
    await expectParked(story, 'hold', 'TerminalError');
    await story.operator(decision);
    await expectClosed(story, outcome);
    expect((await story.view()).money.paidOut).toBe(paid);
  });
});

describe('with sales to be counted as well', () => {
  const both = (period: string) => kept({ commission: COMMISSION, stayLive: { period, holdPpm: 200_000 } });

  it('what ends earlier comes first: the hold', async () => {
    const story = await approved(both('P10D'));
    await story.toDeadline();
    await expectGate(story, 'sales', 'settling');
    expect((await story.view()).money).toMatchObject({ paidOut: 500_000, refunded: 0 });
    await story.sell(100_000);
    await story.brand('close_sales');
    await expectClosed(story, 'completed');
    expect((await story.view()).money.paidOut).toBe(515_000);
  });

  it('or the sales: escrow keeps what is held, with its fees', async () => {
    const story = await approved(both('P60D'));
    await expectGate(story, 'sales', 'settling');
    await story.sell(100_000);
    await story.brand('close_sales');
    await expectGate(story, 'stays_live', 'settling');
    expect(await leftOf(story)).toMatchObject({ [`escrow:${story.id}`]: 105_000 });
    expect((await story.view()).money.paidOut).toBe(415_000);
    await story.toDeadline();
    await expectClosed(story, 'completed');
    expect((await story.view()).money.paidOut).toBe(515_000);
  });

  it('a commission above the reserve is topped up, and never paid from what is held', async () => {
    const story = await approved(both('P60D'));
    await story.sell(3_000_000);
    await story.brand('close_sales');
    await expectGate(story, 'top_up', 'settling');
    expect((await story.view()).funding?.amount).toBe(157_500);
    await h.pay(story.id);
    await expectGate(story, 'stays_live', 'settling');
    await story.brand('report_down');
    await story.operator('refund');
    await expectClosed(story, 'resolved');
    expect((await story.view()).money.paidOut).toBe(400_000 + 450_000);
  });

  it('a hold that is lost leaves the sales to be counted', async () => {
    const story = await approved(both('P10D'));
    await story.brand('report_down');
    await story.operator('refund');
    await expectGate(story, 'sales', 'settling');
    expect((await story.view()).money).toMatchObject({ refunded: 105_000, paidOut: 400_000 });
    await story.sell(100_000);
    await story.brand('close_sales');
    await expectClosed(story, 'resolved');
    expect((await story.view()).money.paidOut).toBe(415_000);
  });
});

describe('with guaranteed sales', () => {
  const guaranteed = () =>
    kept({ gmvGuarantee: { target: 1_000_000 }, stayLive: { period: 'P60D', holdPpm: 200_000 } });

  it('nothing moves before it is known whether the work stayed online', async () => {
    const story = await approved(guaranteed());
    await expectGate(story, 'stays_live', 'settling');
    await story.sell(500_000);
    await story.toDeadline();
    expect((await story.view()).money).toMatchObject({
      released: 262_500,
      refunded: 262_500,
      paidOut: 250_000,
    });
    await expectClosed(story, 'completed');
  });

  it('a hold that is lost is lost besides what was not sold', async () => {
    const story = await approved(guaranteed());
    await story.sell(500_000);
    await story.brand('report_down');
    await story.operator('refund');
    await expectGate(story, 'sales', 'settling');
    await story.brand('close_sales');
    await expectClosed(story, 'resolved');
    expect((await story.view()).money.paidOut).toBe(150_000);
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'staysLive'));
