import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkoutRequest, collect, openRig, type Rig } from './rig.ts';

const dayMs = 24 * 60 * 60 * 1000;
let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const arm = async (fault: object) => {
  const { status, body } = await rig.sandbox.routes.armFault(fault);
  if (status !== 201) throw new Error(body);
};
const armed = async (): Promise<unknown[]> => JSON.parse((await rig.sandbox.routes.armedFaults()).body).items;
const payee = { payeeId: 'party_mei', email: 'mei@example.com' };
const account = async () => (await rig.gateway.openPayeeAccount(payee)).accountId;
const payOut = async (accountId: string, amountMinor = 500_000) =>
  rig.gateway.payOut({ paymentId: 'pay_out', dealId: 'deal_1', accountId, amountMinor, currency: 'CNY' });
const paidOut = async () => {
  const result = await payOut(await account());
  if (result.status === 'refused') throw new Error(result.reason);
  return result.reference;
};
const reverse = (transferReference: string, amountMinor: number, paymentId = 'claw_1') =>
  rig.gateway.reverse({ paymentId, dealId: 'deal_1', transferReference, amountMinor, currency: 'CNY' });
const refund = (chargeReference: string, amountMinor: number, paymentId = 'refund_1') =>
  rig.gateway.refund({ paymentId, dealId: 'deal_1', chargeReference, amountMinor, currency: 'CNY' });
const eventTypes = async () => (await rig.events()).flatMap((event) => (event === null ? [] : [event.type]));

describe('a payment that does not go straight', () => {
  it('is declined, and the page takes another try', async () => {
    await arm({ fault: 'card_declined', times: 2 });
    const { sessionId } = await rig.gateway.createCheckout(checkoutRequest);
    expect((await rig.sandbox.routes.pay(sessionId)).status).toBe(402);
    expect((await rig.sandbox.routes.pay(sessionId, 'text/html')).body).toContain('Declined');
    expect(await eventTypes()).toEqual([]);
    expect((await rig.sandbox.routes.pay(sessionId)).status).toBe(200);
    expect(await eventTypes()).toEqual(['checkout_paid']);
  });

  it.each([
    ['succeeded', 'checkout_paid'],
    ['failed', 'checkout_failed'],
  ])('settles after days: %s', async (outcome, end) => {
    await arm({ fault: 'delayed_settlement', after: 'P2D', outcome });
    const { sessionId } = await rig.gateway.createCheckout(checkoutRequest);
    await rig.sandbox.routes.pay(sessionId);
    const [pending] = await rig.events();
    expect(pending).toMatchObject({
      type: 'checkout_pending',
      paymentId: 'pay_fund_1',
      amountMinor: 800_000,
    });
    if (pending?.type !== 'checkout_pending') throw new Error('not pending');
    expect(await rig.funds.charge(pending.reference)).toBeNull();
    await rig.timeline.advance(dayMs);
    expect(await eventTypes()).toEqual(['checkout_pending']);

    await rig.restart();
    await rig.timeline.advance(dayMs);
    expect(await eventTypes()).toEqual(['checkout_pending', end]);
    const held = await rig.funds.charge(pending.reference);
    if (end === 'checkout_paid') expect(held).toMatchObject({ amountMinor: 800_000, refundedMinor: 0 });
    else expect(held).toBeNull();
  });
});

describe('what is held', () => {
  it('is told with what was refunded of it', async () => {
    const paid = await collect(rig);
    expect(await rig.funds.charge(paid.reference)).toEqual({
      reference: paid.reference,
      amountMinor: 800_000,
      refundedMinor: 0,
      currency: 'CNY',
      heldAt: '2026-12-01T00:00:00.000Z',
    });
    await refund(paid.reference, 300_000);
    expect(await rig.funds.charge(paid.reference)).toMatchObject({ refundedMinor: 300_000 });
    expect(await rig.funds.charge('pi_none')).toBeNull();
  });

  it('is in the units of ISO 4217', async () => {
    const paid = await collect(rig, { currency: 'ISK', amountMinor: 5 });
    expect(await rig.funds.charge(paid.reference)).toMatchObject({ amountMinor: 5, currency: 'ISK' });
  });
});

