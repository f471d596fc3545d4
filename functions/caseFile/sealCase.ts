import { sign } from 'node:crypto';
import { canonicalText } from '../../domain/canonical.ts';
import type { Manifest } from '../../domain/caseFile/manifest.ts';
import { keyIdOf, type Signature } from '../../domain/caseFile/signature.ts';
import type { CaseFileKeys } from './signingKeys.ts';

/** The manifest and the signature over it, as they stand in the file. */
export function sealCase(
  manifest: Omit<Manifest, 'format' | 'formatVersion' | 'keyId'>,
  { privateKey, publicKey }: Pick<CaseFileKeys, 'privateKey' | 'publicKey'>,
): { readonly manifest: string; readonly signature: string } {
  const keyId = keyIdOf(publicKey);
  const whole: Manifest = { format: 'luyue.case-file', formatVersion: 1, ...manifest, keyId };
  const text = canonicalText(whole);
  const signed = sign(null, Buffer.from(text), privateKey).toString('base64url');
  const signature: Signature = { alg: 'EdDSA', keyId, publicKey, signature: signed };
  return { manifest: text, signature: canonicalText(signature) };
}
