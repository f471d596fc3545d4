import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TerminalError } from '../../../domain/errors.ts';
import { openIdentity } from '../../../local/identity/issuer.ts';

const issuer = () => 'http://127.0.0.1:4000';
let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'luyue-identity-')), 'identity');
});

afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const keyFile = () => join(folder, 'signing-key.json');

describe('the key', () => {
  test('is made once, kept, and readable by its owner only', async () => {
    const first = await openIdentity({ folder, issuer });
    const second = await openIdentity({ folder, issuer });
    expect(second.jwks()).toEqual(first.jwks());
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['signing-key.json']);
  });

  test('is the same for two that make it at once', async () => {
    const both = await Promise.all([openIdentity({ folder, issuer }), openIdentity({ folder, issuer })]);
    expect(both[0].jwks()).toEqual(both[1].jwks());
  });

  test('shows only its public half', async () => {
    const { jwks } = await openIdentity({ folder, issuer });
    expect(jwks()).toEqual({
      keys: [
        {
          kty: 'EC',
          crv: 'P-256',
          alg: 'ES256',
          use: 'sig',
          kid: expect.any(String),
          x: expect.any(String),
          y: expect.any(String),
        },
      ],
    });
  });

  test.each(['', '{}', 'no json', '{"kty":"oct","k":"AA"}'])(
    'a broken file (%j) is named, not replaced',
    async (text) => {
      await openIdentity({ folder, issuer });
      writeFileSync(keyFile(), text);
      await expect(openIdentity({ folder, issuer })).rejects.toThrow(
        /^The signing key .*signing-key\.json cannot be used/,
      );
    },
  );

  test('a folder that cannot be used is named', async () => {
    writeFileSync(folder, 'a file, not a folder');
    await expect(openIdentity({ folder, issuer })).rejects.toThrow(TerminalError);
  });
});

describe('a token', () => {
  test('says who, for whom, in which role and for how long', async () => {
    const { issueToken } = await openIdentity({ folder, issuer });
    const token = await issueToken({
      subject: 'user_1',
      role: 'brand',
      tenantId: 'brand_1',
      expiresInSeconds: 60,
    });
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({
      iss: 'http://127.0.0.1:4000',
      aud: 'luyue',
      sub: 'user_1',
      'luyue:role': 'brand',
      'luyue:tenant': 'brand_1',
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(60);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', kid: expect.any(String) });
  });

  test('an operator needs no tenant', async () => {
    const { issueToken } = await openIdentity({ folder, issuer });
    expect(decodeJwt(await issueToken({ subject: 'op_1', role: 'operator' }))).not.toHaveProperty(
      'luyue:tenant',
    );
  });

  test.each([
    { subject: 'user_1', role: 'brand' },
    { subject: '', role: 'operator' },
    { subject: 'user_1', role: 'provider', tenantId: '' },
    { subject: 'op_1', role: 'operator', expiresInSeconds: 0 },
    { subject: 'op_1', role: 'operator', expiresInSeconds: 1.5 },
  ] as const)('is not made for %j', async (request) => {
    const { issueToken } = await openIdentity({ folder, issuer });
    await expect(issueToken(request)).rejects.toThrow(TerminalError);
  });
});
