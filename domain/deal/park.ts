import { SYSTEM } from '../parties.ts';
import { toInstant } from '../time.ts';
import type { Change } from './change.ts';
import type { Deal } from './deal.ts';

const LONGEST_CAUSE = 1000;

/** A step that could not be carried out, as Step Functions reports it. */
export interface Failure {
  readonly Error?: string | undefined;
  readonly Cause?: string | undefined;
}

/** The stage of a deal whose workflow itself ended: nothing waits for it any more. */
export const WORKFLOW_STAGE = 'workflow';

/**
 * A deal whose workflow ended badly: set aside, and its gate is gone, since an answer would lead nowhere. Redriving the
 * execution brings it back to the state it was at. @param now epoch ms
 */
export function strand(deal: Deal, failure: Failure, now: number): Change {
  const parked = park(deal, WORKFLOW_STAGE, failure, now);
  return { ...parked, deal: { ...parked.deal, gate: null } };
}

/**
 * Sets a deal aside for an operator: at which stage of the workflow, and why. One that is parked stays as it is, so
 * that asking again (the operators' clock ran out) is not a new case. `input` is what the failed step was given, of
 * which nothing is personal. @param now epoch ms
 */
export function park(
  deal: Deal,
  stage: string,
  failure: Failure,
  now: number,
  input: NonNullable<Deal['parked']>['input'] = null,
): Change {
  if (deal.parked !== null) return { deal, happenings: [], entries: [] };
  const reason = {
    stage,
    error: failure.Error ?? 'Unknown',
    cause: (failure.Cause ?? '').slice(0, LONGEST_CAUSE),
    input,
  };
  return {
    deal: { ...deal, status: 'needs_operator', parked: { ...reason, at: toInstant(now) } },
    happenings: [{ type: 'deal.parked.v1', actor: SYSTEM, data: reason }],
    entries: [],
  };
}
