import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { keyIdOf } from '../../../domain/caseFile/signature.ts';
import { jwksOf, openCaseFileKeys } from '../../../functions/caseFile/signingKeys.ts';
import { someKeys } from '../../builders/caseFile.ts';

const pair = generateKeyPairSync('ed25519');
const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const jwk = JSON.stringify(pair.privateKey.export({ format: 'jwk' }));

const opened = (secret: string, old: string | null = null) => {
  const keys = openCaseFileKeys(secret, old);
  if (typeof keys === 'string') throw new Error(keys);
  return keys;
};

describe('the key that seals case files', () => {
  test('is the same as PEM and as JWK', () => {
    expect(opened(`\n${pem}`).publicKey).toEqual(opened(jwk).publicKey);
    expect(opened(pem).privateKey.equals(pair.privateKey)).toBe(true);
  });

  test('has the name that RFC 8037 gives its example', () => {
    const example = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
    expect(keyIdOf(example)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  test.each([
    ['nothing', ''],
    ['no key', 'secret-words'],
    ['a public key', pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    [
      'a key of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    ],
    ['a JWK without its private half', JSON.stringify(pair.publicKey.export({ format: 'jwk' }))],
    ['broken JSON', '{"kty":'],
  ])('is refused when it is %s, without being shown', (_what, secret) => {
    const fault = openCaseFileKeys(secret, null);
    expect(fault).toBe('CASE_FILE_KEY must be an Ed25519 private key, as PKCS#8 PEM or JWK');
  });
});

describe('after a rotation', () => {
  test('the keys of before are still shown, behind the new one, each once', () => {
    const [first, second] = [someKeys(), someKeys()];
    const old = JSON.stringify(jwksOf({ ...first, oldKeys: [second.publicKey] }));
    const keys = opened(pem, old);
    const shown = jwksOf({ ...keys, oldKeys: [...keys.oldKeys, keys.publicKey] });
    const kids = [keys, first, second].map(({ publicKey }) => keyIdOf(publicKey));
    expect(shown).toMatchObject({ keys: kids.map((kid) => ({ kid, alg: 'EdDSA', use: 'sig' })) });
  });

  test.each([
    ['no JSON'],
    ['{}'],
    ['{"keys":[{"kty":"RSA"}]}'],
    ['{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AA"}]}'],
  ])('old keys that are %s are refused', (old) => {
    expect(openCaseFileKeys(pem, old)).toMatch(/^CASE_FILE_OLD_KEYS must be a JWKS/);
  });
});
