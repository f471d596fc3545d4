import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectParked } from './expectations.ts';
import { COMMISSION, liveTerms, Story } from './story.ts';

const DAY = 86_400_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

/** 30 000 yuan of sales: 4 500 of commission with its fee of 225, of which escrow holds 3 150. */
async function short(): Promise<Story> {
  const story = await Story.atSales(h);
  await story.sell(3_000_000);
  await story.brand('close_sales');
  return story;
}

describe('top_up', () => {
  it('asks the brand for what is missing, then settles', async () => {
    const story = await short();
    const gate = await expectGate(story, 'top_up', 'settling');
    expect(Date.parse(gate.deadline) - h.now()).toBe(7 * DAY);
    expect((await story.view()).funding?.amount).toBe(157_500);
    await h.pay(story.id);
    await expectClosed(story, 'completed');
    const { money } = await story.view();
    expect(money).toMatchObject({ funded: 1_312_500, released: 1_312_500, refunded: 0, paidOut: 1_250_000 });
  });

  it('gives a declined payment a new page within the same clock', async () => {
    const story = await short();
    const { deadline } = await expectGate(story, 'top_up', 'settling');
    const first = await story.checkoutUrl();
    await story.click('fail', first);
    expect((await expectGate(story, 'top_up', 'settling')).deadline).toBe(deadline);
    expect(await story.checkoutUrl()).not.toBe(first);
    await h.pay(story.id);
    await expectClosed(story, 'completed');
  });

  it('goes to an operator when nobody pays, who pays what escrow covers', async () => {
    const story = await short();
    await story.toDeadline();
    await expectParked(story, 'top_up', 'DeadlinePassed');
    await story.operator('release');
    await expectClosed(story, 'resolved');
    const { money } = await story.view();
    expect(money).toMatchObject({ funded: 1_155_000, released: 1_155_000, paidOut: 800_000 + 300_000 });
  });

  it('starts its clock anew after an operator’s retry, also for the page after a declined payment', async () => {
    const story = await short();
    await story.toDeadline();
    await story.operator('retry');
    const { deadline } = await expectGate(story, 'top_up', 'settling');
    expect(Date.parse(deadline) - h.now()).toBe(7 * DAY);
    await story.click('fail', await story.checkoutUrl());
    expect((await expectGate(story, 'top_up', 'settling')).deadline).toBe(deadline);
    await story.after(DAY / 2);
    await h.pay(story.id);
    await expectClosed(story, 'completed');
  });

  it('is not needed where no reserve was agreed and nothing was sold on commission', async () => {
    const { reserve: _, ...commission } = COMMISSION;
    const story = await Story.atSales(h, { terms: liveTerms(h, { commission }) });
    await story.sell(0);
    await story.brand('close_sales');
    await expectClosed(story, 'completed');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'topUp'));
