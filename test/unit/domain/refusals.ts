import type { Decision, Rejection } from '../../../domain/deal/change.ts';

/** The refusal of a decision; a decision that was taken is a mistake of the test. */
export function refusalOf(decision: Decision): Rejection {
  if (decision.ok) throw new Error('was not refused');
  return decision.rejection;
}

export const codeOf = (decision: Decision) => (decision.ok ? 'taken' : decision.rejection.code);

/** The paths of a refused payload's faults. */
export const faultPaths = (decision: Decision) =>
  (refusalOf(decision).faults ?? []).map(({ path }) => path.join('.'));
