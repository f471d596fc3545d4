import type { Order } from '../../domain/commission/commission.ts';
import { durationMillis } from '../../domain/time.ts';

const MINUTE_MILLIS = 60_000;

/** A handful of sales; minor units. The second buyer sent part of it back, the fourth thought better of it. */
const BASKETS = [
  { net: 129_900 },
  { net: 89_900, refunded: 40_000 },
  { net: 258_000 },
  { net: 49_900, cancelledBeforeShipping: true },
  { net: 199_900 },
] as const;

/**
 * Orders placed one after another from going live on, all inside the attribution window.
 * @param liveAt RFC 3339
 * @param attribution ISO 8601 duration
 */
export function ordersAfter(liveAt: string, attribution: string): Order[] {
  const apart = Math.min(7 * MINUTE_MILLIS, Math.floor(durationMillis(attribution) / BASKETS.length));
  return BASKETS.map((basket, index) => ({
    orderId: `order-${index + 1}`,
    at: new Date(Date.parse(liveAt) + index * apart).toISOString(),
    ...basket,
  }));
}
