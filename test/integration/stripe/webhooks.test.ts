import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeStripeGateway } from '../../../adapters/stripe/gateway.ts';
import { checkoutRequest, openRig, type Rig, secretKey, webhookSecret } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const open = async (paymentId: string) =>
  (await rig.gateway.createCheckout({ ...checkoutRequest, paymentId })).sessionId;
const eventIds = () => rig.receiver.deliveries.map(({ body }) => JSON.parse(body).id);
const types = async () => (await rig.events()).map((event) => event?.type);

describe("the sandbox's webhooks", () => {
  it('carry a signature that holds for five real minutes and only with the secret', async () => {
    await rig.sandbox.routes.pay(await open('pay_1'));
    await rig.timeline.idle();
    const [delivery] = rig.receiver.deliveries;
    if (delivery === undefined) throw new Error('nothing was delivered');
    const read = (options: object) =>
      makeStripeGateway({ secretKey, webhookSecret, apiBase: rig.sandbox.url, ...options }).readWebhook(
        delivery.body,
        delivery.signature,
      );
    expect(await read({})).toMatchObject({ type: 'checkout_paid' });
    await expect(read({ webhookSecret: 'whsec_other' })).rejects.toMatchObject({ name: 'InvalidSignature' });
    await expect(read({ wallClock: { now: () => Date.now() + 302_000 } })).rejects.toMatchObject({
      name: 'InvalidSignature',
    });
  });

  it('are tried again until they are confirmed, signed afresh', async () => {
    rig.receiver.answers.push(500, 503, 302);
    await rig.sandbox.routes.pay(await open('pay_1'));
    await rig.timeline.idle();
    expect(rig.receiver.deliveries).toHaveLength(1);
    await rig.timeline.advance(999);
    expect(rig.receiver.deliveries).toHaveLength(1);
    await rig.timeline.advance(60_000);
    expect(rig.receiver.deliveries).toHaveLength(4);
    expect(new Set(eventIds()).size).toBe(1);
    expect(await types()).toEqual(Array(4).fill('checkout_paid'));
  });

  it('keep the order of one object, and do not wait for another', async () => {
    const [stuck, other] = [await open('pay_1'), await open('pay_2')];
    rig.receiver.answers.push(500);
    await rig.sandbox.routes.pay(stuck);
    await rig.timeline.idle();
    const { accountId } = await rig.gateway.openPayeeAccount({ payeeId: 'party_1', email: 'a@example.com' });
    await rig.sandbox.routes.completeOnboarding(accountId, { accountNumber: '11112222' });
    await rig.sandbox.routes.completeOnboarding(accountId, { accountNumber: '33334444' });
    await rig.sandbox.routes.pay(other);
    await rig.timeline.idle();
    expect(rig.receiver.deliveries).toHaveLength(4);
    const accounts = rig.receiver.deliveries
      .map(({ body }) => JSON.parse(body))
      .filter(({ type }) => type === 'account.updated')
      .map(({ data }) => data.object.external_accounts.data[0].last4);
    expect(accounts).toEqual(['2222', '4444']);
  });

  it('wait for the next start when the sandbox stops', async () => {
    rig.receiver.answers.push(500);
    const sessionId = await open('pay_1');
    await rig.sandbox.routes.pay(sessionId);
    await rig.timeline.idle();
    await rig.restart();
    expect(await types()).toEqual(['checkout_paid', 'checkout_paid']);
    expect(JSON.parse((await rig.sandbox.routes.pay(sessionId)).body)).toMatchObject({ changed: false });
    await rig.restart();
    await rig.timeline.advance(60_000);
    expect(rig.receiver.deliveries).toHaveLength(2);
  });

  it('survive a receiver that is not there at all', async () => {
    const sessionId = await open('pay_1');
    await rig.receiver.close();
    await rig.sandbox.routes.pay(sessionId);
    await rig.timeline.advance(10_000);
    expect(rig.receiver.deliveries).toHaveLength(0);
    expect((await rig.sandbox.routes.checkoutPage(sessionId)).body).toContain('This payment was made');
  });
});
