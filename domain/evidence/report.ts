import * as z from 'zod/mini';
import { webAddressSchema } from '../actions/texts.ts';
import { instantSchema } from '../time.ts';

const count = (most: number) => z.int().check(z.minimum(0), z.maximum(most));
const names = z.array(z.string().check(z.minLength(1), z.maxLength(128))).check(z.maxLength(200));

/** What brand or provider read off the platform's own figures about the work at `url`. Whoever signs it answers for it. */
export const reportSchema = z.strictObject({
  url: webAddressSchema,
  publishedAt: z.optional(instantSchema),
  startedAt: z.optional(instantSchema),
  endedAt: z.optional(instantSchema),
  minutesLive: z.optional(count(24 * 60)),
  seconds: z.optional(count(24 * 3600)),
  views: z.optional(count(Number.MAX_SAFE_INTEGER)),
  products: z.optional(names),
  /** Disclosure tags that the work carries. */
  tags: z.optional(names),
  handle: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
});
export type Report = z.infer<typeof reportSchema>;

/** As it comes, signed. */
export const reportRequestSchema = z.strictObject({ dealId: z.string(), report: reportSchema });

/** What proves who reported: the signature of Standard Webhooks, over the very bytes that are kept. */
export const reportSignatureSchema = z.strictObject({
  endpointId: z.string(),
  webhookId: z.string(),
  /** Seconds since the epoch, as they were signed. */
  timestamp: z.string(),
  /** Space-separated `v1,<base64>`. */
  signature: z.string(),
});
