import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { access } from '../../../functions/runtime/providers/access.ts';
import { parties } from '../../../functions/runtime/providers/parties.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, fundedDeal, problemIn } from './bed.ts';

const FOREIGN_KEY = 'lk_of_another_brand';
const REVOKED_KEY = 'lk_that_was_revoked';
let luyue: TestLuyue;
let id: string;

beforeAll(async () => {
  luyue = await TestLuyue.start();
  const { runtime } = luyue.luyue;
  const keyHash = (key: string) => createHash('sha256').update(key).digest('hex');
  const brand = { role: 'brand', tenantId: 'brand_other' } as const;
  await access.of(runtime).putKey({ ...brand, keyHash: keyHash(FOREIGN_KEY), revokedAt: null });
  await access.of(runtime).putKey({
    role: 'brand',
    tenantId: 'brand_demo',
    keyHash: keyHash(REVOKED_KEY),
    revokedAt: '2026-01-01T00:00:00Z',
  });
  const demo = await parties.of(runtime).find('brand_demo');
  if (demo !== null) await parties.of(runtime).put({ ...demo, id: 'brand_other', name: 'Other' });
  ({
    deal: { id },
  } = await fundedDeal(luyue));
});
afterAll(() => luyue.stop());

/** Every route that asks who is there, as somebody would call it. */
const routes = (): [string, string, unknown?][] => [
  ['POST', '/v1/deals', aRequest()],
  ['GET', '/v1/deals'],
  ['GET', `/v1/deals/${id}`],
  ['GET', `/v1/deals/${id}/events`],
  ['GET', `/v1/deals/${id}/ledger`],
  ['POST', `/v1/deals/${id}/actions/extend`, { to: '2026-12-05T00:00:00Z', reason: 'more time' }],
  ['POST', `/v1/deals/${id}/sales`, [{ orderId: 'o', at: '2026-11-02T00:00:00Z', net: 1 }]],
];

const token = async (changes: {
  issuer?: string;
  audience?: string;
  expires?: string;
  claims?: Record<string, unknown>;
  key?: Parameters<SignJWT['sign']>[0];
}) => {
  const stored: Record<string, string> = JSON.parse(
    readFileSync(join(luyue.folder, 'signing-key.json'), 'utf8'),
  );
  const jwks = await luyue.request<{ keys: { kid: string }[] }>('GET', '/.well-known/jwks.json');
  const { issuer = luyue.luyue.url, audience = 'luyue', expires = '1h' } = changes;
  const claims = changes.claims ?? { 'luyue:role': 'brand', 'luyue:tenant': 'brand_demo' };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: jwks.body.keys[0]?.kid ?? '' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('person-1')
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(changes.key ?? (await importJWK(stored, 'ES256')));
};

