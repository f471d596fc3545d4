import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base64url, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  makeTokenVerifier,
  type TokenVerifier,
  type VerifiedToken,
} from '../../../adapters/oidc/verifyToken.ts';
import { RetryableError } from '../../../domain/errors.ts';
import { type Identity, openIdentity } from '../../../local/identity/issuer.ts';
import { openSigningKey } from '../../../local/identity/signingKey.ts';

let folder: string;
let server: Server;
let issuer: string;
let identity: Identity;
let verifier: TokenVerifier;
let fetches: number;
let answer: () => { status: number; body: string };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luyue-oidc-'));
  identity = await openIdentity({ folder, issuer: () => issuer });
  fetches = 0;
  answer = () => ({ status: 200, body: JSON.stringify(identity.jwks()) });
  server = createServer((_request, response) => {
    fetches += 1;
    const { status, body } = answer();
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  verifier = makeTokenVerifier({ issuer, audience: 'luyue', jwksUrl: `${issuer}/.well-known/jwks.json` });
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const nowSeconds = () => Math.floor(Date.now() / 1000);

/** A token of the real key, with claims changed at will. */
const sign = async (changes: Record<string, unknown> = {}, header: { kid?: string } = {}) => {
  const key = await openSigningKey(folder);
  const claims = {
    iss: issuer,
    aud: 'luyue',
    sub: 'user_1',
    exp: nowSeconds() + 60,
    'luyue:role': 'brand',
    'luyue:tenant': 'brand_1',
  };
  return new SignJWT({ ...claims, ...changes })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, ...header })
    .sign(key.privateKey);
};

describe('a good token', () => {
  test.each<VerifiedToken>([
    { subject: 'user_1', role: 'brand', tenantId: 'brand_1' },
    { subject: 'user_2', role: 'provider', tenantId: 'provider_1' },
    { subject: 'op_1', role: 'operator', tenantId: null },
  ])('of the built-in issuer gives $role back', async (person) => {
    const { tenantId, ...rest } = person;
    const token = await identity.issueToken(tenantId === null ? rest : { ...rest, tenantId });
    expect(await verifier.verify(token)).toEqual(person);
  });

  test('has the keys fetched once for many', async () => {
    const token = await sign();
    for (let n = 0; n < 5; n += 1) expect(await verifier.verify(token)).not.toBeNull();
    expect(fetches).toBe(1);
  });
});

describe('null for', () => {
  test.each<[string, () => Record<string, unknown>]>([
    ['another issuer', () => ({ iss: 'http://127.0.0.1:1' })],
    ['another audience', () => ({ aud: 'other' })],
    ['an expired one', () => ({ exp: nowSeconds() - 60 })],
    ['one that is not valid yet', () => ({ nbf: nowSeconds() + 60 })],
    ['one without an end', () => ({ exp: undefined })],
    ['an unknown role', () => ({ 'luyue:role': 'admin' })],
    ['no role', () => ({ 'luyue:role': undefined })],
    ['no subject', () => ({ sub: undefined })],
    ['an empty subject', () => ({ sub: '' })],
    ['a brand without a tenant', () => ({ 'luyue:tenant': undefined })],
    ['a tenant of the wrong type', () => ({ 'luyue:tenant': 7 })],
  ])('%s', async (_name, changes) => {
    expect(await verifier.verify(await sign())).not.toBeNull();
    expect(await verifier.verify(await sign(changes()))).toBeNull();
  });

  test.each(['', 'x', 'a.b.c', '....', '履约'])('%j, which is no token', async (token) => {
    expect(await verifier.verify(token)).toBeNull();
  });

  test('a changed one', async () => {
    const [header, , signature] = (await sign()).split('.');
    const payload = base64url.encode(
      JSON.stringify({ iss: issuer, aud: 'luyue', sub: 'x', exp: nowSeconds() + 60 }),
    );
    expect(await verifier.verify(`${header}.${payload}.${signature}`)).toBeNull();
  });

  test('an unsigned one', async () => {
    const token = new UnsecuredJWT({ 'luyue:role': 'operator' })
      .setIssuer(issuer)
      .setAudience('luyue')
      .setSubject('x')
      .setExpirationTime('1h')
      .encode();
    expect(await verifier.verify(token)).toBeNull();
  });

  test('one signed symmetrically with what is public', async () => {
    const token = await new SignJWT({ 'luyue:role': 'operator' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setAudience('luyue')
      .setSubject('x')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(JSON.stringify(identity.jwks())));
    expect(await verifier.verify(token)).toBeNull();
  });

  test('one of another key, whatever key id it claims', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const key = await openSigningKey(folder);
    const forged = (kid: string) =>
      new SignJWT({ 'luyue:role': 'operator' })
        .setProtectedHeader({ alg: 'ES256', kid })
        .setIssuer(issuer)
        .setAudience('luyue')
        .setSubject('x')
        .setExpirationTime('1h')
        .sign(privateKey);
    expect(await verifier.verify(await forged(key.kid))).toBeNull();
    expect(await verifier.verify(await forged('unknown'))).toBeNull();
  });
});

describe('RetryableError when the keys', () => {
  test('are answered with an error', async () => {
    answer = () => ({ status: 503, body: '' });
    await expect(verifier.verify(await sign())).rejects.toThrow(RetryableError);
  });

  test('are no key set', async () => {
    answer = () => ({ status: 200, body: '<html>' });
    await expect(verifier.verify(await sign())).rejects.toThrow(RetryableError);
    answer = () => ({ status: 200, body: '{}' });
    await expect(verifier.verify(await sign())).rejects.toThrow(RetryableError);
  });

  test('cannot be reached, until they can', async () => {
    const token = await sign();
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    server.close();
    await once(server, 'close');
    await expect(verifier.verify(token)).rejects.toThrow(RetryableError);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await verifier.verify(token)).toMatchObject({ subject: 'user_1' });
  });
});
