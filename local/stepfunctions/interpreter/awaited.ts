import type { ChildRedrive, ChildStart } from './event.ts';
import type { Branch, ExecutionState } from './execution.ts';
import type { Run } from './run.ts';
import { closed } from './states/mapRun.ts';

/** What an execution waits for beside itself: another execution, or all of the map run of that task. */
export type Awaited = { readonly execution: number } | { readonly mapRun: number };

const keyOf = (awaited: Awaited): string =>
  'mapRun' in awaited ? `run ${awaited.mapRun}` : `execution ${awaited.execution}`;

function awaitedBy({ branches }: ExecutionState): Awaited[] {
  return [...branches.values()].flatMap(({ activity }): Awaited[] => {
    if (activity?.kind === 'mapRun') return [{ mapRun: activity.task }];
    return activity?.kind === 'task' && activity.child !== undefined ? [{ execution: activity.child }] : [];
  });
}

/** What was waited for before the step and is not any more, though neither it nor its time has ended. */
export function abandoned(
  before: ExecutionState,
  run: Pick<Run, 'state' | 'ending' | 'released'>,
): Awaited[] {
  const still = new Set(run.ending ? [] : awaitedBy(run.state).map(keyOf));
  return awaitedBy(before).filter(
    (one) => !still.has(keyOf(one)) && !('execution' in one && run.released.has(one.execution)),
  );
}

/** Map runs whose state was left for another reason than their own end are closed as aborted. */
export function closeMapRuns(before: ExecutionState, run: Run): void {
  for (const { activity } of before.branches.values()) {
    if (activity?.kind !== 'mapRun') continue;
    const { task } = activity;
    const open = !run.ending && [...run.state.branches.values()].some((branch) => isRun(branch, task));
    const known = run.mapRuns.some((change) => change.kind === 'closed' && change.task === task);
    if (!open && !known) run.mapRuns.push(closed(activity, 'ABORTED'));
  }
}

const isRun = ({ activity }: Branch, task: number): boolean =>
  activity?.kind === 'mapRun' && activity.task === task;

/** The executions to start, less those whose map run has come to its end in the same step. */
export const wanted = ({ children, ending, state }: Run): (ChildStart | ChildRedrive)[] =>
  ending
    ? []
    : children.filter(({ task }) => [...state.branches.values()].some((branch) => isRun(branch, task)));
