import * as z from 'zod/mini';
import { durationMillis, instantSchema, toInstant } from '../time.ts';

/** How long the secret before a rotation still counts. */
const OVERLAP = 'PT24H';
/** However often it is rotated within that time. */
const MOST_SECRETS = 4;

const secretSchema = z.strictObject({
  /** Standard Webhooks, `whsec_…`. */
  secret: z.string(),
  /** `null` for the one that stands. */
  validUntil: z.nullable(instantSchema),
});

/** Where a brand's or a provider's system is told what happens to its deals. */
export const endpointSchema = z.strictObject({
  id: z.string(),
  tenantId: z.string(),
  url: z.string(),
  createdAt: instantSchema,
  secrets: z.array(secretSchema),
  /** Nothing is sent there any more: since when, why, and because of which delivery. */
  disabled: z.nullable(
    z.strictObject({ at: instantSchema, reason: z.enum(['gave_up', 'gone']), because: z.string() }),
  ),
  lastSuccessAt: z.nullable(instantSchema),
  /** Rises with every change; writers name the one they read. */
  version: z.int(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** The secrets that a message is signed with at `now` (epoch ms), the one that stands first. */
export function secretsAt({ secrets }: Endpoint, now: number): string[] {
  return secrets
    .filter(({ validUntil }) => validUntil === null || Date.parse(validUntil) > now)
    .map(({ secret }) => secret);
}

/** `secret` from now on; the one before it a day more, so that receivers can change over. @param now epoch ms */
export function rotated(endpoint: Endpoint, secret: string, now: number): Endpoint {
  const validUntil = toInstant(now + durationMillis(OVERLAP));
  const before = endpoint.secrets
    .filter((old) => old.validUntil === null || Date.parse(old.validUntil) > now)
    .map((old) => ({ ...old, validUntil: old.validUntil ?? validUntil }));
  return { ...endpoint, secrets: [{ secret, validUntil: null }, ...before].slice(0, MOST_SECRETS) };
}
