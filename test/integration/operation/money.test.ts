import { afterAll, beforeAll, expect, test } from 'vitest';
import { parties } from '../../../functions/runtime/providers/parties.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from '../../workflow/collaboration/books.ts';
import { expectClosed } from '../../workflow/collaboration/expectations.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { problemIn } from '../api/bed.ts';
import { arm } from '../stripe/drill.ts';

const DAY = 24 * 3_600_000;
const REASON = 'the brand named another card';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

interface ShownCase {
  readonly id: string;
  readonly kind: string;
  readonly dealId: string | null;
  readonly amount: number;
  readonly what: string;
}

async function cases(): Promise<ShownCase[]> {
  const key = await h.operatorToken();
  return (await h.request<{ items: ShownCase[] }>('GET', '/v1/cases', { key })).body.items;
}

async function retryPayments(story: Story) {
  const path = `/v1/deals/${story.id}/operations/retry-payments`;
  const reply = await h.request('POST', path, { key: await h.operatorToken(), body: { reason: REASON } });
  await h.settle();
  return reply;
}

const mails = async (to: string) =>
  (
    await h.request<{ items: { subject: string; links: string[] }[] }>(
      'GET',
      `/_local/inbox?to=${encodeURIComponent(to)}`,
    )
  ).body.items;

test('a refund that comes back to a closed deal is a case, is ordered anew, and the case is over', async () => {
  const story = await Story.atDelivery(h);
  await arm(h, { fault: 'refund_fails_later', after: 'P5D' });
  await story.brand('cancel', { reason: 'plans changed' });
  await expectClosed(story, 'cancelled');
  expect(await cases()).toEqual([]);
  await story.after(5 * DAY);
  expect(await leftOf(story)).not.toEqual({});
  expect(await cases()).toMatchObject([
    {
      id: `payments.${story.id}`,
      kind: 'intervention',
      dealId: story.id,
      amount: 840_000,
      what: expect.stringContaining(`${story.id}.refund`),
    },
  ]);
  expect((await retryPayments(story)).status).toBe(200);
  expect(await story.events()).toEqual(
    expect.arrayContaining(['deal.refund_returned.v1', 'deal.payments_retried.v1']),
  );
  expect(await leftOf(story)).toEqual({});
  expect(await cases()).toEqual([]);
  expect((await story.view()).outcome).toBe('cancelled');
});

test('one that the service refuses again is a case again', async () => {
  const story = await Story.atDelivery(h);
  await arm(h, { fault: 'refund_fails_later', after: 'P5D' });
  await story.brand('cancel', { reason: 'plans changed' });
  await story.after(5 * DAY);
  await arm(h, { fault: 'refund_fails_later', after: 'P1D' });
  await retryPayments(story);
  expect(await cases()).toEqual([]);
  await story.after(DAY);
  expect(await cases()).toMatchObject([{ id: `payments.${story.id}`, amount: 840_000 }]);
  await retryPayments(story);
  expect(await leftOf(story)).toEqual({});
  expect(await cases()).toEqual([]);
});

test('there is nothing to order anew where nothing failed', async () => {
  const story = await Story.atDelivery(h);
  problemIn(await retryPayments(story), 409, 'action_not_available');
  expect(await story.events()).not.toContain('deal.payments_retried.v1');
});

test('a bank that sends a payout back: the payee is told once and led to its bank details, operators have a case until then', async () => {
  const story = await Story.atReview(h);
  await arm(h, { fault: 'bank_payout', after: 'P3D', outcome: 'failed' });
  await arm(h, { fault: 'webhook_duplicated', type: 'payout.failed' });
  await story.brand('approve');
  const before = (await mails(story.email)).length;
  await story.after(3 * DAY);
  const [mail, ...others] = await mails(story.email);
  expect(others).toHaveLength(before);
  expect(mail?.subject).toContain('8,000');
  expect(await cases()).toMatchObject([
    { kind: 'intervention', dealId: null, amount: 800_000, what: expect.stringContaining('account_closed') },
  ]);
  const link = mail?.links.find((url) => url.includes('/bank-details/')) ?? '';
  const page = await h.request('GET', new URL(link).pathname);
  expect(page.status).toBe(303);
  // Whatever the service said of the account before the failure does not end the case.
  await story.after(60_000);
  const { creator } = await story.view();
  const accountId = (await parties.of(h.luyue.runtime).find(creator.id))?.payoutAccountId;
  await h.request('POST', `/_local/onboarding/${accountId}/complete`);
  await story.after(60_000);
  expect(await cases()).toEqual([]);
});