describe('without the right to be here', () => {
  const refusedEverywhere = async (headers: Record<string, string>) => {
    for (const [method, path, body] of routes()) {
      const reply = await luyue.request(method, path, { body, headers });
      problemIn(reply, 401, 'unauthenticated');
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect(await luyue.deal(id)).toMatchObject({ gate: { name: 'delivery' } });
  };

  test('nothing is said without a credential', () => refusedEverywhere({}));
  test.each([
    ['a wrong key', 'Bearer lk_wrong'],
    ['a revoked key', `Bearer ${REVOKED_KEY}`],
    ['no scheme', 'lk_wrong'],
    ['another scheme', 'Basic YTpi'],
    ['an empty credential', 'Bearer '],
    ['no token', 'Bearer a.b.c'],
    ['half a token', 'Bearer eyJhbGciOiJub25lIn0'],
  ])('nor with %s', (_, authorization) => refusedEverywhere({ authorization }));

  test('nor with a key in the address', async () => {
    problemIn(await luyue.request('GET', `/v1/deals?key=${luyue.brandKey}`), 401, 'unauthenticated');
  });
});

describe('a token', () => {
  const list = (bearer: string) => luyue.request('GET', '/v1/deals', { key: bearer });

  test('of the issuer opens the tenant’s deals, and only those', async () => {
    expect(await list(await token({}))).toMatchObject({ status: 200, body: { items: [{ id }] } });
    const other = await token({ claims: { 'luyue:role': 'brand', 'luyue:tenant': 'brand_other' } });
    expect(await list(other)).toMatchObject({ status: 200, body: { items: [] } });
    problemIn(await luyue.request('GET', `/v1/deals/${id}`, { key: other }), 404, 'deal_not_found');
  });

  test.each([
    ['that is expired', { expires: '-1h' }],
    ['of another issuer', { issuer: 'https://elsewhere.example.com' }],
    ['for another audience', { audience: 'somebody-else' }],
    ['without a role', { claims: {} }],
    ['of an unknown role', { claims: { 'luyue:role': 'admin' } }],
    ['of a brand without a tenant', { claims: { 'luyue:role': 'brand' } }],
  ])('%s is refused', async (_, changes) => {
    problemIn(await list(await token(changes)), 401, 'unauthenticated');
  });

  test('signed with another key is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    problemIn(await list(await token({ key: privateKey })), 401, 'unauthenticated');
  });

  test('that names no algorithm, or a symmetric one, is refused', async () => {
    const [, payload] = (await token({ claims: { 'luyue:role': 'operator' } })).split('.');
    const header = (alg: string) => Buffer.from(JSON.stringify({ alg })).toString('base64url');
    problemIn(await list(`${header('none')}.${payload}.`), 401, 'unauthenticated');
    problemIn(await list(`${header('none')}.${payload}.x`), 401, 'unauthenticated');
    const jwks = await luyue.request<{ keys: unknown[] }>('GET', '/.well-known/jwks.json');
    const publicKey = new TextEncoder().encode(JSON.stringify(jwks.body.keys[0]));
    const forged = await new SignJWT({ 'luyue:role': 'operator' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(luyue.luyue.url)
      .setAudience('luyue')
      .setSubject('x')
      .setExpirationTime('1h')
      .sign(publicKey);
    problemIn(await list(forged), 401, 'unauthenticated');
  });

  test('of an operator sees every deal, starts none and reports no sales', async () => {
    const operator = await luyue.operatorToken();
    expect(await list(operator)).toMatchObject({ status: 200, body: { items: [{ id }] } });
    const start = await luyue.request('POST', '/v1/deals', { key: operator, body: aRequest() });
    problemIn(start, 403, 'forbidden');
    const body = [{ orderId: 'o', at: '2026-11-02T00:00:00Z', net: 1 }];
    problemIn(
      await luyue.request('POST', `/v1/deals/${id}/sales`, { key: operator, body }),
      403,
      'not_allowed',
    );
  });
});

describe('another tenant', () => {
  test('finds no deal that is not its own, as if there were none', async () => {
    for (const [method, path, body] of routes().filter(([, path]) => path.includes(id))) {
      const foreign = await luyue.request(method, path, { key: FOREIGN_KEY, body });
      const missing = await luyue.request(method, path.replace(id, 'deal_01J00000000000000000000000'), {
        key: FOREIGN_KEY,
        body,
      });
      const [a, b] = [foreign, missing].map((reply) => problemIn(reply, 404, 'deal_not_found'));
      expect({ ...a, requestId: '' }).toEqual({ ...b, requestId: '' });
    }
    const list = await luyue.request('GET', '/v1/deals', { key: FOREIGN_KEY });
    expect(list).toMatchObject({ status: 200, body: { items: [], nextCursor: null } });
    expect(await luyue.deal(id)).toMatchObject({ gate: { name: 'delivery' }, terms: { fixedFee: 800_000 } });
  });

  test('nor does a provider that is not the deal’s', async () => {
    const key = luyue.luyue.secrets.providerApiKey;
    problemIn(await luyue.request('GET', `/v1/deals/${id}`, { key }), 404, 'deal_not_found');
  });

  test.each(['x'.repeat(2046), '%00', '界'.repeat(200), '..%2F..', '%F0%9F%8D%80'])(
    'an id of any kind is just not there (%#)',
    async (odd) => {
      const reply = await luyue.request('GET', `/v1/deals/${odd}`, { key: luyue.brandKey });
      problemIn(reply, 404, 'deal_not_found');
      const hook = await luyue.request('POST', `/v1/hooks/${odd}/deals`, {
        body: '{}',
        headers: {
          'webhook-id': 'a',
          'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
          'webhook-signature': 'v1,x',
        },
      });
      problemIn(hook, 401, 'invalid_signature');
    },
  );
});

describe('who pays', () => {
  test('sees where to pay; the creator, the operator and a foreigner do not', async () => {
    const request = aRequest();
    const deal = await luyue.startDeal(request);
    const link = await luyue.tokenFor(request.creator.email);
    await luyue.actByLink(link, 'accept', { termsVersion: 1 });
    const asks = {
      funding: { amount: 1_155_000, checkoutUrl: expect.stringContaining('/_local/checkout/') },
    };
    expect(await luyue.deal(deal.id)).toMatchObject(asks);
    const hides = { body: { funding: { amount: 1_155_000, checkoutUrl: null } } };
    expect(await luyue.request('GET', `/v1/links/${link}`)).toMatchObject(hides);
    const operator = await luyue.operatorToken();
    expect(await luyue.request('GET', `/v1/deals/${deal.id}`, { key: operator })).toMatchObject(hides);
  });
});