describe('taking money back from a payee', () => {
  it('happens once per paymentId, in parts, within a day and after', async () => {
    await collect(rig);
    const transfer = await paidOut();
    const first = await reverse(transfer, 200_000);
    expect(first).toEqual({ status: 'succeeded', reference: expect.stringMatching(/^trr_/) });
    await rig.timeline.advance(40 * dayMs);
    expect(await reverse(transfer, 200_000)).toEqual(first);
    await expect(reverse(transfer, 1)).rejects.toMatchObject({ name: 'InvariantViolation' });
    expect(await reverse(transfer, 300_000, 'claw_2')).toMatchObject({ status: 'succeeded' });
    await expect(reverse(transfer, 1, 'claw_3')).rejects.toMatchObject({ name: 'TerminalError' });
    expect((await rig.events()).findLast((event) => event?.type === 'transfer_reversed')).toMatchObject({
      dealId: 'deal_1',
      paymentId: 'pay_out',
      reference: transfer,
      reversedMinor: 500_000,
    });
    // What came back can be paid out again.
    expect(
      await rig.gateway.payOut({
        paymentId: 'pay_out_2',
        dealId: 'deal_1',
        accountId: await account(),
        amountMinor: 800_000,
        currency: 'CNY',
      }),
    ).toMatchObject({ status: 'succeeded' });
  });

  it('is refused while the payee has not enough there, and done when it has', async () => {
    await collect(rig);
    await arm({ fault: 'bank_payout', after: 'P1D' });
    const transfer = await paidOut();
    expect(await reverse(transfer, 1)).toEqual({ status: 'refused', reason: 'insufficient_funds' });
    await rig.gateway.payOut({
      paymentId: 'pay_out_2',
      dealId: 'deal_2',
      accountId: await account(),
      amountMinor: 100,
      currency: 'CNY',
    });
    expect(await reverse(transfer, 1)).toMatchObject({ status: 'succeeded' });
    await arm({ fault: 'insufficient_balance', on: 'reversal' });
    expect(await reverse(transfer, 2, 'claw_2')).toEqual({ status: 'refused', reason: 'insufficient_funds' });
  });

  it('follows from no transfer that does not exist', async () => {
    await expect(reverse('tr_none', 1)).rejects.toMatchObject({ name: 'TerminalError' });
  });
});

describe('money on its way out', () => {
  it('comes back from the bank, and the account wants other bank details', async () => {
    await collect(rig);
    await arm({ fault: 'bank_payout', after: 'P3D', outcome: 'failed' });
    const accountId = await account();
    const transfer = await paidOut();
    await rig.restart();
    await rig.timeline.advance(3 * dayMs);
    expect(await rig.events()).toContainEqual(
      expect.objectContaining({
        type: 'payout_failed',
        accountId,
        amountMinor: 500_000,
        reason: 'account_closed',
      }),
    );
    expect(await rig.gateway.payeeAccount(accountId)).toMatchObject({ payoutsEnabled: false });
    expect(await reverse(transfer, 500_000)).toMatchObject({ status: 'succeeded' });
    await rig.sandbox.routes.completeOnboarding(accountId, { accountNumber: '99998888' });
    expect(await rig.gateway.payeeAccount(accountId)).toMatchObject({ payoutsEnabled: true });
  });

  it.each(['transfer', 'refund'])('is refused for want of balance: %s', async (on) => {
    const paid = await collect(rig);
    await arm({ fault: 'insufficient_balance', on });
    const act = async () => (on === 'transfer' ? payOut(await account()) : refund(paid.reference, 5));
    expect(await act()).toEqual({ status: 'refused', reason: 'balance_insufficient' });
    expect(await act()).toMatchObject({ status: 'succeeded' });
  });

  it.each([
    ['succeeded', ['refund_succeeded'], { status: 'succeeded' }],
    ['failed', ['refund_failed'], { status: 'refused', reason: 'expired_or_canceled_card' }],
  ])('is pending and then %s', async (outcome, told, after) => {
    const paid = await collect(rig);
    await arm({ fault: 'delayed_refund', after: 'P2D', outcome });
    expect(await refund(paid.reference, 300_000)).toMatchObject({ status: 'pending' });
    await rig.restart();
    await rig.timeline.advance(2 * dayMs);
    expect((await eventTypes()).slice(1)).toEqual(told);
    expect(await refund(paid.reference, 300_000)).toMatchObject(after);
  });

  it('was refunded and is not after all', async () => {
    const paid = await collect(rig);
    await arm({ fault: 'refund_fails_later', after: 'P5D' });
    expect(await refund(paid.reference, 800_000)).toMatchObject({ status: 'succeeded' });
    await rig.timeline.advance(5 * dayMs);
    expect((await eventTypes()).slice(1)).toEqual(['refund_succeeded', 'refund_failed']);
    expect(await rig.funds.charge(paid.reference)).toMatchObject({ refundedMinor: 0 });
    expect(await refund(paid.reference, 800_000, 'refund_2')).toMatchObject({ status: 'succeeded' });
  });
});

