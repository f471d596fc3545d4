import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { RetryableError } from '../../../domain/errors.ts';
import { gateway } from '../../../functions/runtime/providers/gateway.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, balances, countItems, expectBalanced, postStripe, problemIn } from './bed.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

async function accepted() {
  const request = aRequest();
  const { id } = await luyue.startDeal(request);
  const token = await luyue.tokenFor(request.creator.email);
  await luyue.actByLink(token, 'accept', { termsVersion: 1 });
  const { funding } = await luyue.deal(id);
  const sessionId = funding?.checkoutUrl?.split('/').at(-1) ?? '';
  return { id, token, sessionId, pay: () => luyue.request('POST', `/_local/checkout/${sessionId}/pay`) };
}

/** The payment service's own view of a checkout. */
async function sessionOf(sessionId: string): Promise<Record<string, unknown>> {
  const { STRIPE_API_BASE = '', STRIPE_SECRET_KEY = '' } = luyue.luyue.runtime.env;
  const response = await fetch(`${STRIPE_API_BASE}/v1/checkout/sessions/${sessionId}`, {
    headers: { authorization: `Bearer ${STRIPE_SECRET_KEY}` },
  });
  expect(response.status).toBe(200);
  return JSON.parse(await response.text());
}

let events = 0;
const eventOf = (type: string, object: unknown) => {
  events += 1;
  const created = Math.floor(Date.now() / 1000);
  return { id: `evt_${events}`, object: 'event', type, created, data: { object } };
};
const count = async (id: string, type: string) =>
  (await luyue.events(id)).filter((each) => each === type).length;

/** Payments reach the service but its reports do not reach us until the returned function is called. */
function silence(): () => Promise<void> {
  const spy = vi
    .spyOn(gateway.of(luyue.luyue.runtime), 'readWebhook')
    .mockRejectedValue(new RetryableError('not now'));
  return async () => {
    spy.mockRestore();
    await luyue.advanceTo(luyue.now() + 120_000);
  };
}

describe('the same report', () => {
  test('ten times at once, and once more later, funds once', async () => {
    const { id, sessionId, pay } = await accepted();
    const speak = silence();
    await pay();
    await speak();
    const event = eventOf('checkout.session.completed', await sessionOf(sessionId));
    const before = await balances(luyue);
    const replies = await Promise.all(Array.from({ length: 10 }, () => postStripe(luyue, event)));
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200));
    await luyue.settle();
    expect(await luyue.deal(id)).toMatchObject({ status: 'delivering', money: { funded: 1_155_000 } });
    expect(await count(id, 'deal.funded.v1')).toBe(1);
    expect(await balances(luyue)).toEqual(before);
  });

  test('ten times at once, as the first news of the payment, funds once', async () => {
    const { id, sessionId, pay } = await accepted();
    const speak = silence();
    await pay();
    const event = eventOf('checkout.session.completed', await sessionOf(sessionId));
    vi.restoreAllMocks();
    const replies = await Promise.all(Array.from({ length: 10 }, () => postStripe(luyue, event)));
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200));
    await speak();
    expect(await count(id, 'deal.funded.v1')).toBe(1);
    expect(await balances(luyue)).toMatchObject({ [`escrow:${id}`]: 1_155_000 });
    await expectBalanced(luyue);
  });
});

describe('a payment that arrives when the creator has withdrawn', () => {
  test('goes back, once, however often it is reported, and the books balance', async () => {
    const { id, token, sessionId, pay } = await accepted();
    const speak = silence();
    expect((await pay()).status).toBe(200);
    expect((await luyue.actByLink(token, 'withdraw', {})).status).toBe(200);
    const event = eventOf('checkout.session.completed', await sessionOf(sessionId));
    vi.restoreAllMocks();
    const replies = await Promise.all(Array.from({ length: 10 }, () => postStripe(luyue, event)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    await speak();
    expect(await luyue.deal(id)).toMatchObject({ status: 'closed', outcome: 'withdrawn', gate: null });
    expect(await count(id, 'deal.late_payment_received.v1')).toBe(1);
    const after = await balances(luyue);
    expect(after[`escrow:${id}`] ?? 0).toBe(0);
    expect(after['refundable:brand:brand_demo']).toBe(0);
    await expectBalanced(luyue);
  });

  test('at the same instant: one of the two counts, and nothing is lost', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id, token, pay } = await accepted();
      const [paid, withdrawn] = await Promise.all([
        pay(),
        luyue.request('POST', `/v1/links/${token}/actions/withdraw`, { body: {} }),
      ]);
      await luyue.advanceTo(luyue.now() + 120_000);
      const deal = await luyue.deal(id);
      const after = await balances(luyue);
      const escrow = after[`escrow:${id}`] ?? 0;
      if (withdrawn.status === 200) {
        expect(deal).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
        expect([200, 409]).toContain(paid.status);
        expect(escrow).toBe(0);
        expect(await count(id, 'deal.late_payment_received.v1')).toBe(paid.status === 200 ? 1 : 0);
      } else {
        problemIn(withdrawn, 409, 'gate_answered');
        expect(deal).toMatchObject({ status: 'delivering' });
        expect(escrow).toBe(1_155_000);
      }
      expect(after['refundable:brand:brand_demo'] ?? 0).toBe(0);
      await expectBalanced(luyue);
    }
  });

  test('though its return fails at first', async () => {
    const { id, token, pay } = await accepted();
    const speak = silence();
    await pay();
    await luyue.actByLink(token, 'withdraw', {});
    vi.restoreAllMocks();
    const refund = vi
      .spyOn(gateway.of(luyue.luyue.runtime), 'refund')
      .mockRejectedValueOnce(new RetryableError('the payment service does not answer'));
    await speak();
    refund.mockRestore();
    await luyue.advanceTo(luyue.now() + 3_600_000);
    expect(await count(id, 'deal.late_payment_received.v1')).toBe(1);
    expect((await balances(luyue))['refundable:brand:brand_demo']).toBe(0);
    await expectBalanced(luyue);
  });
});

