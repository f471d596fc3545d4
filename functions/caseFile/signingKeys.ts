import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';
import { keyIdOf, type PublicKey, publicKeySchema } from '../../domain/caseFile/signature.ts';

export interface CaseFileKeys {
  readonly privateKey: KeyObject;
  readonly publicKey: PublicKey;
  /** Of keys that sealed earlier case files. */
  readonly oldKeys: readonly PublicKey[];
}

/** Other fields of a JWK, such as its name, are passed over: a key's name follows from the key. */
export const jwksSchema = z.object({
  keys: z.array(z.pipe(z.object(publicKeySchema.shape), publicKeySchema)),
});

/**
 * @param secret PKCS#8 PEM or a private JWK
 * @param old a JWKS of public keys
 * @returns what is wrong as a sentence, where something is; never the secret itself
 */
export function openCaseFileKeys(secret: string, old: string | null): CaseFileKeys | string {
  const privateKey = privateKeyIn(secret.trim());
  if (privateKey?.asymmetricKeyType !== 'ed25519')
    return 'CASE_FILE_KEY must be an Ed25519 private key, as PKCS#8 PEM or JWK';
  const oldKeys = jwksSchema.safeParse(old === null ? { keys: [] } : jsonIn(old));
  if (!oldKeys.success) return 'CASE_FILE_OLD_KEYS must be a JWKS of Ed25519 public keys';
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  const publicKey = publicKeySchema.parse({ kty: jwk.kty, crv: jwk.crv, x: jwk.x });
  return { privateKey, publicKey, oldKeys: oldKeys.data.keys };
}

/** What `/.well-known/luyue-case-file-keys.json` shows, newest first. */
export function jwksOf({ publicKey, oldKeys }: CaseFileKeys) {
  const others = oldKeys.filter(({ x }) => x !== publicKey.x);
  const keys = [publicKey, ...others].map((key) => ({ ...key, kid: keyIdOf(key), alg: 'EdDSA', use: 'sig' }));
  return { keys };
}

/** `null` for what is no key at all. The library's errors say nothing of what was wrong and are not passed on. */
function privateKeyIn(text: string): KeyObject | null {
  const jwk = z.record(z.string(), z.unknown()).safeParse(text.startsWith('{') ? jsonIn(text) : null);
  try {
    return jwk.success ? createPrivateKey({ key: jwk.data, format: 'jwk' }) : createPrivateKey(text);
  } catch {
    return null;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
