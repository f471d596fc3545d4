import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { statesEntered } from './executions.ts';
import { expectClosed } from './expectations.ts';
import { mailsTo } from './mailboxes.ts';
import { COMMISSION, liveTerms, Story } from './story.ts';

const DAY = 86_400_000;
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

/** What the deal itself needs: the test's own looking on is left out. */
const WATCHING = ['getDeal', 'dealEvents', 'dealLedger'];

function invocations(): number {
  const counts = Object.entries(h.luyue.invocations()).filter(([name]) => !WATCHING.includes(name));
  return counts.reduce((total, [, count]) => total + count, 0);
}

it('a livestream with commission whose sales windows run out: 16 transitions, at most 24 invocations', async () => {
  const story = await Story.begin(h, { terms: liveTerms(h, { commission: COMMISSION }) });
  await story.creator('accept', { termsVersion: 1 });
  await h.pay(story.id);
  await h.advanceTo(h.now() + 10 * DAY);
  await story.deliver();
  await story.brand('approve');
  await story.sell(1_000_000, 500_000);
  await h.settle();
  await story.toDeadline();
  const used = invocations();
  await expectClosed(story, 'completed');

  expect(await statesEntered(h, story.id)).toHaveLength(16);
  expect(h.luyue.stateTransitions(story.id)).toBe(16);
  expect(used, JSON.stringify(h.luyue.invocations())).toBeLessThanOrEqual(24);
  // Invited, to deliver, over; to pay, to review, to report sales, over.
  expect(await mailsTo(h, story.email)).toHaveLength(3);
  const toBrand = await mailsTo(h, 'brand@luyue.test');
  expect(toBrand).toHaveLength(4);
  const inConsole = [`${h.luyue.url}/deals/${story.id}`];
  expect(toBrand.map(({ links }) => links)).toEqual([inConsole, inConsole, inConsole, [expect.any(String)]]);
  expect(h.luyue.mails()).toBe(7);
  expect((await story.view()).money).toEqual({
    currency: 'CNY',
    funded: 1_155_000,
    released: 840_000 + 236_250,
    refunded: 78_750,
    paidOut: 800_000 + 225_000,
  });
});

it('takes one transition less when the brand closes the sales itself', async () => {
  const story = await Story.atSales(h);
  await story.sell(100_000);
  await story.brand('close_sales');
  await expectClosed(story, 'completed');
  expect(h.luyue.stateTransitions(story.id)).toBe(16);
});
