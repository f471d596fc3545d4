import { createHash, createPublicKey, verify } from 'node:crypto';
import * as z from 'zod/mini';
import { canonicalText } from '../canonical.ts';

/** Base64url in its one proper form, so that no other text stands for the same bytes. */
const bytesSchema = (length: number) =>
  z.string().check(
    z.refine((text) => {
      const bytes = Buffer.from(text, 'base64url');
      return bytes.length === length && bytes.toString('base64url') === text;
    }, `must be ${length} bytes in base64url`),
  );

/** An Ed25519 public key as a JWK (RFC 8037). */
export const publicKeySchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: bytesSchema(32),
});
export type PublicKey = z.infer<typeof publicKeySchema>;

export const signatureSchema = z.strictObject({
  alg: z.literal('EdDSA'),
  keyId: z.string(),
  publicKey: publicKeySchema,
  signature: bytesSchema(64),
});
export type Signature = z.infer<typeof signatureSchema>;

/** The key's RFC 7638 thumbprint: whoever has the key knows its name. */
export function keyIdOf({ kty, crv, x }: PublicKey): string {
  return createHash('sha256').update(canonicalText({ kty, crv, x })).digest('base64url');
}

/** Whether `signed` was signed by the key that the signature brings along, under that key's own name. */
export function isSignedBy({ keyId, publicKey, signature }: Signature, signed: Uint8Array): boolean {
  if (keyId !== keyIdOf(publicKey)) return false;
  const key = createPublicKey({ key: publicKey, format: 'jwk' });
  return verify(null, signed, key, Buffer.from(signature, 'base64url'));
}
