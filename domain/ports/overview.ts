import type { Deal } from '../deal/deal.ts';
import type { ClosedDeal } from '../overview/closedDeal.ts';
import type { Viewer } from './deals.ts';

/** The deals that an overview is made of. */
export interface OverviewDeals {
  readonly open: readonly Deal[];
  readonly closed: readonly ClosedDeal[];
  /** False where there are more than one answer can take in, or closed deals whose figures are not kept yet. */
  readonly isComplete: boolean;
}

export interface OverviewStore {
  /** All that `viewer` may see, as they are now; the newest where there are more than `most`. */
  dealsOf(viewer: Viewer, most: number): Promise<OverviewDeals>;
}
