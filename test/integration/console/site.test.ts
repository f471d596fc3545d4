import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

const page = (path: string, headers: Record<string, string> = {}) =>
  luyue.request<string>('GET', path, { headers: { accept: 'text/html,*/*', ...headers } });

/** Under another name than the one the server knows; `fetch` does not let a host be chosen. */
function askAs(
  host: string,
  path: string,
): Promise<{ status: number | undefined; location: string | undefined }> {
  const { port } = new URL(luyue.luyue.url);
  return new Promise((resolve, reject) => {
    const headers = { host: host.replace('PORT', port), accept: 'text/html' };
    const request = httpRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, location: response.headers.location });
    });
    request.on('error', reject).end();
  });
}

describe('the console’s address', () => {
  test.each(['/', '/deals', '/deals/deal_1', '/signed-in'])(
    '%s is a page, also before the console is built',
    async (path) => {
      const { status, body } = await page(path);
      expect([200, 503]).toContain(status);
      if (status === 503) expect(body).toContain('npm run build:console');
      else expect(body).toContain('<div id="root">');
    },
  );

  test('answers whoever asks for no more than the address, such as curl, with the page', async () => {
    const { status, headers } = await luyue.request('GET', '/', { headers: { accept: '*/*' } });
    expect([200, 503]).toContain(status);
    expect(headers.get('content-type')).toContain('text/html');
  });

  test.each(['/v1/nothing', '/l/nothing/more/than/this', '/_local/nothing', '/assets/nothing.js', '/oidc'])(
    '%s is none',
    async (path) => {
      expect((await page(path)).status).toBe(404);
    },
  );

  test('answers a program that looks for no page with 404, and a post with 404', async () => {
    const headers = { accept: 'application/json' };
    expect(await luyue.request('GET', '/deals', { headers })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
    expect((await luyue.request('POST', '/deals', { body: {} })).status).toBe(404);
  });

  test.each(['/assets/..%2f..%2fpackage.js', '/..%2findex.js', '/assets/../stamp.js', '/.stamp.js'])(
    '%s leads to no file',
    async (path) => {
      const { status, headers } = await luyue.request('GET', path, { headers: { accept: '*/*' } });
      expect(status).toBe(404);
      expect(headers.get('content-type')).toContain('problem+json');
    },
  );

  test('by the machine’s other name leads to the one the issuer knows', async () => {
    expect(await askAs('localhost:PORT', '/deals')).toEqual({
      status: 307,
      location: `${luyue.luyue.url}/deals`,
    });
  });

  test('says where to sign in', async () => {
    const { body } = await luyue.request<Record<string, unknown>>('GET', '/console-config.json');
    expect(body).toMatchObject({
      issuer: luyue.luyue.url,
      clientId: 'luyue-console',
      clockUrl: '/_local/clock',
      simulationsUrl: '/_local/simulations',
    });
  });
});

describe('the built-in issuer', () => {
  const authorize = (change: Record<string, string | undefined> = {}) => {
    const asked = {
      client_id: 'luyue-console',
      redirect_uri: `${luyue.luyue.url}/signed-in`,
      response_type: 'code',
      scope: 'openid',
      state: 's',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      ...change,
    };
    const given = Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return luyue.request<string>('GET', `/oidc/authorize?${new URLSearchParams(Object.fromEntries(given))}`);
  };

  test('describes itself under the address that its tokens name, with the keys that check them', async () => {
    const { body } = await luyue.request<Record<string, unknown>>('GET', '/.well-known/openid-configuration');
    const { url } = luyue.luyue;
    expect(body).toMatchObject({
      issuer: url,
      jwks_uri: `${url}/.well-known/jwks.json`,
      authorization_endpoint: `${url}/oidc/authorize`,
      code_challenge_methods_supported: ['S256'],
    });
  });

  test('sends whoever is not signed in to the list of people', async () => {
    const { status, headers } = await authorize();
    expect(status).toBe(303);
    expect(headers.get('location')).toMatch(/^\/oidc\/sign-in\//);
  });

  test.each([
    ['an address that is not the console’s', { redirect_uri: 'https://evil.example.com/' }, 400],
    ['another client', { client_id: 'other' }, 400],
  ])('sends nobody to %s', async (_what, change, status) => {
    expect((await authorize(change)).status).toBe(status);
  });

  test('gives no code without PKCE', async () => {
    const { headers } = await authorize({ code_challenge: undefined, code_challenge_method: undefined });
    expect(headers.get('location')).toMatch(/signed-in\?error=invalid_request/);
  });

  test('shows nobody a sign-in that somebody made up, and none to another name', async () => {
    expect((await page('/oidc/sign-in/made-up')).status).toBe(400);
    expect(await askAs('evil.example.com', '/oidc/sign-in/made-up')).toMatchObject({ status: 403 });
  });
});

describe('GET /v1/me', () => {
  test('says for whom a key acts, and that an operator acts for nobody', async () => {
    const brand = await luyue.request('GET', '/v1/me', { key: luyue.brandKey });
    expect(brand.body).toEqual({
      subject: 'brand_demo',
      role: 'brand',
      tenant: { id: 'brand_demo', name: '山茶美妆' },
    });
    const operator = await luyue.request('GET', '/v1/me', { key: await luyue.operatorToken() });
    expect(operator.body).toEqual({ subject: 'operator_demo', role: 'operator', tenant: null });
    expect((await luyue.request('GET', '/v1/me')).status).toBe(401);
  });
});
