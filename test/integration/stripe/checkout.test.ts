import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkoutRequest, openRig, type Rig } from './rig.ts';

const hourMs = 60 * 60 * 1000;
let rig: Rig;
let sessionId: string;
beforeEach(async () => {
  rig = await openRig();
  ({ sessionId } = await rig.gateway.createCheckout({
    ...checkoutRequest,
    description: '<script>alert(1)</script>',
    returnUrl: 'http://127.0.0.1:4000/back?session={CHECKOUT_SESSION_ID}',
  }));
});
afterEach(() => rig.close());

const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';
const types = async () => (await rig.events()).map((event) => event?.type);

describe('the hosted page of a checkout', () => {
  it('says what is paid and that it is not real, without script', async () => {
    const page = await rig.sandbox.routes.checkoutPage(sessionId);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('CN¥8,000.00');
    expect(page.body).toContain('no real money moves');
    expect(page.body).toContain(`action="http://127.0.0.1:4000/_local/checkout/${sessionId}/pay"`);
    expect(page.body).not.toContain('<script');
  });

  it('leads a browser back and gives a program JSON', async () => {
    expect(await rig.sandbox.routes.pay(sessionId, browser)).toMatchObject({
      status: 303,
      headers: { location: `http://127.0.0.1:4000/back?session=${sessionId}` },
    });
    for (const accept of ['application/json', '*/*', undefined]) {
      const again = await rig.sandbox.routes.pay(sessionId, accept);
      expect(again.status).toBe(200);
      expect(JSON.parse(again.body)).toMatchObject({ status: 'paid', changed: false });
    }
    expect(await rig.sandbox.routes.pay(sessionId, browser)).toMatchObject({
      status: 303,
      headers: { location: `http://127.0.0.1:4000/_local/checkout/${sessionId}` },
    });
    expect((await rig.sandbox.routes.checkoutPage(sessionId)).body).toContain('This payment was made');
    expect(await types()).toEqual(['checkout_paid']);
    expect(await rig.sandbox.routes.fail(sessionId)).toMatchObject({ status: 409 });
  });

  it('tells of a declined payment once, with the reason, and takes no other', async () => {
    expect(JSON.parse((await rig.sandbox.routes.fail(sessionId)).body)).toMatchObject({
      status: 'declined',
      changed: true,
    });
    expect(JSON.parse((await rig.sandbox.routes.fail(sessionId)).body)).toMatchObject({ changed: false });
    expect(await rig.sandbox.routes.pay(sessionId)).toMatchObject({ status: 409 });
    expect(await rig.sandbox.routes.pay(sessionId, browser)).toMatchObject({
      status: 409,
      body: expect.stringContaining('Payment declined'),
    });
    await rig.timeline.advance(25 * hourMs);
    expect(await rig.events()).toEqual([
      expect.objectContaining({
        type: 'checkout_failed',
        dealId: 'deal_1',
        paymentId: 'pay_fund_1',
        sessionId,
        reason: 'generic_decline',
      }),
    ]);
  });

  it('ends after a day', async () => {
    await rig.timeline.advance(24 * hourMs - 1000);
    expect(await types()).toEqual([]);
    await rig.timeline.advance(1000);
    expect(await rig.events()).toEqual([
      expect.objectContaining({ type: 'checkout_expired', at: '2026-12-02T00:00:00.000Z', sessionId }),
    ]);
    expect(await rig.sandbox.routes.pay(sessionId)).toMatchObject({ status: 409 });
    expect(await rig.sandbox.routes.fail(sessionId)).toMatchObject({ status: 409 });
    expect((await rig.sandbox.routes.checkoutPage(sessionId)).body).toContain('Expired');
  });

  it('ends after a day even if the sandbox was down meanwhile', async () => {
    await rig.sandbox.close();
    await rig.timeline.advance(30 * hourMs);
    await rig.restart();
    await rig.timeline.advance(0);
    expect(await types()).toEqual(['checkout_expired']);
  });

  it('can be closed by the platform, again and again', async () => {
    await rig.gateway.expireCheckout(sessionId);
    await rig.gateway.expireCheckout(sessionId);
    expect(await rig.sandbox.routes.pay(sessionId)).toMatchObject({ status: 409 });
    await rig.timeline.advance(25 * hourMs);
    expect(await types()).toEqual(['checkout_expired']);
    await expect(rig.gateway.expireCheckout('cs_none')).rejects.toMatchObject({ name: 'TerminalError' });
  });

  it('stays paid when the platform wants to close it too late', async () => {
    await rig.sandbox.routes.pay(sessionId);
    await rig.gateway.expireCheckout(sessionId);
    expect(await types()).toEqual(['checkout_paid']);
  });

  it('does not exist under another id', async () => {
    for (const answer of [
      await rig.sandbox.routes.checkoutPage('cs_none'),
      await rig.sandbox.routes.pay('cs_none'),
      await rig.sandbox.routes.fail('cs_none', browser),
    ])
      expect(answer.status).toBe(404);
  });
});
