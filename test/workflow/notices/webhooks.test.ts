import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STRICT } from '../../../adapters/platforms/target.ts';
import { makeWebhookSender } from '../../../adapters/webhooks/sender.ts';
import { receiveWebhooks, type WebhookReceiver } from '../../builders/webhookReceiver.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { mailsTo } from '../collaboration/mailboxes.ts';
import { Story } from '../collaboration/story.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let h: TestLuyue;
let receiver: WebhookReceiver;

interface Endpoint {
  readonly id: string;
  readonly secret: string;
  readonly disabledAt: string | null;
  readonly disabledReason: string | null;
}

interface Delivery {
  readonly id: string;
  readonly dealId: string;
  readonly eventId: string;
  readonly seq: number;
  readonly status: string;
  readonly attempts: { at: string; status: number | null; failure: string | null }[];
  readonly nextAttemptAt: string | null;
}

/** Loopback is allowed here, to the port of the receiver of this test; production has one policy, the strict one. */
const webhooks = makeWebhookSender({
  resolve: STRICT.resolve,
  allows: (address, port) => address === '127.0.0.1' && port === receiver.port,
});

beforeAll(async () => {
  receiver = await receiveWebhooks();
  h = await TestLuyue.start({ webhooks });
});
afterAll(async () => {
  await h.stop();
  await receiver.close();
});

const api = <T>(method: string, path: string, body?: unknown, key: string = h.brandKey) =>
  h.request<T>(method, `/v1/webhook-endpoints${path}`, { key, ...(body === undefined ? {} : { body }) });

async function anEndpoint(path = '/hook', key?: string): Promise<Endpoint> {
  const { status, body } = await api<Endpoint>('POST', '', { url: `${receiver.url}${path}` }, key);
  if (status !== 201) throw new Error(`not made: ${status} ${JSON.stringify(body)}`);
  return body;
}

const endpointNow = async (id: string) =>
  (await api<{ items: Endpoint[] }>('GET', '')).body.items.find((each) => each.id === id);

/** Oldest first. */
async function deliveriesOf({ id }: { id: string }, key?: string): Promise<Delivery[]> {
  const path = `/${id}/deliveries?limit=100`;
  return (await api<{ items: Delivery[] }>('GET', path, undefined, key)).body.items.toReversed();
}

/** What came of one deal: others go on beside it. */
const receivedOf = ({ id }: Story) =>
  receiver.received.filter(({ body }) => JSON.parse(body).data.dealId === id);

const seqOf = ({ body }: { body: string }): number => JSON.parse(body).data.seq;

