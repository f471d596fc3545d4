import type { Order } from '../../domain/commission/commission.ts';
import { PPM } from '../../domain/money/amount.ts';
import { commissionReserve, type SalesWindows, type Terms } from '../../domain/terms/terms.ts';
import { durationMillis, toInstant } from '../../domain/time.ts';

const MINUTE_MILLIS = 60_000;
/** So many buyers share the sales of a play. */
const BUYERS = 5;
const ROUND_MINOR = 100;

/**
 * Net sales that the terms make likely, in minor units: what was guaranteed; else what the reserve pays the commission
 * of at its first rate; else ten times the fixed fee.
 */
export function likelySalesMinor(terms: Terms): number {
  const { gmvGuarantee, commission, fixedFee } = terms;
  if (gmvGuarantee !== undefined) return gmvGuarantee.target;
  const ratePpm = commission?.tiers[0]?.ratePpm ?? 0;
  const covered = ratePpm === 0 ? 0n : (BigInt(commissionReserve(terms)) * BigInt(PPM)) / BigInt(ratePpm);
  const likely = covered === 0n ? fixedFee * 10 : Number(covered);
  return Math.floor(likely / ROUND_MINOR) * ROUND_MINOR;
}

/**
 * Orders of `salesMinor` in all, placed one after another from going live on, of each of which `returnedPpm` came back.
 * @param liveAt RFC 3339
 */
export function playedOrders(
  salesMinor: number,
  returnedPpm: number,
  { liveAt, attribution }: Pick<SalesWindows, 'attribution'> & { readonly liveAt: string },
): Order[] {
  const share = Math.floor(salesMinor / BUYERS);
  const apart = Math.min(7 * MINUTE_MILLIS, Math.floor(durationMillis(attribution) / BUYERS));
  return Array.from({ length: BUYERS }, (_, index) => {
    const net = index === 0 ? salesMinor - share * (BUYERS - 1) : share;
    const at = toInstant(Date.parse(liveAt) + index * apart);
    return withReturns({ orderId: `played-${index + 1}`, at, net }, returnedPpm);
  });
}

/** The order with at least `ratePpm` of it sent back. */
export function withReturns(order: Order, ratePpm: number): Order {
  const back = Number((BigInt(order.net) * BigInt(ratePpm)) / BigInt(PPM));
  const refunded = Math.max(back, order.refunded ?? 0);
  return refunded === 0 ? order : { ...order, refunded };
}
