import { STANDING } from './assumptions.ts';
import { KEEPING, linesOf, totalOf } from './lines.ts';
import { type Pico, tieredCost } from './pico.ts';
import { type Prices, tiersOf } from './prices.ts';
import { quantitiesOf } from './quantities.ts';
import type { Trace } from './trace.ts';

export const VOLUMES = [10_000, 1_000_000, 10_000_000] as const;

/** A month's bill. */
export interface Month {
  readonly deals: number;
  readonly byUse: Pico;
  readonly fixed: Pico;
  readonly waf: Pico;
  /** For what a month's deals leave behind, over the year they are kept. */
  readonly keeping: Pico;
  readonly total: Pico;
  readonly each: Pico;
}

export function monthOf(trace: Trace, deals: number, prices: Prices): Month {
  const many = BigInt(deals);
  const quantities = quantitiesOf(trace);
  const lines = linesOf(quantities, prices, many);
  const byUse = totalOf(lines);
  const keeping = lines.find(({ used }) => used === KEEPING)?.cost ?? 0n;
  const waf = tieredCost(quantities.httpRequests * many, tiersOf(prices.wafRequests));
  const fixed = fixedOf(prices);
  const total = byUse + keeping + waf + fixed;
  return { deals, byUse, fixed, waf, keeping, total, each: total / many };
}

/** What a month costs without a deal. */
export function fixedOf({ monthly }: Prices): Pico {
  return Object.entries(STANDING).reduce((sum, [name, quantity]) => {
    const price = Object.entries(monthly).find(([each]) => each === name)?.[1];
    if (price === undefined) throw new Error(`there is no price for ${name}`);
    return sum + tieredCost(BigInt(quantity), tiersOf(price));
  }, 0n);
}
