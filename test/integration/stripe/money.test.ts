import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeStripeGateway } from '../../../adapters/stripe/gateway.ts';
import { checkoutRequest, collect, openRig, type Rig, webhookSecret } from './rig.ts';

const dayMs = 24 * 60 * 60 * 1000;
let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const payee = { payeeId: 'party_mei', email: 'mei@example.com' };
const payOutOf = (accountId: string, amountMinor: number, paymentId = 'pay_out_1') => ({
  paymentId,
  dealId: 'deal_1',
  accountId,
  amountMinor,
  currency: 'CNY',
});
const refundOf = (chargeReference: string, amountMinor: number, paymentId = 'pay_refund_1') => ({
  paymentId,
  dealId: 'deal_1',
  chargeReference,
  amountMinor,
  currency: 'CNY',
});

describe('money through Stripe', () => {
  it('is collected, paid out and refunded', async () => {
    const checkout = await rig.gateway.createCheckout(checkoutRequest);
    expect(checkout).toEqual({
      sessionId: expect.stringMatching(/^cs_/),
      checkoutUrl: `http://127.0.0.1:4000/_local/checkout/${checkout.sessionId}`,
      expiresAt: '2026-12-02T00:00:00.000Z',
    });
    const paid = await collect(rig);
    expect(paid).toMatchObject({
      dealId: 'deal_1',
      paymentId: 'pay_fund_1',
      amountMinor: 800_000,
      currency: 'CNY',
      at: '2026-12-01T00:00:00.000Z',
      reference: expect.stringMatching(/^pi_/),
    });

    const { accountId, payoutsEnabled } = await rig.gateway.openPayeeAccount(payee);
    expect(payoutsEnabled).toBe(true);
    expect(await rig.gateway.payOut(payOutOf(accountId, 500_000))).toEqual({
      status: 'succeeded',
      reference: expect.stringMatching(/^tr_/),
    });
    const refund = await rig.gateway.refund(refundOf(paid.reference, 300_000));
    expect(refund).toEqual({ status: 'succeeded', reference: expect.stringMatching(/^re_/) });
    expect(await rig.events()).toContainEqual(
      expect.objectContaining({ type: 'refund_succeeded', paymentId: 'pay_refund_1', dealId: 'deal_1' }),
    );
    expect(await rig.gateway.payOut(payOutOf(accountId, 1, 'pay_out_2'))).toEqual({
      status: 'refused',
      reason: 'balance_insufficient',
    });
  });

  it('opens one checkout and one account however often it is asked', async () => {
    const [first, again] = [
      await rig.gateway.createCheckout(checkoutRequest),
      await rig.gateway.createCheckout(checkoutRequest),
    ];
    expect(again).toEqual(first);
    expect(await rig.gateway.openPayeeAccount(payee)).toEqual(await rig.gateway.openPayeeAccount(payee));
  });

  it('calls one paymentId for two things an invariant violation, within a day and after', async () => {
    await rig.gateway.createCheckout(checkoutRequest);
    await expect(rig.gateway.createCheckout({ ...checkoutRequest, amountMinor: 1 })).rejects.toMatchObject({
      name: 'InvariantViolation',
    });

    await collect(rig, { paymentId: 'pay_fund_2' });
    const { accountId } = await rig.gateway.openPayeeAccount(payee);
    await rig.gateway.payOut(payOutOf(accountId, 100));
    await rig.timeline.advance(40 * dayMs);
    await expect(rig.gateway.payOut(payOutOf(accountId, 200))).rejects.toMatchObject({
      name: 'InvariantViolation',
    });
  });

  it.each([0, 40])('pays and refunds once when asked again after %i days', async (days) => {
    const paid = await collect(rig);
    const { accountId } = await rig.gateway.openPayeeAccount(payee);
    const firstPayOut = await rig.gateway.payOut(payOutOf(accountId, 500_000));
    const firstRefund = await rig.gateway.refund(refundOf(paid.reference, 200_000));
    await rig.timeline.advance(days * dayMs);
    expect(await rig.gateway.payOut(payOutOf(accountId, 500_000))).toEqual(firstPayOut);
    expect(await rig.gateway.refund(refundOf(paid.reference, 200_000))).toEqual(firstRefund);
    expect(await rig.gateway.payOut(payOutOf(accountId, 100_000, 'pay_out_rest'))).toMatchObject({
      status: 'succeeded',
    });
    expect(await rig.gateway.payOut(payOutOf(accountId, 1, 'pay_out_more'))).toMatchObject({
      status: 'refused',
    });
  });

  it('pays once when asked many times at once', async () => {
    await collect(rig);
    const { accountId } = await rig.gateway.openPayeeAccount(payee);
    const results = await Promise.all(
      Array.from({ length: 8 }, () => rig.gateway.payOut(payOutOf(accountId, 500_000))),
    );
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]).toMatchObject({ status: 'succeeded' });
  });

  it('finds an earlier payout among more than one page of them', async () => {
    await collect(rig);
    const { accountId } = await rig.gateway.openPayeeAccount(payee);
    const first = await rig.gateway.payOut(payOutOf(accountId, 1, 'pay_first'));
    for (let i = 0; i < 101; i += 1) await rig.gateway.payOut(payOutOf(accountId, 1, `pay_${i}`));
    await rig.timeline.advance(2 * dayMs);
    expect(await rig.gateway.payOut(payOutOf(accountId, 1, 'pay_first'))).toEqual(first);
  });

  it('pays what was refused before for want of money, though Stripe remembers the refusal', async () => {
    const { accountId } = await rig.gateway.openPayeeAccount(payee);
    const refused = { status: 'refused', reason: 'balance_insufficient' };
    expect(await rig.gateway.payOut(payOutOf(accountId, 500_000))).toEqual(refused);
    expect(await rig.gateway.payOut(payOutOf(accountId, 500_000))).toEqual(refused);
    await collect(rig);
    const paid = await rig.gateway.payOut(payOutOf(accountId, 500_000));
    expect(paid).toMatchObject({ status: 'succeeded' });
    expect(await rig.gateway.payOut(payOutOf(accountId, 500_000))).toEqual(paid);
  });

  it('never refunds more than was paid', async () => {
    const paid = await collect(rig);
    await collect(rig, { paymentId: 'pay_fund_other', dealId: 'deal_2' });
    await expect(rig.gateway.refund(refundOf(paid.reference, 800_001))).rejects.toMatchObject({
      name: 'TerminalError',
      message: expect.stringContaining('amount'),
    });
    await rig.gateway.refund(refundOf(paid.reference, 800_000, 'pay_refund_2'));
    expect(await rig.gateway.refund(refundOf(paid.reference, 1, 'pay_refund_3'))).toEqual({
      status: 'refused',
      reason: 'charge_already_refunded',
    });
  });

  it('takes a currency whose units are counted otherwise at Stripe', async () => {
    expect(await collect(rig, { currency: 'ISK', amountMinor: 5 })).toMatchObject({
      currency: 'ISK',
      amountMinor: 5,
    });
  });

  it('gives up on what does not exist and on a wrong key, without naming the key', async () => {
    await expect(rig.gateway.payOut(payOutOf('acct_none', 1))).rejects.toMatchObject({
      name: 'TerminalError',
    });
    await expect(rig.gateway.refund(refundOf('pi_none', 1))).rejects.toMatchObject({ name: 'TerminalError' });
    await expect(rig.gateway.payeeAccount('acct_none')).rejects.toMatchObject({ name: 'TerminalError' });
    const stranger = makeStripeGateway({
      secretKey: 'sk_test_wrong',
      webhookSecret,
      apiBase: rig.sandbox.url,
    });
    await expect(stranger.createCheckout(checkoutRequest)).rejects.toMatchObject({
      name: 'TerminalError',
      message: expect.not.stringContaining('sk_test'),
    });
  });

  it('is worth another try when the service is away', async () => {
    const { url } = rig.sandbox;
    await rig.sandbox.close();
    const away = makeStripeGateway({ secretKey: 'sk_test_rig', webhookSecret, apiBase: url });
    await expect(away.payeeAccount('acct_1')).rejects.toMatchObject({ name: 'RetryableError' });
    await rig.restart();
  });
});
