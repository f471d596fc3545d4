import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DealView } from '../../../functions/api/dealView.ts';
import { access } from '../../../functions/runtime/providers/access.ts';
import { DEMO_BRAND, DEMO_HOOK } from '../../../local/demoTenants.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, countItems, pathsIn, postHook, problemIn, signatureOf } from './bed.ts';

const MINUTE = 60_000;
const OTHER_SECRET = `whsec_${Buffer.from('another secret of twenty-four').toString('base64')}`;
let luyue: TestLuyue;

beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

const secret = () => luyue.luyue.secrets.hookSecret;
const dealsWith = async (reference: string) => {
  const path = `/v1/deals?reference=${reference}`;
  return (await luyue.request<{ items: DealView[] }>('GET', path, { key: luyue.brandKey })).body.items;
};

describe('the signature', () => {
  test('that fits starts a deal of the endpoint’s brand', async () => {
    const request = aRequest();
    const reply = await postHook(luyue, request);
    expect(reply).toMatchObject({ status: 202, body: { dealId: expect.stringMatching(/^deal_/) } });
    const deal = await luyue.deal(reply.body.dealId);
    expect(deal).toMatchObject({ reference: request.reference, brand: { id: DEMO_BRAND } });
  });

  test('is judged by the wall clock and by the deals’ clock, five minutes either way', async () => {
    const inTime = [-4, 4].flatMap((minutes) =>
      [Date.now(), luyue.now()].map((now) => now + minutes * MINUTE),
    );
    for (const at of inTime) expect(await postHook(luyue, aRequest(), { at })).toMatchObject({ status: 202 });
    const before = await countItems(luyue);
    const tooFar = [-6, 6].flatMap((minutes) =>
      [Date.now(), luyue.now()].map((now) => now + minutes * MINUTE),
    );
    for (const at of tooFar) problemIn(await postHook(luyue, aRequest(), { at }), 401, 'invalid_signature');
    expect(await countItems(luyue)).toBe(before);
  });

  test.each([
    ['made with another secret', { secret: OTHER_SECRET }],
    ['of another version', { signature: 'v2,AAAA' }],
    ['cut short', { signature: 'v1,' }],
    ['left empty', { signature: '' }],
  ])('%s is refused', async (_, signing) => {
    const before = await countItems(luyue);
    problemIn(await postHook(luyue, aRequest(), signing), 401, 'invalid_signature');
    expect(await countItems(luyue)).toBe(before);
  });

  test('covers the body, the id and the time', async () => {
    const body = JSON.stringify(aRequest());
    const at = Date.now();
    const signature = signatureOf(secret(), 'msg_covered', at, body);
    const changes = [
      { body: `${body} `, id: 'msg_covered', at },
      { body, id: 'msg_other', at },
      { body, id: 'msg_covered', at: at - 2000 },
    ];
    for (const { body: sent, ...rest } of changes)
      problemIn(await postHook(luyue, sent, { ...rest, signature }), 401, 'invalid_signature');
    expect(await postHook(luyue, body, { id: 'msg_covered', at, signature })).toMatchObject({ status: 202 });
  });

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('needs %s', async (missing) => {
    const body = JSON.stringify(aRequest());
    const at = Date.now();
    const headers = new Headers({
      'webhook-id': 'msg_headers',
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': signatureOf(secret(), 'msg_headers', at, body),
    });
    headers.delete(missing);
    const reply = await luyue.request('POST', `/v1/hooks/${DEMO_HOOK}/deals`, {
      body,
      headers: Object.fromEntries(headers),
    });
    problemIn(reply, 401, 'invalid_signature');
  });

  test.each(['', 'now', '1e9', '-1', '99999999999999999999'])('takes no timestamp %j', async (timestamp) => {
    const body = JSON.stringify(aRequest());
    const headers = {
      'webhook-id': 'msg_time',
      'webhook-timestamp': timestamp,
      'webhook-signature': 'v1,AAAA',
    };
    problemIn(
      await luyue.request('POST', `/v1/hooks/${DEMO_HOOK}/deals`, { body, headers }),
      401,
      'invalid_signature',
    );
  });

  test('of an unknown endpoint looks like a wrong one', async () => {
    const wrong = await postHook(luyue, aRequest(), { secret: OTHER_SECRET });
    const unknown = await postHook(luyue, aRequest(), { endpoint: 'hook_nobody' });
    const { requestId: _a, ...ofWrong } = problemIn(wrong, 401, 'invalid_signature');
    const { requestId: _b, ...ofUnknown } = problemIn(unknown, 401, 'invalid_signature');
    expect(ofUnknown).toEqual(ofWrong);
  });
});

