import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Order } from '../../../domain/commission/commission.ts';
import { RetryableError } from '../../../domain/errors.ts';
import { deals } from '../../../functions/runtime/providers/deals.ts';
import { parties } from '../../../functions/runtime/providers/parties.ts';
import { payments } from '../../../functions/runtime/providers/payments.ts';
import { type Reply, TestLuyue } from '../../harness/luyue.ts';
import { arm, expectSameAtService } from '../../integration/stripe/drill.ts';
import { balancesOf } from '../collaboration/books.ts';
import { expectClosed, expectGate } from '../collaboration/expectations.ts';
import { COMMISSION, liveTerms, Story } from '../collaboration/story.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start({ onboarding: 'required' });
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => h.stop());

const ORDER = { orderId: 'a', net: 1_000_000 };
/** 15 % of 10 000 yuan, and nothing else: 1 500 yuan, with 5 % of platform fee. */
const commissionOnly = () => liveTerms(h, { fixedFee: 0, commission: COMMISSION });

const stored = async (story: Story) => {
  const deal = await deals.of(h.luyue.runtime).find(story.id);
  if (deal === null) throw new Error('no such deal');
  return deal;
};
const order = async (story: Story, more: Partial<Order> = {}): Promise<Order> => ({
  ...ORDER,
  at: (await stored(story)).delivery?.liveAt ?? '',
  ...more,
});

async function report(story: Story, ...orders: Order[]): Promise<Reply> {
  const reply = await h.request('POST', `/v1/deals/${story.id}/sales`, { key: h.brandKey, body: orders });
  await h.settle();
  return reply;
}

async function onboard(story: Story): Promise<void> {
  const party = await parties.of(h.luyue.runtime).find((await story.view()).creator.id);
  const path = `/_local/onboarding/${party?.payoutAccountId}/complete`;
  const body = { accountNumber: '6222020200112230' };
  await h.request('POST', path, { body, headers: { accept: 'application/json' } });
  await h.settle();
}

/** Sales closed with one order of `net`; what follows depends on whether the creator gave bank details. */
async function sold(options: { email?: string; net?: number } = {}): Promise<Story> {
  const { net = ORDER.net, ...rest } = options;
  const story = await Story.atSales(h, { terms: commissionOnly(), ...rest });
  await report(story, await order(story, { net }));
  await story.brand('close_sales');
  return story;
}

/** The same, and the creator was paid. */
async function paid(): Promise<Story> {
  const story = await sold();
  await onboard(story);
  await expectClosed(story, 'completed');
  return story;
}

/** 600 yuan of it are owed, since nothing can be taken back. */
async function owing(): Promise<Story> {
  const story = await paid();
  await arm(h, { fault: 'insufficient_balance', on: 'reversal', times: 1 });
  await report(story, await order(story, { refunded: 400_000 }));
  expect(await owedBy(story)).toBe(60_000);
  return story;
}

const owedBy = async (story: Story) => {
  const account = `receivable:creator:${(await story.view()).creator.id}`;
  return -((await balancesOf(h, 'CNY'))[account] ?? 0) + 0;
};
const claimsOf = async (story: Story) =>
  (await stored(story)).payments
    .filter(({ blockedBy }) => blockedBy === 'awaiting_recovery')
    .map(({ amountMinor }) => amountMinor);

/** All balances sum to zero, nothing is held for a closed deal, and the service has what the books say. */
async function expectSound(...stories: Story[]): Promise<void> {
  const balances = await balancesOf(h, 'CNY');
  expect(Object.values(balances).reduce((sum, each) => sum + each, 0)).toBe(0);
  for (const story of stories) {
    const { money } = await story.view();
    expect(money.funded).toBe(money.released + money.refunded);
    expect(balances[`escrow:${story.id}`] ?? 0).toBe(0);
  }
  await expectSameAtService(h);
}

/** Over; what the deal kept for the debts of another one is left in its own entries. */
async function expectCompleted(story: Story): Promise<void> {
  expect(await story.view()).toMatchObject({ status: 'closed', outcome: 'completed' });
}

