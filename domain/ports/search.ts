import type { Deal } from '../deal/deal.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Status } from '../gates/gate.ts';
import type { Party } from '../parties.ts';
import type { Viewer } from './deals.ts';

/** A deal as the lists know it. */
export interface ListedDeal {
  readonly dealId: string;
  readonly status: Status;
  readonly creatorId: string;
}

/** What is found by looking at its place in each of some deals: no index is needed for it. Bounded by who asks. */
export interface SearchStore {
  /** The newest deals that `viewer` may see, and whether there are more. */
  newest(viewer: Viewer, most: number): Promise<{ deals: readonly ListedDeal[]; hasMore: boolean }>;
  /** In no order. */
  parties(ids: readonly string[]): Promise<Party[]>;
  /** In no order. */
  deals(ids: readonly string[]): Promise<Deal[]>;
  /** Those of `dealIds` to which an order of exactly this id was reported. */
  withOrder(dealIds: readonly string[], orderId: string): Promise<string[]>;
  evidence(dealIds: readonly string[], evidenceId: string): Promise<Evidence | null>;
}
