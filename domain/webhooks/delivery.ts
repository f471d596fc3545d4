import * as z from 'zod/mini';
import { durationMillis, instantSchema, plus, toInstant } from '../time.ts';
import type { Endpoint } from './endpoint.ts';

/** What came of a try: the answer's status, or why there was none. */
const attemptSchema = z.strictObject({
  at: instantSchema,
  status: z.nullable(z.int()),
  failure: z.nullable(z.string()),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** One event on its way to one endpoint. */
export const deliverySchema = z.strictObject({
  id: z.string(),
  endpointId: z.string(),
  tenantId: z.string(),
  dealId: z.string(),
  seq: z.int(),
  type: z.string(),
  status: z.enum(['pending', 'delivered', 'failed']),
  createdAt: instantSchema,
  /** When these tries began: at its making, or when somebody asked for it again. */
  begunAt: instantSchema,
  /** Somebody asked for it again. */
  isReplay: z.boolean(),
  tries: z.int(),
  /** The latest of them. */
  attempts: z.array(attemptSchema),
  /** When it is tried next; `null` once it is over. */
  nextAt: z.nullable(instantSchema),
  version: z.int(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** Between one try and the next; together a little under three days. */
export const DELAYS = ['PT5M', 'PT30M', 'PT2H', 'PT5H', 'PT10H', 'PT14H', 'PT20H', 'PT20H'] as const;
/** A try that is under way belongs to whoever began it; after this it is somebody else's. */
const LEASE = 'PT5M';
const MOST_ATTEMPTS_KEPT = 20;
export const KEPT = 'P30D';

export function newDelivery(
  endpoint: Pick<Endpoint, 'id' | 'tenantId'>,
  about: Pick<Delivery, 'id' | 'dealId' | 'seq' | 'type'>,
  now: number,
): Delivery {
  const at = toInstant(now);
  return {
    ...about,
    ...{ endpointId: endpoint.id, tenantId: endpoint.tenantId },
    ...{ status: 'pending', createdAt: at, begunAt: at, isReplay: false, tries: 0, attempts: [], version: 1 },
    // Whoever made it sends it at once; this is for the case that nobody does.
    nextAt: plus(at, LEASE),
  };
}

/** Taken up by one sender. */
export function takenUp(delivery: Delivery, now: number): Delivery {
  return { ...delivery, tries: delivery.tries + 1, nextAt: plus(toInstant(now), LEASE) };
}

/** As somebody asked for it once more. */
export function replayed(delivery: Delivery, now: number): Delivery {
  const at = toInstant(now);
  return { ...delivery, status: 'pending', begunAt: at, isReplay: true, tries: 0, nextAt: plus(at, LEASE) };
}

/**
 * After a try. A success ends it, as does the last failure, and one that `isFinal`: nothing that is tried again can come
 * of it.
 */
export function tried(delivery: Delivery, attempt: Attempt, isFinal = false): Delivery {
  const attempts = [...delivery.attempts, attempt].slice(-MOST_ATTEMPTS_KEPT);
  if (succeeded(attempt)) return { ...delivery, attempts, status: 'delivered', nextAt: null };
  const delay = isFinal ? undefined : DELAYS[delivery.tries - 1];
  if (delay === undefined) return { ...delivery, attempts, status: 'failed', nextAt: null };
  return { ...delivery, attempts, nextAt: plus(attempt.at, delay) };
}

export const succeeded = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300;

/** Deliveries are kept for thirty days. @param now epoch ms */
export const isKept = ({ createdAt }: Delivery, now: number): boolean =>
  now - Date.parse(createdAt) < durationMillis(KEPT);

/** Whether an endpoint took nothing since the tries of `delivery` began: then it is not this one message. */
export function isDead({ lastSuccessAt }: Endpoint, { begunAt }: Delivery): boolean {
  return lastSuccessAt === null || Date.parse(lastSuccessAt) < Date.parse(begunAt);
}
