import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { Problem } from './problem.ts';

/** What of an HTTP API's event says where a request came from, and by which way. */
export const calledSchema = z.object({
  headers: z.record(z.string(), z.optional(z.string())),
  /** The gateway's stage has `edgeKey` where an edge (CloudFront on AWS) stands before it. */
  stageVariables: z.optional(z.object({ edgeKey: z.optional(z.string().check(z.minLength(1))) })),
  requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }),
});

/** By the first the edge shows that it is the edge; by the second it says whom it speaks for. */
const EDGE_KEY = 'x-luyue-edge';
const VIEWER = 'x-luyue-viewer';

/**
 * The network address of whoever asks. Behind an edge the gateway sees only the edge's own, and everybody would share one
 * allowance of tries at links.
 * @throws Problem 403 for a request that came round the edge: past its firewall, and free to say whose it is
 */
export function callerOf({ headers, stageVariables, requestContext }: z.infer<typeof calledSchema>): string {
  const { sourceIp } = requestContext.http;
  const key = stageVariables?.edgeKey;
  if (key === undefined) return sourceIp;
  if (!isSame(headers[EDGE_KEY] ?? '', key)) {
    throw new Problem(403, 'not_this_way', 'This address is not for callers: use the public one.');
  }
  return headers[VIEWER] ?? sourceIp;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (said: string, key: string): boolean => timingSafeEqual(digest(said), digest(key));
