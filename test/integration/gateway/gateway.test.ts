import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeVirtualTimeline, type VirtualTimeline } from '../../../local/clock/virtualTimeline.ts';
import {
  type Gateway,
  type GatewayOptions,
  openGateway,
  PortUnavailable,
  type Served,
} from '../../../local/gateway/open.ts';
import type { LambdaRoute, LocalRequest } from '../../../local/gateway/routes.ts';

const nowMs = Date.parse('2026-12-01T10:20:30Z');
let timeline: VirtualTimeline;
let errors: unknown[];
let events: APIGatewayProxyEventV2[];
let locals: LocalRequest[];
let open: Gateway[];

beforeEach(() => {
  timeline = makeVirtualTimeline({ start: nowMs, flowing: false });
  [errors, events, locals, open] = [[], [], [], []];
});
afterEach(async () => {
  await Promise.all(open.map((gateway) => gateway.close()));
});

const echo = (method: string, path: string): LambdaRoute => ({
  method,
  path,
  handler: async (event) => {
    events.push(event);
    return { statusCode: 200, headers: { 'x-seen': 'yes' }, body: JSON.stringify({ ok: true }) };
  },
});

const openOne = async (options: Partial<GatewayOptions> = {}) => {
  const onError = (error: unknown) => void errors.push(error);
  const gateway = await openGateway({ port: 0, timeline, onError, ...options });
  open.push(gateway);
  return gateway;
};

