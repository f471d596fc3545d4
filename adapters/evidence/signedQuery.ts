import { createHmac, timingSafeEqual } from 'node:crypto';

/** Vouches for what the fields of a query allow with `subject`; in which order they come does not matter. */
export function signatureOf(secret: string, subject: readonly string[], query: URLSearchParams): string {
  const fields = [...query].filter(([name]) => name !== 'signature').sort(([a], [b]) => (a < b ? -1 : 1));
  return createHmac('sha256', secret)
    .update(JSON.stringify([...subject, fields]))
    .digest('base64url');
}

/** Whether a called address's query carries the signature for its other fields and `subject`. */
export function isSigned(
  secret: string,
  subject: readonly string[],
  query: Readonly<Record<string, string>>,
): boolean {
  const expected = Buffer.from(signatureOf(secret, subject, new URLSearchParams(query)));
  const actual = Buffer.from(query.signature ?? '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
