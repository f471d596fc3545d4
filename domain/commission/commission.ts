import * as z from 'zod/mini';
import { InvariantViolation } from '../errors.ts';
import { amountMinorSchema, isRatePpm, PPM, requireAmount, sumMinor } from '../money/amount.ts';
import type { Tier } from '../terms/terms.ts';
import { instantSchema, plus } from '../time.ts';

/** One order as the brand or its provider reports it. Money in minor units of the deal's currency. */
export const orderSchema = z
  .strictObject({
    orderId: z.string().check(z.minLength(1), z.maxLength(128)),
    at: instantSchema,
    /** After coupons and tax. */
    net: amountMinorSchema,
    refunded: z.optional(amountMinorSchema),
    cancelledBeforeShipping: z.optional(z.boolean()),
  })
  .check(
    z.refine(({ net, refunded }) => refunded === undefined || refunded <= net, {
      error: 'must not exceed net',
      path: ['refunded'],
    }),
  );
export type Order = z.infer<typeof orderSchema>;

/** The first and last instant at which an order counts for a deal. RFC 3339. */
export interface AttributionWindow {
  readonly from: string;
  readonly until: string;
}

export function attributionWindow(liveAt: string, attribution: string): AttributionWindow {
  return { from: liveAt, until: plus(liveAt, attribution) };
}

/** Net sales of an order that commission is paid on: nothing for a cancelled one. */
export function commissionBase(order: Order): number {
  return order.cancelledBeforeShipping === true ? 0 : order.net - (order.refunded ?? 0);
}

/**
 * Commission on `baseMinor` when `runningMinor` of net sales came before it; minor units, rounded down once.
 * @throws InvariantViolation for amounts that are none, and for tiers out of order or with a rate that is none
 */
export function commissionOfLine(baseMinor: number, runningMinor: number, tiers: readonly Tier[]): number {
  requireTiers(tiers);
  const untilMinor = sumMinor(runningMinor, baseMinor);
  let weighted = 0n;
  tiers.forEach((tier, index) => {
    const end = tiers[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const inTier = Math.min(untilMinor, end) - Math.max(runningMinor, tier.from);
    if (inTier > 0) weighted += BigInt(inTier) * BigInt(tier.ratePpm);
  });
  const commission = Number(weighted / BigInt(PPM));
  if (!Number.isSafeInteger(commission)) throw new InvariantViolation('commission leaves the safe range');
  return commission;
}

function requireTiers(tiers: readonly Tier[]): void {
  tiers.forEach(({ from, ratePpm }, index) => {
    const follows = index === 0 ? from === 0 : requireAmount(from) > (tiers[index - 1]?.from ?? 0);
    if (!follows || !isRatePpm(ratePpm))
      throw new InvariantViolation(`not a tier of commission: ${ratePpm} ppm from ${from}`);
  });
}

export function isWithin(at: string, window: AttributionWindow): boolean {
  const instant = Date.parse(at);
  return instant >= Date.parse(window.from) && instant <= Date.parse(window.until);
}
