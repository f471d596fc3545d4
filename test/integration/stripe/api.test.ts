import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRig, type Rig, secretKey } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${rig.sandbox.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body,
  });
const account = 'capabilities[transfers][requested]=true&metadata[a]=1&metadata[b]=2';

describe("the sandbox's API", () => {
  it('replays the first answer to a key for a day, whatever the order of the parameters', async () => {
    const key = { 'idempotency-key': 'k1' };
    const first = await post('/v1/accounts', account, key);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const again = await post('/v1/accounts', account.split('&').reverse().join('&'), key);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const firstBody = await first.json();
    expect(await again.json()).toEqual(firstBody);

    const other = await post('/v1/accounts', `${account}&email=a%40b.c`, key);
    expect(other.status).toBe(400);
    expect(await other.json()).toMatchObject({ error: { type: 'idempotency_error' } });

    await rig.timeline.advance(24 * 60 * 60 * 1000);
    const nextDay = await post('/v1/accounts', account, key);
    expect(nextDay.headers.get('idempotent-replayed')).toBeNull();
    expect(await nextDay.json()).not.toEqual(firstBody);
  });

  it('remembers refusals under a key, but not faulty parameters', async () => {
    const { id } = JSON.parse(await (await post('/v1/accounts', account)).text());
    const key = { 'idempotency-key': 'k2' };
    const faulty = await post('/v1/transfers', `currency=cny&destination=${id}`, key);
    expect(await faulty.json()).toMatchObject({ error: { code: 'parameter_missing', param: 'amount' } });
    const transfer = `amount=1&currency=cny&destination=${id}`;
    for (const replayed of [null, 'true']) {
      const answer = await post('/v1/transfers', transfer, key);
      expect(answer.headers.get('idempotent-replayed')).toBe(replayed);
      expect(await answer.json()).toMatchObject({ error: { code: 'balance_insufficient' } });
    }
  });

  it.each([
    ['/v1/transfers', 'amount=1&currency=cny&destination=acct_x&colour=red', 400, 'parameter_unknown'],
    ['/v1/transfers', 'amount=1&currency=cny&destination=acct_x', 404, 'resource_missing'],
    ['/v1/refunds', 'payment_intent=pi_x', 404, 'resource_missing'],
    ['/v1/checkout/sessions/cs_x/expire', '', 404, 'resource_missing'],
    ['/v1/account_links', 'account=x&type=account_onboarding', 400, 'parameter_missing'],
  ])('%s with %s is %i %s', async (path, body, status, code) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error', code } });
  });

  it('refuses other keys and other routes', async () => {
    expect((await post('/v1/accounts', account, { authorization: 'Bearer sk_test_x' })).status).toBe(401);
    expect((await post('/v1/customers', '')).status).toBe(404);
  });

  it.each([
    ['expires_at=1764547200', 'expires_at'],
    ['success_url=javascript%3Aalert(1)', 'success_url'],
    [
      'line_items[1][quantity]=1&line_items[1][price_data][currency]=usd&line_items[1][price_data][unit_amount]=1&line_items[1][price_data][product_data][name]=b',
      'line_items',
    ],
  ])('refuses a checkout with %s', async (extra, param) => {
    const item = 'line_items[0][price_data]';
    const body = `mode=payment&line_items[0][quantity]=2&${item}[currency]=cny&${item}[unit_amount]=50&${item}[product_data][name]=a`;
    const url = extra.startsWith('success_url') ? '' : '&success_url=http%3A%2F%2Fa.b';
    const answer = await post('/v1/checkout/sessions', `${body}${url}&${extra}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { param } });
    expect(
      await (await post('/v1/checkout/sessions', `${body}&success_url=http%3A%2F%2Fa.b`)).json(),
    ).toMatchObject({
      amount_total: 100,
      currency: 'cny',
    });
  });
});
