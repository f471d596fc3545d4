import {
  type AttributionWindow,
  commissionBase,
  commissionOfLine,
  isWithin,
  type Order,
} from '../commission/commission.ts';
import type { Deal } from '../deal/deal.ts';
import { salesWindow } from '../deal/salesWindow.ts';
import { PPM, sumMinor } from '../money/amount.ts';
import { movable } from '../money/currency.ts';
import type { Tier } from '../terms/terms.ts';
import { tierParts } from './parts.ts';

/** Why nothing of an order counts. */
export type NotCounted = 'outside_window' | 'cancelled' | 'refunded';

/** What of an order fell into one tier. */
export interface OrderTier {
  readonly number: number;
  readonly ratePpm: number;
  readonly netMinor: number;
}

/** One order of a statement: what was reported of it, and what came of that. Amounts in minor units. */
export interface OrderLine {
  readonly orderId: string;
  /** When it was placed; RFC 3339. */
  readonly at: string;
  /** After coupons and tax, as it was reported. */
  readonly baseMinor: number;
  readonly refundedMinor: number;
  /** What of it counts as net sales. */
  readonly countedMinor: number;
  /** By its tiers, rounded down. */
  readonly earnedMinor: number;
  /** What rounding down took off, in millionths of a minor unit. */
  readonly roundedOffMillionths: number;
  /** What it adds to the commission of the deal: another amount than `earnedMinor` only where not each minor unit can be moved. */
  readonly commissionMinor: number;
  /** Those that it reached; more than one where it crossed from one to the next. */
  readonly tiers: readonly OrderTier[];
  readonly notCounted: NotCounted | null;
}

/** What the orders before came to; minor units. The commission is not yet rounded to what can be moved. */
export interface Running {
  readonly netSalesMinor: number;
  readonly commissionMinor: number;
}

export const NOTHING_BEFORE: Running = { netSalesMinor: 0, commissionMinor: 0 };

/** What the orders of a deal are reckoned by. */
export interface OrderRules {
  readonly tiers: readonly Tier[];
  readonly window: AttributionWindow;
  readonly currency: string;
}

/** `null` where no order counts (yet). */
export function orderRules(deal: Deal): OrderRules | null {
  const window = salesWindow(deal);
  if (window === null) return null;
  return { tiers: deal.terms.commission?.tiers ?? [], window, currency: deal.terms.currency };
}

/**
 * What `order` adds to the orders placed before it, by the rules of the tally that settles a deal: marginal tiers on
 * the running net sales, rounded down per order. Where not every minor unit can be moved, the rest of one order goes
 * over to the next. So the commissions of all lines add up to that of the deal.
 */
export function orderLine(
  order: Order,
  before: Running,
  rules: OrderRules,
): { line: OrderLine; after: Running } {
  const notCounted = whyNotCounted(order, rules.window);
  const countedMinor = notCounted === null ? commissionBase(order) : 0;
  const earnedMinor = commissionOfLine(countedMinor, before.netSalesMinor, rules.tiers);
  const after = {
    netSalesMinor: sumMinor(before.netSalesMinor, countedMinor),
    commissionMinor: sumMinor(before.commissionMinor, earnedMinor),
  };
  const tiers = tiersBetween(before.netSalesMinor, after.netSalesMinor, rules.tiers);
  const line = {
    orderId: order.orderId,
    at: order.at,
    baseMinor: order.net,
    refundedMinor: order.refunded ?? 0,
    countedMinor,
    earnedMinor,
    roundedOffMillionths: roundedOff(tiers),
    commissionMinor:
      movable(after.commissionMinor, rules.currency) - movable(before.commissionMinor, rules.currency),
    tiers,
    notCounted,
  };
  return { line, after };
}

/** Nothing of it counts, for the reason that is found first; `null` for an order that counts. */
export function whyNotCounted(order: Order, window: AttributionWindow): NotCounted | null {
  if (!isWithin(order.at, window)) return 'outside_window';
  if (order.cancelledBeforeShipping === true) return 'cancelled';
  return order.net > 0 && order.refunded === order.net ? 'refunded' : null;
}

/** The fraction of a minor unit that is left of all tiers together, in millionths. */
function roundedOff(tiers: readonly OrderTier[]): number {
  const exact = tiers.reduce((sum, { netMinor, ratePpm }) => sum + BigInt(netMinor) * BigInt(ratePpm), 0n);
  return Number(exact % BigInt(PPM));
}

/** What came into each tier when net sales rose `from` one sum `to` another. */
function tiersBetween(from: number, to: number, tiers: readonly Tier[]): OrderTier[] {
  const before = new Map(tierParts(tiers, from).map(({ number, netMinor }) => [number, netMinor]));
  return tierParts(tiers, to)
    .map(({ number, ratePpm, netMinor }) => ({
      number,
      ratePpm,
      netMinor: netMinor - (before.get(number) ?? 0),
    }))
    .filter(({ netMinor }) => netMinor > 0);
}
