import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { makeStripeGateway } from '../../../adapters/stripe/gateway.ts';

const secret = 'whsec_main';
const connectSecret = 'whsec_connect';
const nowMs = Date.parse('2026-12-01T12:00:00Z');
const gateway = makeStripeGateway({
  secretKey: 'sk_test_x',
  webhookSecret: [secret, connectSecret],
  wallClock: { now: () => nowMs },
});

const ids = { dealId: 'deal_1', paymentId: 'pay_1' };
const session = {
  id: 'cs_1',
  object: 'checkout.session',
  amount_total: 500,
  currency: 'isk',
  metadata: ids,
  payment_intent: 'pi_1',
  payment_status: 'paid',
};
const event = (type: string, object: unknown, rest: object = {}) =>
  JSON.stringify({ id: 'evt_1', object: 'event', created: 1_764_590_400, type, data: { object }, ...rest });
const sign = (payload: string, { key = secret, ageSeconds = 0 } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret: key, timestamp: nowMs / 1000 - ageSeconds });
const read = (type: string, object: unknown, rest?: object) => {
  const body = event(type, object, rest);
  return gateway.readWebhook(body, sign(body));
};

const paid = {
  eventId: 'evt_1',
  at: '2025-12-01T12:00:00.000Z',
  ...ids,
  type: 'checkout_paid',
  sessionId: 'cs_1',
  amountMinor: 5,
  currency: 'ISK',
  reference: 'pi_1',
};
const refund = { id: 're_1', object: 'refund', metadata: ids, status: 'succeeded' };
const account = {
  id: 'acct_1',
  object: 'account',
  payouts_enabled: true,
  capabilities: { transfers: 'active' },
};

describe("Stripe's events in the domain's words", () => {
  it.each([
    ['checkout.session.completed', session, paid],
    ['checkout.session.async_payment_succeeded', session, paid],
    [
      'checkout.session.completed',
      { ...session, payment_status: 'unpaid' },
      { ...paid, type: 'checkout_pending' },
    ],
    [
      'transfer.reversed',
      { id: 'tr_1', object: 'transfer', metadata: ids, amount: 900, amount_reversed: 500, currency: 'isk' },
      { type: 'transfer_reversed', ...ids, reference: 'tr_1', reversedMinor: 5, currency: 'ISK' },
    ],
    ['checkout.session.expired', session, { type: 'checkout_expired', sessionId: 'cs_1', reason: 'expired' }],
    ['refund.updated', refund, { type: 'refund_succeeded', ...ids, reference: 're_1' }],
    [
      'refund.failed',
      { ...refund, status: 'failed', failure_reason: 'expired_or_canceled_card' },
      { type: 'refund_failed', ...ids, reason: 'expired_or_canceled_card' },
    ],
    ['account.updated', account, { type: 'payee_ready', accountId: 'acct_1' }],
  ])('%s', async (type, object, expected) => {
    expect(await read(type, object)).toMatchObject(expected);
  });

  it.each([
    ['checkout.session.completed', { ...session, metadata: {} }],
    ['checkout.session.async_payment_failed', { ...session, metadata: { dealId: 'deal_1' } }],
    ['refund.updated', { ...refund, status: 'pending' }],
    ['refund.updated', { ...refund, metadata: null }],
    ['account.updated', { ...account, payouts_enabled: false }],
    ['account.updated', { ...account, capabilities: { transfers: 'pending' } }],
    ['customer.created', { id: 'cus_1' }],
  ])('%s that is none of our business is null', async (type, object) => {
    expect(await read(type, object)).toBeNull();
  });

  it("reports a failed bank payout of a payee's account, not of the platform's own", async () => {
    const payout = {
      id: 'po_1',
      object: 'payout',
      amount: 500,
      currency: 'isk',
      failure_code: 'account_closed',
    };
    expect(await read('payout.failed', payout, { account: 'acct_1' })).toMatchObject({
      type: 'payout_failed',
      accountId: 'acct_1',
      reference: 'po_1',
      amountMinor: 5,
      currency: 'ISK',
      reason: 'account_closed',
    });
    expect(await read('payout.failed', payout)).toBeNull();
  });

  it('takes a signature of any of its secrets', async () => {
    const body = event('account.updated', account);
    expect(await gateway.readWebhook(body, sign(body, { key: connectSecret }))).not.toBeNull();
  });

  it.each([
    ['another secret', (body: string) => sign(body, { key: 'whsec_other' })],
    ['301 seconds of age', (body: string) => sign(body, { ageSeconds: 301 })],
    ['another body', () => sign('{}')],
    ['no signature', () => ''],
    ['nonsense', () => 'v1=1,t=x'],
  ])('refuses %s', async (_, signature) => {
    const body = event('checkout.session.completed', session);
    await expect(gateway.readWebhook(body, signature(body))).rejects.toMatchObject({
      name: 'InvalidSignature',
    });
  });

  it('takes a signature of 300 seconds of age', async () => {
    const body = event('checkout.session.completed', session);
    expect(await gateway.readWebhook(body, sign(body, { ageSeconds: 300 }))).toMatchObject(paid);
  });

  it('gives up on a signed body that is no event', async () => {
    await expect(gateway.readWebhook('not json', sign('not json'))).rejects.toMatchObject({
      name: 'TerminalError',
    });
  });
});