describe('out of order', () => {
  test('an expiry that comes after the payment changes nothing', async () => {
    const { id, sessionId, pay } = await accepted();
    await pay();
    await luyue.settle();
    const before = await luyue.deal(id);
    const expired = { ...(await sessionOf(sessionId)), status: 'expired', payment_status: 'unpaid' };
    expect((await postStripe(luyue, eventOf('checkout.session.expired', expired))).status).toBe(200);
    await luyue.settle();
    expect(await luyue.deal(id)).toEqual(before);
  });

  test('a payment that comes after its page’s expiry goes back, and the new page can be paid', async () => {
    const { id, sessionId, pay } = await accepted();
    const speak = silence();
    await pay();
    const paid = await sessionOf(sessionId);
    vi.restoreAllMocks();
    await postStripe(
      luyue,
      eventOf('checkout.session.expired', { ...paid, status: 'expired', payment_status: 'unpaid' }),
    );
    await luyue.settle();
    const reopened = await luyue.deal(id);
    expect(reopened.gate?.name).toBe('funding');
    expect(reopened.funding?.checkoutUrl).not.toContain(sessionId);
    await speak();
    expect(await count(id, 'deal.late_payment_received.v1')).toBe(1);
    await luyue.pay(id);
    expect(await luyue.deal(id)).toMatchObject({ status: 'delivering', money: { funded: 1_155_000 } });
    const after = await balances(luyue);
    expect(after[`escrow:${id}`]).toBe(1_155_000);
    expect(after['refundable:brand:brand_demo']).toBe(0);
    await expectBalanced(luyue);
  });

  test('a payment of another amount or currency funds nothing', async () => {
    const { id, sessionId, pay } = await accepted();
    const speak = silence();
    await pay();
    const paid = await sessionOf(sessionId);
    vi.restoreAllMocks();
    await postStripe(luyue, eventOf('checkout.session.completed', { ...paid, amount_total: 100 }));
    await luyue.settle();
    expect(await luyue.deal(id)).toMatchObject({ status: 'awaiting_funding', money: { funded: 0 } });
    await speak();
  });
});

describe('a report that is not for us', () => {
  test('is refused without a signature that fits', async () => {
    const payload = JSON.stringify(eventOf('checkout.session.completed', {}));
    const sign = (options: Partial<Parameters<typeof Stripe.webhooks.generateTestHeaderString>[0]>) =>
      Stripe.webhooks.generateTestHeaderString({
        payload,
        secret: luyue.luyue.secrets.stripeWebhookSecret,
        ...options,
      });
    const hourAgo = Math.floor(Date.now() / 1000) - 3600;
    const signatures = [
      '',
      'x',
      sign({ secret: 'whsec_other' }),
      sign({ payload: '{}' }),
      sign({ timestamp: hourAgo }),
    ];
    for (const signature of signatures) {
      const headers = { 'stripe-signature': signature };
      problemIn(
        await luyue.request('POST', '/v1/webhooks/stripe', { body: payload, headers }),
        400,
        'invalid_signature',
      );
    }
    problemIn(
      await luyue.request('POST', '/v1/webhooks/stripe', { body: payload }),
      400,
      'invalid_signature',
    );
  });

  test('is taken and forgotten when it is about nothing of ours', async () => {
    const before = await countItems(luyue);
    const foreign = { id: 'cs_1', object: 'checkout.session', metadata: {}, payment_status: 'paid' };
    const unknown = {
      ...foreign,
      metadata: { dealId: 'deal_none', paymentId: 'deal_none.funding.1' },
      amount_total: 5,
      currency: 'cny',
      payment_intent: 'pi_none',
    };
    for (const event of [
      eventOf('checkout.session.completed', foreign),
      eventOf('checkout.session.completed', unknown),
      eventOf('checkout.session.expired', unknown),
      eventOf('customer.created', {}),
    ])
      expect(await postStripe(luyue, event)).toMatchObject({ status: 200, body: { received: true } });
    expect(await countItems(luyue)).toBe(before);
  });
});
