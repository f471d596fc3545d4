import { type AttributionWindow, attributionWindow } from '../commission/commission.ts';
import { startTally, type Tally } from '../commission/tally.ts';
import { movableUnitMinor } from '../money/currency.ts';
import { salesWindows } from '../terms/terms.ts';
import { plus } from '../time.ts';
import type { Deal } from './deal.ts';

/** When an order counts for the deal, or `null` where none does (yet). */
export function salesWindow(deal: Deal): AttributionWindow | null {
  const windows = salesWindows(deal.terms);
  if (windows === null || deal.delivery === null) return null;
  return attributionWindow(deal.delivery.liveAt, windows.attribution);
}

/** Until when returns are waited for, reckoned from going live; RFC 3339, `null` where there are no sales. */
export function returnsEnd(deal: Deal): string | null {
  const windows = salesWindows(deal.terms);
  if (windows === null || deal.delivery === null) return null;
  return plus(plus(deal.delivery.liveAt, windows.attribution), windows.returnWindow);
}

/** An empty tally under the deal's terms; `null` for a deal without sales. */
export function tallyFor(deal: Deal): Tally | null {
  const window = salesWindow(deal);
  return window === null
    ? null
    : startTally(deal.terms.commission?.tiers ?? [], window, movableUnitMinor(deal.terms.currency));
}
