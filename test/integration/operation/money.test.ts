import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deals } from '../../../functions/runtime/providers/deals.ts';
import { parties } from '../../../functions/runtime/providers/parties.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { leftOf } from '../../workflow/collaboration/books.ts';
import { expectClosed } from '../../workflow/collaboration/expectations.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { problemIn } from '../api/bed.ts';
import { reconciled } from '../reconciliation/bed.ts';
import { arm, expectSameAtService } from '../stripe/drill.ts';

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

/** As somebody with the payment service's dashboard does. */
async function reverseByHand(story: Story, amount?: number) {
  const payment = (await deals.of(h.luyue.runtime).find(story.id))?.payments.find(
    ({ to }) => to.role === 'creator',
  );
  const { STRIPE_API_BASE = '', STRIPE_SECRET_KEY = '' } = h.luyue.runtime.env;
  const response = await fetch(`${STRIPE_API_BASE}/v1/transfers/${payment?.reference}/reversals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${STRIPE_SECRET_KEY}` },
    body: new URLSearchParams(amount === undefined ? {} : { amount: String(amount) }),
  });
  expect(response.status).toBe(200);
  await h.settle();
}

describe('a payout that somebody takes back at the payment service', () => {
  const differences = async () => (await reconciled(h)).map(({ difference }) => difference);

  test('as a whole is owed again, told to operations, and paid anew by an operator', async () => {
    const story = await Story.atReview(h);
    await story.brand('approve');
    await expectClosed(story, 'completed');
    await reverseByHand(story);
    expect((await story.view()).money.paidOut).toBe(0);
    expect(await cases()).toMatchObject([
      { id: `payments.${story.id}`, amount: 800_000, what: expect.stringContaining('transfer_reversed') },
    ]);
    const [mail] = await mails('operations@luyue.test');
    expect(mail?.subject).toContain('被撤回');
    expect((await retryPayments(story)).status).toBe(200);
    expect((await story.view()).money.paidOut).toBe(800_000);
    expect(await leftOf(story)).toEqual({ 'psp:clearing': -40_000, 'revenue:platform': 40_000 });
    expect(await cases()).toEqual([]);
    await expectSameAtService(h);
    expect(await differences()).toEqual([]);
  });

  test('in part stays for the reconciliation, which names the payout', async () => {
    const story = await Story.atReview(h);
    await story.brand('approve');
    await reverseByHand(story, 1000);
    expect(await cases()).toEqual([]);
    expect(await differences()).toMatchObject([{ check: 'transfer', atRiskMinor: 1000, dealId: story.id }]);
    await reverseByHand(story);
    const interventions = (await cases()).filter(({ kind }) => kind === 'intervention');
    expect(interventions).toMatchObject([{ id: `payments.${story.id}`, amount: 800_000 }]);
    await retryPayments(story);
    expect(await differences()).toEqual([]);
  });
});
