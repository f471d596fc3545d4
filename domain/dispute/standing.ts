import type { Rejection } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { type Dispute, type DisputeStage, isDisputed } from './dispute.ts';

/** The dispute that stands at `stage`, or `null`: a gate of a dispute is answered about that dispute only. */
export function disputeAt({ dispute }: Pick<Deal, 'dispute'>, stage: DisputeStage): Dispute | null {
  return dispute !== null && isDisputed({ dispute }) && dispute.stage === stage ? dispute : null;
}

export const NO_DISPUTE: Rejection = {
  code: 'action_not_available',
  message: 'No dispute of this deal waits for it.',
};
