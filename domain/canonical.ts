import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { InvariantViolation } from './errors.ts';

/** The canonical JSON (RFC 8785) of `value`. @throws InvariantViolation if it is not JSON */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new InvariantViolation('only JSON values can be hashed');
  return text;
}

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of `value`. @throws InvariantViolation if it is not JSON */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex');
}
