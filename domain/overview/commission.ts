import type { Deal } from '../deal/deal.ts';
import { sumMinor } from '../money/amount.ts';
import type { ClosedDeal } from './closedDeal.ts';

/** What creators earned as commission in the deals settled in a month; what was clawed back later is not taken off. */
export interface Settled {
  readonly month: string;
  readonly currency: string;
  readonly minor: number;
  readonly deals: number;
}

interface Settlement {
  readonly currency: string;
  readonly at: number;
  readonly minor: number;
}

/** By month and currency. A deal whose payouts are on their way is settled and open. */
export function settledCommission(
  open: readonly Deal[],
  closed: readonly ClosedDeal[],
  isWithin: (at: number) => boolean,
  monthOf: (at: number) => string,
): Settled[] {
  const settlements = [...open.flatMap(ofOpen), ...closed.flatMap(ofClosed)].filter(({ at }) => isWithin(at));
  const groups = Map.groupBy(settlements, ({ at, currency }) => `${monthOf(at)} ${currency}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, deals]) => {
      const [month = '', currency = ''] = group.split(' ');
      const minor = deals.reduce((sum, deal) => sumMinor(sum, deal.minor), 0);
      return { month, currency, minor, deals: deals.length };
    });
}

function ofOpen({ salesSettledAt: at, commissionReleasedMinor: minor, terms }: Deal): Settlement[] {
  return at === null || minor === 0 ? [] : [{ currency: terms.currency, at: Date.parse(at), minor }];
}

function ofClosed({ commission, currency }: ClosedDeal): Settlement[] {
  return commission === undefined ? [] : [{ currency, ...commission }];
}
