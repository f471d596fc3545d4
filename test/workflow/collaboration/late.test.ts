import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { RetryableError } from '../../../domain/errors.ts';
import { gateway } from '../../../functions/runtime/providers/gateway.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from './books.ts';
import { breakStep } from './faultDrill.ts';
import { Story } from './story.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => h.stop());

/** The deal is over, but its page could not be closed yet: the brand can still pay. */
async function withdrawnWithOpenPage(): Promise<{ story: Story; page: string }> {
  const story = await Story.atFunding(h);
  const page = await story.checkoutUrl();
  await breakStep(h, 'closeDeal', 'RetryableError', 2);
  await story.creator('withdraw');
  return { story, page };
}

async function expectReturned(story: Story): Promise<void> {
  const events = (await story.events()).filter((type) => type === 'deal.late_payment_received.v1');
  expect(events).toHaveLength(1);
  expect(await leftOf(story)).toEqual({});
  expect((await story.view()).money).toMatchObject({ funded: 0, refunded: 0 });
}

it('money that comes when the deal is over goes straight back', async () => {
  const { story, page } = await withdrawnWithOpenPage();
  expect((await story.click('pay', page)).status).toBe(200);
  await expectReturned(story);
  await story.after(60_000);
  expect((await story.view()).outcome).toBe('withdrawn');
});

it('goes back even if the payment service is away at that moment', async () => {
  const { story, page } = await withdrawnWithOpenPage();
  const refund = vi.spyOn(gateway.of(h.luyue.runtime), 'refund');
  refund.mockRejectedValueOnce(new RetryableError('the payment service is away'));
  await story.click('pay', page);
  expect(refund).toHaveBeenCalledTimes(1);
  await story.after(60_000);
  await expectReturned(story);
});