describe('sales that become less after the settlement', () => {
  it('before the payout was sent: it becomes less, and the brand is refunded', async () => {
    const story = await sold();
    await expectGate(story, 'payout', 'settling');
    expect(await report(story, await order(story, { refunded: 400_000 }))).toMatchObject({
      status: 200,
      body: { corrected: 1 },
    });
    expect(await owedBy(story)).toBe(0);
    await onboard(story);
    await expectClosed(story, 'completed');
    expect((await story.view()).money).toMatchObject({ paidOut: 90_000, released: 94_500 });
    await expectSound(story);
  });

  it('altogether, before the payout was sent: the deal ends without one', async () => {
    const story = await sold();
    await report(story, await order(story, { cancelledBeforeShipping: true }));
    await expectClosed(story, 'completed');
    expect((await story.view()).money).toMatchObject({ paidOut: 0, released: 0 });
    await expectSound(story);
  });

  it('after the deal was closed: the payout is taken back from the creator’s account', async () => {
    const story = await paid();
    await report(story, await order(story, { refunded: 400_000 }));
    expect((await story.view()).money).toMatchObject({ paidOut: 90_000, released: 94_500 });
    expect(await story.events()).toEqual(
      expect.arrayContaining([
        'deal.sales_corrected.v1',
        'deal.commission_clawed_back.v1',
        'deal.reversal_ordered.v1',
        'deal.claim_recovered.v1',
      ]),
    );
    expect(await claimsOf(story)).toEqual([]);
    await expectSound(story);
  });

  it('and reported ten times at once: once', async () => {
    const story = await paid();
    const less = await order(story, { refunded: 400_000 });
    await Promise.all(Array.from({ length: 10 }, () => report(story, less)));
    expect(await report(story, less)).toMatchObject({ body: { corrected: 0, unchanged: 1 } });
    expect((await stored(story)).clawback).toMatchObject({ count: 1, parts: [{ amountMinor: 60_000 }] });
    expect((await story.view()).money.released).toBe(94_500);
    await expectSound(story);
  });

  it('while the payment service is away: as soon as it is back', async () => {
    const story = await paid();
    const away = new RetryableError('the payment service is away');
    const reverse = vi.spyOn(payments.of(h.luyue.runtime), 'reverse').mockRejectedValue(away);
    await report(story, await order(story, { refunded: 400_000 }));
    await story.after(1_000);
    expect(reverse).toHaveBeenCalled();
    expect(await claimsOf(story)).toEqual([60_000]);
    reverse.mockRestore();
    await story.after(60_000);
    expect(await claimsOf(story)).toEqual([]);
    expect((await stored(story)).reversals).toMatchObject([{ status: 'done' }]);
    await expectSound(story);
  });

  it('is nobody’s to raise, and not for ever', async () => {
    const story = await paid();
    const refuse = async (more: Partial<Order>) =>
      expect(await report(story, await order(story), await order(story, more))).toMatchObject({
        status: 409,
        body: { code: 'sales_not_open', errors: [{ path: '1' }] },
      });
    await refuse({ orderId: 'new' });
    const liveAt = Date.parse((await stored(story)).delivery?.liveAt ?? '');
    await h.advanceTo(liveAt + 30 * 86_400_000 + 1_000);
    expect(await report(story, await order(story, { refunded: 1 }))).toMatchObject({
      status: 409,
      body: { code: 'sales_not_open' },
    });
  });
});

describe('what a creator owes', () => {
  it('is kept from the next deal, half of its commission at most, and refunded to the brand that claims it', async () => {
    const story = await owing();
    const refunded = async () =>
      (await stored(story)).payments.filter(
        ({ purpose, status }) => purpose === 'refund' && status === 'paid',
      );
    const before = (await refunded()).length;
    const next = await sold({ email: story.email, net: 400_000 });
    await expectCompleted(next);
    expect((await next.view()).money).toMatchObject({ released: 63_000, paidOut: 30_000 });
    expect(await owedBy(story)).toBe(30_000);
    expect(await claimsOf(story)).toEqual([30_000]);
    expect((await refunded()).slice(before)).toMatchObject([{ amountMinor: 30_000 }]);

    const last = await sold({ email: story.email, net: 2_000_000 });
    await expectCompleted(last);
    expect((await last.view()).money.paidOut).toBe(300_000 - 30_000);
    expect(await owedBy(story)).toBe(0);
    expect(await claimsOf(story)).toEqual([]);
    await expectSound(story, next, last);
  });

  it('stays owed when there is nothing to keep it from', async () => {
    const story = await owing();
    await story.after(40 * 86_400_000);
    expect(await owedBy(story)).toBe(60_000);
    expect(await claimsOf(story)).toEqual([60_000]);
    expect((await story.view()).status).toBe('closed');
    await expectSound(story);
  });

  it('is kept once by two deals that are settled at once', async () => {
    const story = await owing();
    const rivals = [];
    for (const net of [600_000, 600_000]) {
      const rival = await Story.atSales(h, { terms: commissionOnly(), email: story.email });
      await report(rival, await order(rival, { net }));
      rivals.push(rival);
    }
    await Promise.all(
      rivals.map(({ id }) =>
        h.request('POST', `/v1/deals/${id}/actions/close_sales`, { key: h.brandKey, body: {} }),
      ),
    );
    await h.settle();
    for (const rival of rivals) await expectCompleted(rival);
    const out = await Promise.all(rivals.map(async (rival) => (await rival.view()).money.paidOut));
    expect(out.reduce((sum, each) => sum + each, 0)).toBe(180_000 - 60_000);
    expect(await owedBy(story)).toBe(0);
    expect(await claimsOf(story)).toEqual([]);
    await expectSound(story, ...rivals);
  });
});
