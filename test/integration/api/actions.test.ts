import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DealView } from '../../../functions/api/dealView.ts';
import { DEMO_PROVIDER } from '../../../local/demoTenants.ts';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, countItems, deliveredDeal, pathsIn, problemIn } from './bed.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

const create = (key: string, body: unknown) =>
  luyue.request<DealView>('POST', '/v1/deals', {
    key: luyue.brandKey,
    body,
    headers: { 'idempotency-key': key },
  });
const act = (id: string, action: string, body: unknown, key: string) =>
  luyue.request<DealView>('POST', `/v1/deals/${id}/actions/${action}`, {
    key: luyue.brandKey,
    body,
    headers: { 'idempotency-key': key },
  });

describe('an Idempotency-Key on POST /v1/deals', () => {
  test('gives the first result again', async () => {
    const request = aRequest();
    const first = await create('create-1', request);
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe(`/v1/deals/${first.body.id}`);
    await luyue.settle();
    const again = await create('create-1', request);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('makes ten requests at once one deal', async () => {
    const request = aRequest();
    const replies = await Promise.all(Array.from({ length: 10 }, () => create('create-10', request)));
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
  });

  test('is refused for another body', async () => {
    const request = aRequest();
    await create('create-2', request);
    const before = await countItems(luyue);
    problemIn(await create('create-2', { ...request, reference: 'x' }), 422, 'idempotency_key_reused');
    expect(await countItems(luyue)).toBe(before);
  });

  test('belongs to who used it: another tenant’s same key is another', async () => {
    const request = aRequest();
    const first = await create('create-3', request);
    const other = await luyue.request<DealView>('POST', '/v1/deals', {
      key: luyue.luyue.secrets.providerApiKey,
      body: request,
      headers: { 'idempotency-key': 'create-3' },
    });
    expect(other.status).toBe(201);
    expect(other.body.id).not.toBe(first.body.id);
  });

  test('that is empty or too long is refused', async () => {
    for (const key of ['', 'x'.repeat(256)])
      problemIn(await create(key, aRequest()), 400, 'invalid_idempotency_key');
  });
});

describe('an Idempotency-Key on an action', () => {
  test('gives the first result again, even when the deal has moved on', async () => {
    const { id } = await luyue.startDeal(aRequest());
    const first = await act(id, 'withdraw', { reason: 'changed our mind' }, 'act-1');
    expect(first).toMatchObject({ status: 200, body: { status: 'closed', outcome: 'withdrawn' } });
    await luyue.settle();
    expect((await act(id, 'withdraw', { reason: 'changed our mind' }, 'act-1')).body).toEqual(first.body);
    problemIn(await act(id, 'withdraw', {}, 'act-1'), 422, 'idempotency_key_reused');
    problemIn(await act(id, 'withdraw', {}, 'act-1-other'), 409, 'gate_answered');
  });

  test('makes ten at once one effect', async () => {
    const { id } = await luyue.startDeal(aRequest());
    const terms = someTerms({ fixedFee: 900_000 });
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => act(id, 'revise', { terms }, 'act-10')),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    await luyue.settle();
    expect(await luyue.deal(id)).toMatchObject({ termsVersion: 2, terms: { fixedFee: 900_000 } });
    expect((await luyue.events(id)).filter((type) => type === 'deal.revised.v1')).toHaveLength(1);
  });

  test('works on a creator’s link too', async () => {
    const request = aRequest();
    const { id } = await luyue.startDeal(request);
    const token = await luyue.tokenFor(request.creator.email);
    const decline = (body: unknown) =>
      luyue.request('POST', `/v1/links/${token}/actions/decline`, {
        body,
        headers: { 'idempotency-key': 'decline-1' },
      });
    const replies = await Promise.all(Array.from({ length: 10 }, () => decline({})));
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200));
    problemIn(await decline({ reason: 'other' }), 422, 'idempotency_key_reused');
    expect(await luyue.deal(id)).toMatchObject({ outcome: 'declined' });
  });

  test('keeps nothing of a refusal', async () => {
    const { id } = await luyue.startDeal(aRequest());
    problemIn(await act(id, 'withdraw', { reason: 1 }, 'act-2'), 422, 'invalid_payload');
    expect(await act(id, 'withdraw', { reason: 'now well' }, 'act-2')).toMatchObject({ status: 200 });
  });
});