const serve = async ({ port, limits, ...served }: Partial<GatewayOptions & Served> = {}) => {
  const gateway = await openOne({ ...(port !== undefined && { port }), ...(limits && { limits }) });
  gateway.serve({
    lambdaRoutes: [echo('GET', '/v1/deals/{id}'), echo('POST', '/v1/deals')],
    localRoutes: [],
    ...served,
  });
  return gateway;
};

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem: unknown = await response.json();
  expect(problem).toMatchObject({
    type: 'about:blank',
    title: expect.any(String),
    status: response.status,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  return problem;
};

/** Sends bytes as they are and reads until the other side ends. */
const raw = (url: string, bytes: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

describe('the event a handler gets', () => {
  test('has the shape of payload format 2.0', async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/v1/deals/a%2Fb?q=x&q=y&limit=2`, {
      headers: { Cookie: 'csrf=1; theme=dark', 'User-Agent': 'test', 'X-Thing': 'a' },
    });
    expect(await response.json()).toEqual({ ok: true });
    expect(response.headers.get('x-seen')).toBe('yes');
    const [event] = events;
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'GET /v1/deals/{id}',
      rawPath: '/v1/deals/a%2Fb',
      rawQueryString: 'q=x&q=y&limit=2',
      cookies: ['csrf=1', 'theme=dark'],
      headers: expect.objectContaining({ 'x-thing': 'a', 'user-agent': 'test', host: expect.any(String) }),
      queryStringParameters: { q: 'x,y', limit: '2' },
      pathParameters: { id: 'a/b' },
      requestContext: {
        accountId: 'local',
        apiId: 'local',
        domainName: '127.0.0.1',
        domainPrefix: '127',
        http: {
          method: 'GET',
          path: '/v1/deals/a%2Fb',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: response.headers.get('apigw-requestid'),
        routeKey: 'GET /v1/deals/{id}',
        stage: '$default',
        time: '01/Dec/2026:10:20:30 +0000',
        timeEpoch: nowMs,
      },
      isBase64Encoded: false,
    });
    expect(event?.headers).not.toHaveProperty('cookie');
  });

  test.each([
    ['application/json', '{"名":1}', false],
    ['application/json; charset=utf-8', '{}', false],
    ['application/problem+json', '{}', false],
    ['text/plain', 'hello', false],
    ['application/x-www-form-urlencoded', 'a=1', true],
    ['application/octet-stream', 'bytes', true],
  ])('a body of %s %s is given as base64: %s', async (type, body, base64) => {
    const { url } = await serve();
    await fetch(`${url}/v1/deals`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(events[0]?.isBase64Encoded).toBe(base64);
    expect(Buffer.from(events[0]?.body ?? '', base64 ? 'base64' : 'utf8').toString()).toBe(body);
  });

  test('text that is not UTF-8 is given as base64 and keeps its bytes', async () => {
    const { url } = await serve();
    const body = new Uint8Array([0x7b, 0xff, 0x7d]);
    await fetch(`${url}/v1/deals`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(events[0]).toMatchObject({ isBase64Encoded: true, body: Buffer.from(body).toString('base64') });
  });

  test('a local route gets the request in plain words', async () => {
    const { url } = await serve({
      localRoutes: [
        {
          method: 'POST',
          path: '/_local/checkout/{sessionId}/pay',
          handle: async (request) => {
            locals.push(request);
            return { status: 303, headers: { location: '/done' }, body: '' };
          },
        },
      ],
    });
    const response = await fetch(`${url}/_local/checkout/cs_1/pay?again=1`, {
      method: 'POST',
      body: new URLSearchParams({ card: '4242' }),
      redirect: 'manual',
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/done');
    expect(locals).toEqual([
      {
        params: { sessionId: 'cs_1' },
        query: { again: '1' },
        headers: expect.objectContaining({
          'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
        }),
        body: 'card=4242',
        bytes: Buffer.from('card=4242'),
      },
    ]);
  });
});

test('a route with room of its own takes larger bodies, to the byte as they came, the others do not', async () => {
  const sizes: number[] = [];
  const takes = (path: string, more: { bodyLimitBytes?: number }) => ({
    method: 'PUT',
    path,
    ...more,
    handle: async ({ bytes }: LocalRequest) => {
      sizes.push(bytes.length);
      return { status: 200, body: bytes };
    },
  });
  const { url } = await serve({
    limits: { bodyBytes: 1_000 },
    localRoutes: [takes('/roomy', { bodyLimitBytes: 5_000 }), takes('/small', {})],
  });
  const body = Buffer.alloc(4_000, 0xff);
  const roomy = await fetch(`${url}/roomy`, { method: 'PUT', body });
  expect(Buffer.from(await roomy.arrayBuffer())).toEqual(body);
  expect((await fetch(`${url}/small`, { method: 'PUT', body })).status).toBe(413);
  expect((await fetch(`${url}/roomy`, { method: 'PUT', body: Buffer.alloc(5_001) })).status).toBe(413);
  expect(sizes).toEqual([4_000]);
});

describe('refusals', () => {
  test('an unknown path is 404', async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toMatchObject({ title: 'Not Found', code: 'not_found' });
  });

  test('a known path with another method is 405 and says which are allowed', async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/v1/deals/a`, { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(await problemOf(response)).toMatchObject({ code: 'method_not_allowed' });
  });

  test.each(['/v1/deals/%zz', '/v1/deals/%ff', '/v1/deals/a?q=%'])('%s is 400', async (path) => {
    const { url } = await serve();
    const answer = await raw(url, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"malformed_url"');
    expect(events).toEqual([]);
  });

  test.each(['with its length', 'in chunks'])('a body over the limit, sent %s, is 413', async (how) => {
    const { url } = await serve();
    const large = new Uint8Array(3 * 1_048_576);
    const body = how === 'in chunks' ? new Blob([large]).stream() : large;
    const response = await fetch(`${url}/v1/deals`, { method: 'POST', body, duplex: 'half' });
    expect(response.status).toBe(413);
    expect(await problemOf(response)).toMatchObject({ code: 'payload_too_large' });
    expect(events).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('a body of exactly the limit is taken', async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/v1/deals`, { method: 'POST', body: new Uint8Array(1_048_576) });
    expect(response.status).toBe(200);
  });

  test('a body that is announced as endless is refused before it comes', async () => {
    const { url } = await serve();
    const head = 'POST /v1/deals HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n';
    expect(await raw(url, head)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('headers over the limit are 431, and what is not HTTP is 400', async () => {
    const { url } = await serve();
    const long = `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await raw(url, long)).toMatch(/^HTTP\/1\.1 431 [\s\S]*"code":"headers_too_large"/);
    expect(await raw(url, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"malformed_request"/);
  });

  test('a request that never ends is 408', async () => {
    const { url } = await serve({ limits: { headersMs: 50, requestMs: 50 } });
    expect(await raw(url, 'GET / HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
  });

  test.each([
    [
      'throws',
      async () => {
        throw new Error('secret detail');
      },
    ],
    ['answers with a header that cannot be', async () => ({ headers: { 'x-bad': 'a\r\nb' }, body: '' })],
  ])('a handler that %s is 500 with a request id and no detail', async (_, handler) => {
    const { url } = await serve({ lambdaRoutes: [{ method: 'GET', path: '/broken', handler }] });
    const response = await fetch(`${url}/broken`);
    expect(response.status).toBe(500);
    expect(response.headers.get('x-bad')).toBeNull();
    const problem = await problemOf(response);
    expect(problem).toMatchObject({
      code: 'internal_error',
      requestId: response.headers.get('apigw-requestid'),
    });
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(errors).toEqual([expect.any(Error)]);
  });

  test('a client that leaves in the middle of its body is nobody to answer and no error', async () => {
    const { url } = await serve();
    const request = httpRequest(`${url}/v1/deals`, { method: 'POST', headers: { 'content-length': '100' } });
    request.on('error', () => undefined);
    request.write('half', () => request.destroy());
    await vi.waitFor(() => expect(request.destroyed).toBe(true));
    expect((await fetch(`${url}/v1/deals/a`)).status).toBe(200);
    expect(errors).toEqual([]);
  });
});

describe('answers', () => {
  test('HEAD gets the headers of GET and no body', async () => {
    const { url } = await serve();
    const answer = await raw(url, 'HEAD /v1/deals/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('content-length: 11');
    expect(answer.endsWith('\r\n\r\n')).toBe(true);
  });

  test('cookies, binary bodies and empty answers arrive as they are', async () => {
    const bytes = Buffer.from([1, 2, 255]);
    const { url } = await serve({
      lambdaRoutes: [
        {
          method: 'GET',
          path: '/file',
          handler: async () => ({
            cookies: ['a=1', 'b=2'],
            headers: { 'content-type': 'image/png' },
            body: bytes.toString('base64'),
            isBase64Encoded: true,
          }),
        },
        { method: 'DELETE', path: '/file', handler: async () => ({ statusCode: 204 }) },
      ],
    });
    const file = await fetch(`${url}/file`);
    expect(file.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
    const gone = await fetch(`${url}/file`, { method: 'DELETE' });
    expect(gone.status).toBe(204);
    expect(await gone.text()).toBe('');
  });

  test('one connection serves several requests', async () => {
    const { url } = await serve();
    const one = 'GET /v1/deals/a HTTP/1.1\r\nHost: x\r\n\r\n';
    const last = 'GET /v1/deals/b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    expect((await raw(url, one + last)).match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  });
});

describe('time', () => {
  test('stands still while a request is under way, but the clock route may move it', async () => {
    const release = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const { url } = await serve({
      lambdaRoutes: [
        echo('GET', '/quick'),
        {
          method: 'POST',
          path: '/slow',
          handler: async () => {
            started.resolve();
            await release.promise;
            return { body: String(timeline.now()) };
          },
        },
      ],
      localRoutes: [
        {
          method: 'POST',
          path: '/_local/clock',
          untracked: true,
          handle: async () => ({
            status: 200,
            body: JSON.stringify(await timeline.advanceTo(nowMs + 1_000)),
          }),
        },
      ],
    });
    const slow = fetch(`${url}/slow`, { method: 'POST' });
    await started.promise;
    const clock = fetch(`${url}/_local/clock`, { method: 'POST' });
    for (let round = 0; round < 5; round += 1) await fetch(`${url}/quick`);
    expect(timeline.now()).toBe(nowMs);
    release.resolve();
    expect(await (await slow).text()).toBe(String(nowMs));
    expect(await (await clock).json()).toEqual({ now: nowMs + 1_000, fired: 0 });
  });
});

describe('opening and closing', () => {
  test('listens on loopback only', async () => {
    expect((await serve()).url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('a taken port is refused in one sentence that names it', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve(Number(Object(other.address()).port)));
    });
    const error: unknown = await serve({ port }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PortUnavailable);
    expect(String(error)).toMatch(new RegExp(`Port ${port} is already in use[^\n]*$`));
    other.close();
  });

  test('until there is something to serve, everybody is told to come again', async () => {
    const gateway = await openOne();
    const early = await fetch(`${gateway.url}/v1/deals`, { method: 'POST', body: '{}' });
    expect(early.status).toBe(503);
    expect(early.headers.get('retry-after')).toBe('1');
    expect(await problemOf(early)).toMatchObject({ code: 'starting' });
    gateway.serve({ lambdaRoutes: [echo('POST', '/v1/deals')], localRoutes: [] });
    expect((await fetch(`${gateway.url}/v1/deals`, { method: 'POST' })).status).toBe(200);
  });

  test('closing lets a running request end and takes no new one', async () => {
    const release = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const gateway = await serve({
      lambdaRoutes: [
        {
          method: 'GET',
          path: '/slow',
          handler: async () => {
            started.resolve();
            await release.promise;
            return { body: 'done' };
          },
        },
      ],
    });
    const slow = fetch(`${gateway.url}/slow`);
    await started.promise;
    const closed = gateway.close();
    await expect(fetch(`${gateway.url}/slow`)).rejects.toThrow();
    release.resolve();
    expect(await (await slow).text()).toBe('done');
    await closed;
    open.length = 0;
  });

  test('a request that does not end in time is cut', async () => {
    const started = Promise.withResolvers<void>();
    const gateway = await serve({
      limits: { closeMs: 50 },
      lambdaRoutes: [
        {
          method: 'GET',
          path: '/stuck',
          handler: () => {
            started.resolve();
            return new Promise(() => undefined);
          },
        },
      ],
    });
    const stuck = fetch(`${gateway.url}/stuck`).catch(() => 'cut');
    await started.promise;
    await gateway.close();
    expect(await stuck).toBe('cut');
    open.length = 0;
  });
});
