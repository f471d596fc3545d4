import type { Dispute } from '../dispute/dispute.ts';
import type { Page, PageRequest, Viewer } from './deals.ts';

/** A dispute with its deal. One deal can have several, one after the other; each is kept as it ended. */
export interface DisputeRecord {
  readonly dealId: string;
  readonly currency: string;
  readonly dispute: Dispute;
}

export const disputeStatuses = ['open', 'resolved'] as const;
export type DisputeStatus = (typeof disputeStatuses)[number];

export const statusOf = ({ resolvedAt }: Dispute): DisputeStatus =>
  resolvedAt === null ? 'open' : 'resolved';

export interface DisputeFilter extends PageRequest {
  readonly viewer: Viewer;
  readonly status?: DisputeStatus | undefined;
}

/** Written by the commits of deals; read here. */
export interface DisputeStore {
  /** Consistent. */
  find(disputeId: string): Promise<DisputeRecord | null>;
  /** Newest first. @throws InvalidCursor */
  list(filter: DisputeFilter): Promise<Page<DisputeRecord>>;
}