describe('a payload', () => {
  let id: string;
  let token: string;
  beforeAll(async () => {
    const request = aRequest();
    ({ id } = await luyue.startDeal(request));
    token = await luyue.tokenFor(request.creator.email);
  });
  const refused = async (action: string, body: unknown) => {
    const before = await countItems(luyue);
    const path =
      action === 'accept' ? `/v1/links/${token}/actions/accept` : `/v1/deals/${id}/actions/${action}`;
    const reply = await luyue.request('POST', path, { key: luyue.brandKey, body });
    const problem = problemIn(reply, 422, 'invalid_payload');
    expect(await countItems(luyue)).toBe(before);
    return pathsIn(problem);
  };

  test.each([
    ['revise', {}, ['terms']],
    ['revise', { terms: { ...someTerms(), fixedFee: -1 } }, ['terms.fixedFee']],
    ['revise', { terms: someTerms(), notes: 'x' }, ['notes']],
    ['revise', { terms: someTerms(), note: '  ' }, ['note']],
    [
      'revise',
      { terms: someTerms({ deliverable: { kind: 'video', dueAt: '2020-01-01T00:00:00Z', minSeconds: 9 } }) },
      ['terms.deliverable.dueAt'],
    ],
    ['withdraw', { reason: 5 }, ['reason']],
    ['withdraw', { reason: 'x'.repeat(2001) }, ['reason']],
    ['withdraw', [], ['']],
    ['accept', {}, ['termsVersion']],
    ['accept', { termsVersion: '1' }, ['termsVersion']],
    ['accept', { termsVersion: 1, terms: {} }, ['terms']],
  ])('of %s %j is refused by path', async (action, body, paths) => {
    expect(await refused(action, body)).toEqual(paths);
  });

  test('that is not JSON, or too long, is refused', async () => {
    const path = `/v1/deals/${id}/actions/withdraw`;
    const send = (body: string) => luyue.request('POST', path, { key: luyue.brandKey, body });
    problemIn(await send('{'), 400, 'invalid_json');
    problemIn(await send(JSON.stringify({ reason: 'x'.repeat(300_000) })), 413, 'payload_too_large');
  });

  test('may be left out where nothing is needed', async () => {
    expect(
      (await luyue.request('POST', `/v1/deals/${id}/actions/withdraw`, { key: luyue.brandKey })).status,
    ).toBe(200);
  });
});

describe('who may act', () => {
  test('an unknown action, and one that is none, are not there', async () => {
    const { id } = await luyue.startDeal(aRequest());
    for (const action of ['fly', 'constructor', '__proto__', 'expire'])
      problemIn(await luyue.act(id, action, {}), 404, 'unknown_action');
  });

  test('nobody but the gate’s actor', async () => {
    const request = aRequest();
    const { id } = await luyue.startDeal(request);
    const token = await luyue.tokenFor(request.creator.email);
    problemIn(await luyue.act(id, 'accept', { termsVersion: 1 }), 403, 'not_allowed');
    problemIn(await luyue.actByLink(token, 'withdraw', {}), 403, 'not_allowed');
    problemIn(await luyue.act(id, 'withdraw', {}, await luyue.operatorToken()), 403, 'not_allowed');
    problemIn(await luyue.act(id, 'approve', {}), 409, 'action_not_available');
    expect(await luyue.deal(id)).toMatchObject({ status: 'invited', gate: { name: 'response' } });
  });

  test('nobody in the name of the payment service', async () => {
    const request = aRequest();
    const { id } = await luyue.startDeal(request);
    const token = await luyue.tokenFor(request.creator.email);
    await luyue.actByLink(token, 'accept', { termsVersion: 1 });
    const payload = { paymentId: `${id}.funding.1`, amountMinor: 1_155_000, reference: 'pi_1' };
    for (const key of [luyue.brandKey, await luyue.operatorToken()])
      problemIn(await luyue.act(id, 'funded', payload, key), 403, 'not_allowed');
    problemIn(await luyue.actByLink(token, 'funded', payload), 403, 'not_allowed');
    expect(await luyue.deal(id)).toMatchObject({ status: 'awaiting_funding', money: { funded: 0 } });
  });

  test('terms that have changed are not accepted', async () => {
    const request = aRequest();
    const { id } = await luyue.startDeal(request);
    const token = await luyue.tokenFor(request.creator.email);
    await luyue.act(id, 'revise', { terms: someTerms({ fixedFee: 1 }) });
    problemIn(await luyue.actByLink(token, 'accept', { termsVersion: 1 }), 409, 'terms_changed');
    problemIn(await luyue.actByLink(token, 'accept', { termsVersion: 3 }), 409, 'terms_changed');
  });
});

