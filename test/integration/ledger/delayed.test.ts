import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledger } from '../../../functions/runtime/providers/ledger.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, expectBalanced, postStripe, problemIn } from '../api/bed.ts';

/* A payment method that takes days: the page is completed, the money comes later or not at all. */

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

interface LedgerPage {
  readonly items: { id: string; phase: string; resolves: string | null }[];
}

let events = 0;
async function waiting() {
  const request = aRequest();
  const { id } = await luyue.startDeal(request);
  await luyue.actByLink(await luyue.tokenFor(request.creator.email), 'accept', { termsVersion: 1 });
  const { funding } = await luyue.deal(id);
  const amount = funding?.amount ?? 0;
  const paymentId = `${id}.funding.1`;
  const say = async (type: string, status: 'paid' | 'unpaid') => {
    events += 1;
    const object = {
      id: funding?.checkoutUrl?.split('/').at(-1),
      object: 'checkout.session',
      metadata: { dealId: id, paymentId },
      payment_status: status,
      amount_total: amount,
      currency: 'cny',
      payment_intent: `pi_${id}`,
    };
    const event = { id: `evt_${events}`, object: 'event', type, created: 1_761_955_200, data: { object } };
    expect((await postStripe(luyue, event)).status).toBe(200);
    await luyue.settle();
  };
  const entries = async (query = '') => {
    const path = `/v1/deals/${id}/ledger?limit=100${query}`;
    const { body } = await luyue.request<LedgerPage>('GET', path, { key: luyue.brandKey });
    return body.items.map((entry) => `${entry.id.slice(id.length + 1)} ${entry.phase}`);
  };
  const standing = () => ledger.of(luyue.luyue.runtime).standing(`escrow:${id}`, 'CNY');
  return { id, amount, say, entries, standing, first: `collected.${paymentId}` };
}

describe('a page that was completed but not paid yet', () => {
  test('shows in the books as on its way, and funds the deal when it is paid', async () => {
    const { id, amount, say, entries, standing, first } = await waiting();
    await say('checkout.session.completed', 'unpaid');
    await say('checkout.session.completed', 'unpaid');
    expect(await luyue.deal(id)).toMatchObject({ status: 'awaiting_funding', money: { funded: 0 } });
    expect(await standing()).toEqual({ balanceMinor: 0, leastMinor: 0, mostMinor: amount });
    expect(await entries()).toEqual([]);
    expect(await entries('&phase=all')).toEqual([`${first} pending`]);
    expect((await luyue.events(id)).filter((type) => type === 'deal.payment_pending.v1')).toHaveLength(1);

    await say('checkout.session.async_payment_succeeded', 'paid');
    await say('checkout.session.async_payment_succeeded', 'paid');
    expect(await luyue.deal(id)).toMatchObject({ status: 'delivering', money: { funded: amount } });
    expect(await standing()).toEqual({ balanceMinor: amount, leastMinor: amount, mostMinor: amount });
    expect(await entries()).toEqual([`${first}.posted posted`]);
    expect(await entries('&phase=pending')).toEqual([`${first} pending`]);
    await expectBalanced(luyue);
  });

  test('goes back when the deal was cancelled meanwhile, and never comes into escrow', async () => {
    const { id, say, entries, standing, first } = await waiting();
    await say('checkout.session.completed', 'unpaid');
    await luyue.act(id, 'cancel', { reason: 'no budget' });
    expect((await luyue.deal(id)).status).toBe('closed');
    await say('checkout.session.expired', 'unpaid');
    expect(await standing()).toEqual({ balanceMinor: 0, leastMinor: 0, mostMinor: 0 });
    expect(await entries('&phase=all')).toEqual([`${first} pending`, `${first}.voided voided`]);
    expect(await luyue.events(id)).toContain('deal.pending_payment_dropped.v1');
    await expectBalanced(luyue);
  });

  test('is asked for by phases and times that exist', async () => {
    const { id } = await waiting();
    for (const query of ['phase=open', 'from=yesterday', 'until=2026-13-01T00:00:00Z', 'since=x']) {
      const reply = await luyue.request('GET', `/v1/deals/${id}/ledger?${query}`, { key: luyue.brandKey });
      const { errors = [] } = problemIn(reply, 400, 'invalid_request');
      expect(errors.map(({ path }) => path)).toEqual([query.slice(0, query.indexOf('='))]);
    }
  });
});