describe('while secrets are rotated', () => {
  test('any one of the signatures may fit', async () => {
    const body = JSON.stringify(aRequest());
    const at = Date.now();
    const [old, fits] = [OTHER_SECRET, secret()].map((each) => signatureOf(each, 'msg_several', at, body));
    const reply = await postHook(luyue, body, { id: 'msg_several', at, signature: `v1a,x ${old} ${fits}` });
    expect(reply.status).toBe(202);
  });

  test('any one of the endpoint’s secrets may have signed', async () => {
    const hook = {
      id: 'hook_rotating',
      role: 'brand' as const,
      tenantId: DEMO_BRAND,
      secrets: [secret(), OTHER_SECRET],
    };
    await access.of(luyue.luyue.runtime).putHook(hook);
    for (const signing of [{}, { secret: OTHER_SECRET }]) {
      const reply = await postHook(luyue, aRequest(), { ...signing, endpoint: hook.id });
      expect(reply.status).toBe(202);
    }
    await access.of(luyue.luyue.runtime).putHook({ ...hook, secrets: [OTHER_SECRET] });
    const reply = await postHook(luyue, aRequest(), { endpoint: hook.id });
    problemIn(reply, 401, 'invalid_signature');
  });
});

describe('the webhook’s id', () => {
  test('makes ten deliveries at once one deal', async () => {
    const request = aRequest();
    const at = Date.now();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => postHook(luyue, request, { id: 'msg_ten', at })),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(202));
    expect(new Set(replies.map(({ body }) => body.dealId)).size).toBe(1);
    await luyue.settle();
    expect(await dealsWith(request.reference)).toHaveLength(1);
    const inbox = await luyue.request<{ items: unknown[] }>(
      'GET',
      `/_local/inbox?to=${request.creator.email}`,
    );
    expect(inbox.body.items).toHaveLength(1);
  });

  test('gives the first answer again, however the JSON is written', async () => {
    const request = aRequest();
    const first = await postHook(luyue, request, { id: 'msg_again' });
    const { terms, creator, reference } = request;
    const again = await postHook(luyue, JSON.stringify({ terms, creator, reference }, null, 2), {
      id: 'msg_again',
    });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('is refused for another body, and nothing is stored', async () => {
    const request = aRequest();
    await postHook(luyue, request, { id: 'msg_reused' });
    await luyue.settle();
    const before = await countItems(luyue);
    const reply = await postHook(luyue, { ...request, reference: 'other' }, { id: 'msg_reused' });
    problemIn(reply, 422, 'idempotency_key_reused');
    expect(await countItems(luyue)).toBe(before);
  });

  test('is free again after a refused request', async () => {
    const request = aRequest();
    problemIn(await postHook(luyue, { ...request, x: 1 }, { id: 'msg_free' }), 422, 'invalid_request');
    expect(await postHook(luyue, request, { id: 'msg_free' })).toMatchObject({ status: 202 });
  });

  test('has 255 characters at most', async () => {
    expect(await postHook(luyue, aRequest(), { id: 'x'.repeat(255) })).toMatchObject({ status: 202 });
    problemIn(await postHook(luyue, aRequest(), { id: 'x'.repeat(256) }), 400, 'invalid_idempotency_key');
  });
});

test('a hook starts no deal for another brand', async () => {
  const before = await countItems(luyue);
  const reply = await postHook(luyue, aRequest({ brand: { id: 'brand_other' } }));
  expect(pathsIn(problemIn(reply, 422, 'invalid_request'))).toEqual(['brand.id']);
  expect(await countItems(luyue)).toBe(before);
});