describe('webhooks of a deal', () => {
  beforeEach(async () => {
    receiver.answer = 200;
    receiver.received.length = 0;
    for (const { id } of (await api<{ items: Endpoint[] }>('GET', '')).body.items)
      await api('DELETE', `/${id}`);
  });

  it('bring every event once, from invitation to close, signed as the Standard Webhooks library verifies', async () => {
    const { secret } = await anEndpoint();
    const story = await Story.atReview(h);
    await story.brand('approve');
    const { items } = (
      await h.request<{ items: { seq: number; hash: string }[] }>(
        'GET',
        `/v1/deals/${story.id}/events?limit=100`,
        {
          key: h.brandKey,
        },
      )
    ).body;
    const seqs = receiver.received.map(seqOf).sort((a, b) => a - b);
    expect(seqs).toEqual(items.map(({ seq }) => seq));
    for (const { body, headers } of receiver.received) {
      const verified = new Webhook(secret).verify(body, headers as Record<string, string>);
      expect(verified).toMatchObject({ data: items.find(({ seq }) => seq === seqOf({ body })) });
    }
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(items.length);
    expect((await api('GET', '')).body).not.toHaveProperty('items.0.secret');
  });

  it('begin with what happens after the endpoint was made, and go on for deals that began before', async () => {
    const story = await Story.atFunding(h);
    const before = (await story.events()).length;
    await h.advanceTo(h.now() + 1000);
    await anEndpoint();
    await h.advanceTo(h.now() + 1000);
    await h.pay(story.id);
    const after = (await story.events()).length;
    const seqs = receiver.received.map(seqOf).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: after - before }, (_, index) => before + 1 + index));
  });

  it('go to nobody whose deal it is not, and wake no consumer where nobody listens', async () => {
    await anEndpoint('/provider', h.luyue.secrets.providerApiKey);
    const before = h.luyue.invocations().deliverWebhooks ?? 0;
    await Story.begin(h);
    expect(receiver.received).toEqual([]);
    expect(h.luyue.invocations().deliverWebhooks ?? 0).toBe(before);
    await Story.begin(h, { provider: true });
    expect(receiver.received.map(({ path }) => path)).toContain('/provider');
    for (const { id } of (
      await api<{ items: Endpoint[] }>('GET', '', undefined, h.luyue.secrets.providerApiKey)
    ).body.items)
      await api('DELETE', `/${id}`, undefined, h.luyue.secrets.providerApiKey);
  });

  it('are signed with both secrets for a day after a rotation, then with the new one alone', async () => {
    const endpoint = await anEndpoint();
    const rotation = await api<{ secret: string; previousValidUntil: string }>(
      'POST',
      `/${endpoint.id}/secret`,
    );
    expect(rotation.status).toBe(200);
    const fresh = rotation.body.secret;
    expect(fresh).not.toBe(endpoint.secret);
    expect(Date.parse(rotation.body.previousValidUntil) - h.now()).toBe(DAY);
    const verifies = (secret: string) => {
      const last = receiver.received.at(-1);
      if (last === undefined) throw new Error('nothing came');
      try {
        new Webhook(secret).verify(last.body, last.headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    await Story.begin(h);
    expect([verifies(endpoint.secret), verifies(fresh)]).toEqual([true, true]);
    await h.advanceTo(h.now() + DAY);
    await Story.begin(h);
    expect([verifies(endpoint.secret), verifies(fresh)]).toEqual([false, true]);
  });

  it('are tried again with growing delays under the same id, until it works', async () => {
    receiver.answer = 503;
    const endpoint = await anEndpoint();
    const story = await Story.begin(h);
    const began = h.now();
    const sent = receivedOf(story).length;
    expect(sent).toBe(2);
    await h.advanceTo(began + 5 * 60_000 - 1000);
    expect(receivedOf(story)).toHaveLength(sent);
    await h.advanceTo(began + 36 * 60_000);
    expect(receivedOf(story)).toHaveLength(3 * sent);
    receiver.answer = 204;
    await h.advanceTo(began + 3 * HOUR);
    const [first] = (await deliveriesOf(endpoint)).filter(({ dealId }) => dealId === story.id);
    expect(first).toMatchObject({ status: 'delivered', nextAttemptAt: null });
    expect(first?.attempts.map(({ status }) => status)).toEqual([503, 503, 503, 204]);
    const ids = receivedOf(story)
      .filter((each) => seqOf(each) === 1)
      .map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids)).toEqual(new Set([first?.eventId]));
    await h.advanceTo(began + 4 * DAY);
    expect(receivedOf(story)).toHaveLength(4 * sent);
  });

  it('end after three days of failures: the endpoint is off, its owner is told, a replay switches it on', async () => {
    receiver.answer = 500;
    const endpoint = await anEndpoint();
    const told = async () =>
      (await mailsTo(h, 'brand@luyue.test')).filter(({ subject }) => subject.includes('Webhook'));
    const before = (await told()).length;
    const story = await Story.begin(h);
    const began = h.now();
    await h.advanceTo(began + 71 * HOUR);
    expect((await endpointNow(endpoint.id))?.disabledAt).toBeNull();
    await h.advanceTo(began + 72 * HOUR);
    expect(await endpointNow(endpoint.id)).toMatchObject({ disabledReason: 'gave_up' });
    expect(await told()).toHaveLength(before + 1);
    const known = await deliveriesOf(endpoint);
    const failed = known.filter(({ dealId }) => dealId === story.id);
    expect(failed.map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(failed[0]?.attempts).toHaveLength(9);

    // Nothing more goes there, and nothing piles up.
    const sent = receiver.received.length;
    await Story.begin(h);
    await h.advanceTo(h.now() + DAY);
    expect(receiver.received).toHaveLength(sent);
    expect(await deliveriesOf(endpoint)).toHaveLength(known.length);

    receiver.answer = 200;
    const replay = await api<Delivery>('POST', `/${endpoint.id}/deliveries/${failed[0]?.id}/replay`);
    expect(replay).toMatchObject({ status: 202, body: { status: 'pending' } });
    await h.settle();
    expect(receiver.received).toHaveLength(sent + 1);
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(failed[0]?.eventId);
    expect((await deliveriesOf(endpoint)).find(({ id }) => id === failed[0]?.id)?.status).toBe('delivered');
    expect((await endpointNow(endpoint.id))?.disabledAt).toBeNull();
    await Story.begin(h);
    expect(receiver.received.length).toBeGreaterThan(sent + 1);
  });

  it('end at once where the receiver says that it is gone', async () => {
    receiver.answer = 410;
    const endpoint = await anEndpoint();
    await Story.begin(h);
    expect(await endpointNow(endpoint.id)).toMatchObject({ disabledReason: 'gone' });
    expect((await deliveriesOf(endpoint)).every(({ status }) => status === 'failed')).toBe(true);
  });

  it.each([
    [302, { status: 302, failure: null }],
    [0, { status: null, failure: 'unreachable' }],
  ])('an answer of %i is a failure, and no redirect is followed', async (answer, expected) => {
    receiver.answer = answer;
    const endpoint = await anEndpoint();
    await Story.begin(h);
    expect((await deliveriesOf(endpoint))[0]).toMatchObject({ status: 'pending', attempts: [expected] });
    expect(receiver.received.every(({ path }) => path === '/hook')).toBe(true);
  });

  it('never go where the guard lets nobody', async () => {
    const { body } = await api<Endpoint>('POST', '', { url: 'http://169.254.169.254/latest/meta-data' });
    await Story.begin(h);
    const [delivery] = await deliveriesOf(body);
    expect(delivery).toMatchObject({
      status: 'pending',
      attempts: [{ status: null, failure: 'host_not_public' }],
    });
  });

  it('are not lost by a restart between tries, nor sent twice', async () => {
    receiver.answer = 503;
    const endpoint = await anEndpoint();
    await Story.begin(h);
    const sent = receiver.received.length;
    await h.stop({ keepData: true });
    receiver.answer = 200;
    h = await TestLuyue.start({ dataDir: h.folder, webhooks });
    await h.settle();
    expect(receiver.received).toHaveLength(sent);
    await h.advanceTo(h.now() + 5 * 60_000);
    expect(receiver.received).toHaveLength(2 * sent);
    expect((await deliveriesOf(endpoint)).map(({ status }) => status)).toEqual(['delivered', 'delivered']);
  });
});