describe('a provider', () => {
  const provider = () => luyue.luyue.secrets.providerApiKey;

  test('acts as far as its mandate goes', async () => {
    const request = aRequest({ provider: { id: DEMO_PROVIDER, mandate: ['revise'] } });
    const { id } = await luyue.startDeal(request);
    const seen = await luyue.request<DealView>('GET', `/v1/deals/${id}`, { key: provider() });
    expect(seen.body).toMatchObject({
      id,
      provider: { id: DEMO_PROVIDER, name: '星桥服务商', mandate: ['revise'] },
    });
    problemIn(await luyue.act(id, 'withdraw', {}, provider()), 403, 'not_allowed');
    const revised = await luyue.act(id, 'revise', { terms: someTerms({ fixedFee: 5 }) }, provider());
    expect(revised.status).toBe(200);
    const events = await luyue.request<{ items: { type: string; actor: unknown }[] }>(
      'GET',
      `/v1/deals/${id}/events`,
      { key: provider() },
    );
    expect(events.body.items).toContainEqual(
      expect.objectContaining({
        type: 'deal.revised.v1',
        actor: { role: 'provider', id: DEMO_PROVIDER },
      }),
    );
  });

  test('with a full mandate still does nothing that is the creator’s', async () => {
    const { id } = await luyue.startDeal(aRequest({ provider: { id: DEMO_PROVIDER } }));
    problemIn(await luyue.act(id, 'accept', { termsVersion: 1 }, provider()), 403, 'not_allowed');
    expect((await luyue.act(id, 'withdraw', {}, provider())).status).toBe(200);
  });

  test('without a mandate for sales reports none', async () => {
    const { deal } = await deliveredDeal(luyue, { provider: { id: DEMO_PROVIDER, mandate: ['approve'] } });
    const orders = [{ orderId: 'o1', at: new Date(luyue.now()).toISOString(), net: 100 }];
    const reply = await luyue.request('POST', `/v1/deals/${deal.id}/sales`, {
      key: provider(),
      body: orders,
    });
    problemIn(reply, 403, 'not_allowed');
  });

  test('that starts a deal is its provider, for a brand that engaged it', async () => {
    const start = (body: unknown) => luyue.request<DealView>('POST', '/v1/deals', { key: provider(), body });
    expect(await start(aRequest())).toMatchObject({
      status: 201,
      body: { provider: { id: DEMO_PROVIDER }, brand: { id: 'brand_demo' } },
    });
    const other = await start(aRequest({ brand: { id: 'brand_other' } }));
    expect(pathsIn(problemIn(other, 422, 'invalid_request'))).toEqual(['brand.id']);
    const foreign = await start(aRequest({ provider: { id: 'prov_other' } }));
    expect(pathsIn(problemIn(foreign, 422, 'invalid_request'))).toEqual(['provider.id']);
  });
});