describe('a service that fails', () => {
  it.each(['rate_limit', 'key_in_use'])('%s is worth another try, and nothing was done', async (fault) => {
    await collect(rig);
    const accountId = await account();
    await arm({ fault, path: '/v1/transfers', times: 5 });
    await expect(payOut(accountId)).rejects.toMatchObject({ name: 'RetryableError' });
    await rig.sandbox.routes.clearFaults();
    expect(await payOut(accountId)).toMatchObject({ status: 'succeeded' });
  });

  it('is asked again under another key when it remembers its own failure', async () => {
    await collect(rig);
    const accountId = await account();
    await arm({ fault: 'server_error', path: '/v1/transfers' });
    // The SDK tries again by itself, under the same key, and gets the same failure: the key is spent.
    const result = await payOut(accountId);
    expect(result).toMatchObject({ status: 'succeeded' });
    expect(await payOut(accountId)).toEqual(result);
    const transfers = await rig.gateway.records('transfer', {
      since: '2026-12-01T00:00:00Z',
      until: '2026-12-02T00:00:00Z',
    });
    expect(transfers.items).toHaveLength(1);
  });

  it.each(['/v1/checkout/sessions', '/v1/accounts', '/v1/refunds', '/v1/transfers'])(
    'does once what it did without answering: %s',
    async (path) => {
      const paid = await collect(rig);
      await arm({ fault: 'lost_answer', path, times: 1 });
      const { sessionId } = await rig.gateway.createCheckout({ ...checkoutRequest, paymentId: 'again' });
      expect((await rig.gateway.createCheckout({ ...checkoutRequest, paymentId: 'again' })).sessionId).toBe(
        sessionId,
      );
      expect(await payOut(await account())).toMatchObject({ status: 'succeeded' });
      expect(await refund(paid.reference, 300_000)).toMatchObject({ status: 'succeeded' });
      // All that came in is gone: neither was done twice.
      expect(
        await rig.gateway.payOut({
          ...{ paymentId: 'x', dealId: 'deal_1', currency: 'CNY' },
          accountId: await account(),
          amountMinor: 1,
        }),
      ).toEqual({ status: 'refused', reason: 'balance_insufficient' });
      expect(await armed()).toEqual([]);
    },
  );
});

describe('webhooks that go wrong', () => {
  it('come twice', async () => {
    await arm({ fault: 'webhook_duplicated' });
    await collect(rig);
    expect(await eventTypes()).toEqual(['checkout_paid', 'checkout_paid']);
    expect(new Set((await rig.events()).map((event) => event?.eventId)).size).toBe(1);
  });

  it('are overtaken by later ones', async () => {
    const paid = await collect(rig);
    await arm({ fault: 'webhook_delayed', type: 'refund.updated', after: 'PT1H' });
    await arm({ fault: 'delayed_refund', after: 'PT10M', outcome: 'failed' });
    await refund(paid.reference, 1);
    await rig.restart();
    await rig.timeline.advance(dayMs);
    const order = rig.receiver.deliveries.map(({ body }) => JSON.parse(body).type);
    expect(order).toEqual(['checkout.session.completed', 'refund.failed', 'refund.updated']);
  });

  it('do not arrive until they do', async () => {
    await arm({ fault: 'webhook_unreachable', times: 3 });
    const { sessionId } = await rig.gateway.createCheckout(checkoutRequest);
    await rig.sandbox.routes.pay(sessionId);
    expect(await eventTypes()).toEqual([]);
    await rig.timeline.advance(60_000);
    expect(await eventTypes()).toEqual(['checkout_paid']);
  });
});

describe('the switch', () => {
  it.each([
    [{ fault: 'nonsense' }, 'fault'],
    [{ fault: 'card_declined', times: 0 }, 'times'],
    [{ fault: 'card_declined', path: '/v1' }, ''],
    [{ fault: 'insufficient_balance' }, 'on'],
    [{ fault: 'delayed_refund', after: 'soon' }, 'after'],
    [{ fault: 'rate_limit', path: 'transfers' }, 'path'],
    [{ fault: 'webhook_delayed', type: '*' }, 'type'],
    [undefined, ''],
  ])('refuses %j', async (body, path) => {
    const answer = await rig.sandbox.routes.armFault(body);
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
    expect(await armed()).toEqual([]);
  });

  it('keeps what has not struck yet over a restart, and forgets it when told', async () => {
    await arm({ fault: 'card_declined', times: 2 });
    await arm({ fault: 'delayed_settlement', after: 'P2D', outcome: 'failed' });
    const { sessionId } = await rig.gateway.createCheckout(checkoutRequest);
    await rig.sandbox.routes.pay(sessionId);
    await rig.restart();
    expect(await armed()).toEqual([
      { fault: 'card_declined', times: 1 },
      { fault: 'delayed_settlement', times: 1, after: 'P2D', outcome: 'failed' },
    ]);
    await rig.sandbox.routes.clearFaults();
    expect(await armed()).toEqual([]);
  });
});