describe('the routes', () => {
  it.each([
    [{}, 'url'],
    [{ url: 'ftp://example.com' }, 'url'],
    [{ url: 'no address' }, 'url'],
    [{ url: 'https://user:secret@example.com' }, 'url'],
    [{ url: 'https://example.com', secret: 'mine' }, 'secret'],
  ])('refuse %j', async (body, path) => {
    const reply = await api<{ errors: { path: string }[] }>('POST', '', body);
    expect(reply).toMatchObject({ status: 422, body: { code: 'invalid_request' } });
    expect(reply.body.errors.map((error) => error.path)).toContain(path);
  });

  it('are closed to operators, to nobody, and for the endpoints of others', async () => {
    const endpoint = await anEndpoint();
    const other = h.luyue.secrets.providerApiKey;
    expect((await api('GET', '', undefined, await h.operatorToken())).status).toBe(403);
    expect((await h.request('GET', '/v1/webhook-endpoints')).status).toBe(401);
    for (const [method, path] of [
      ['DELETE', ''],
      ['POST', '/secret'],
      ['GET', '/deliveries'],
      ['POST', '/deliveries/whd_1/replay'],
    ] as const)
      expect((await api(method, `/${endpoint.id}${path}`, undefined, other)).status).toBe(404);
    expect((await api('GET', `/${endpoint.id}/deliveries?cursor=x`)).status).toBe(400);
    expect((await api('DELETE', `/${endpoint.id}`)).status).toBe(204);
    expect((await api('DELETE', `/${endpoint.id}`)).status).toBe(404);
  });

  it('make one endpoint for one idempotency key', async () => {
    const ask = (url: string) =>
      h.request<Endpoint>('POST', '/v1/webhook-endpoints', {
        key: h.brandKey,
        body: { url },
        headers: { 'idempotency-key': 'once' },
      });
    const [first, second] = await Promise.all([ask(`${receiver.url}/a`), ask(`${receiver.url}/a`)]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await ask(`${receiver.url}/b`)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  it('allow ten endpoints', async () => {
    for (let made = 0; made < 12; made += 1) await api('POST', '', { url: `${receiver.url}/${made}` });
    expect((await api<{ items: unknown[] }>('GET', '')).body.items).toHaveLength(10);
    expect(await api('POST', '', { url: receiver.url })).toMatchObject({
      status: 409,
      body: { code: 'too_many_endpoints' },
    });
  });
});
