import type { MapState } from '../../definition/machine.ts';
import type { MapPath } from '../../definition/mapPath.ts';
import { drawUuid } from '../../draws.ts';
import { EvaluationFault } from '../../expression/scope.ts';
import type { Json } from '../../json.ts';
import type { ChildEnd, Failure, MapRunLimits } from '../event.ts';
import type { Branch, Counts, MapRunActivity } from '../execution.ts';
import { evaluationFailure, fail } from '../failure.ts';
import { leave } from '../leave.ts';
import { tooLarge, tooLargeCause } from '../limits.ts';
import { numberWithin, wholeNumber } from '../number.ts';
import { emit, parentOf, type Run, record, stateOf } from '../run.ts';
import { scopeOf } from '../scope.ts';
import { allStarted, batchOf, nextInput } from './mapItems.ts';
import { takeAgain } from './mapRunRedrive.ts';
import { askTurn } from './mapRunTurn.ts';

/** A map run has at most this many executions at once, whatever MaxConcurrency says (AWS quota). */
const concurrencyLimit = 10_000;
/** How many executions one commit starts. */
const startLimit = 1000;

const noCounts = (): Counts => ({ succeeded: 0, failed: 0, timedOut: 0, aborted: 0 });

/** As many at once as may be; 0 says that nothing was asked for. */
const limitOf = (maxConcurrency: number): number =>
  Math.min(maxConcurrency || concurrencyLimit, concurrencyLimit);

/** Opens the map run of a distributed map; its executions are started in turns, each a commit. */
export async function startMapRun(
  run: Run,
  branch: Branch,
  state: MapState,
  items: Json[],
  maxConcurrency: number,
): Promise<void> {
  const task = ++run.state.lastTask;
  const name = `${run.world.identity.machineName}/${state.distributed?.label}:${drawUuid(run.draws)}`;
  const arn = run.world.identity.machineArn.replace(/:stateMachine:.*$/, `:mapRun:${name}`);
  const activity: MapRunActivity = {
    kind: 'mapRun',
    task,
    arn,
    items,
    limit: limitOf(maxConcurrency),
    ...(await toleranceOf(run, branch, state)),
    ...(await batchOf(run, branch, state)),
    next: 0,
    running: 0,
    itemsRunning: 0,
    executions: noCounts(),
    itemCounts: noCounts(),
  };
  emit(run, branch, 'MapStateStarted', { details: { length: items.length } });
  emit(run, branch, 'MapRunStarted', { details: { mapRunArn: arn } });
  run.mapRuns.push({
    kind: 'opened',
    task,
    name,
    path: [...pathTo(run, branch), [branch.state, 0]],
    total: items.length,
    maxConcurrency,
    toleratedCount: activity.toleratedCount ?? 0,
    toleratedPercentage: activity.toleratedPercentage ?? 0,
  });
  branch.activity = activity;
  askTurn(run, branch, activity);
}

export async function toleranceOf(run: Run, branch: Branch, state: MapState) {
  const scope = scopeOf(run, branch);
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = state;
  return {
    ...(count ? { toleratedCount: await wholeNumber(count, 'ToleratedFailureCount', 0, scope) } : {}),
    ...(percentage
      ? { toleratedPercentage: await numberWithin(percentage, 'ToleratedFailurePercentage', 0, 100, scope) }
      : {}),
  };
}

/** Each state on the way to the branch, and which branch of it. */
function pathTo(run: Run, branch: Branch): MapPath {
  const parent = parentOf(run, branch);
  return parent ? [...pathTo(run, parent), [parent.state, branch.index]] : [];
}

/** Starts as many executions as there is room for; when all have ended, the state goes on. */
export async function turnMapRun(run: Run, branch: Branch): Promise<void> {
  const { activity } = branch;
  const state = stateOf(run, branch);
  if (activity?.kind !== 'mapRun' || state.type !== 'Map') return;
  delete activity.call;
  try {
    for (
      let room = startLimit;
      room > 0 && activity.running < activity.limit && !allStarted(activity);
      room--
    ) {
      await startNext(run, branch, state, activity);
    }
  } catch (fault) {
    if (!(fault instanceof EvaluationFault)) throw fault;
    return failRun(run, branch, activity, evaluationFailure(run, branch, fault));
  }
  if (allStarted(activity)) {
    if (activity.running === 0) await succeed(run, branch, state, activity);
  } else if (activity.running < activity.limit) askTurn(run, branch, activity);
}

/** Other limits hold from now on. */
export async function tuneMapRun(run: Run, branch: Branch, limits: MapRunLimits): Promise<void> {
  const { activity } = branch;
  if (activity?.kind !== 'mapRun') return;
  const { maxConcurrency, toleratedCount, toleratedPercentage } = limits;
  if (maxConcurrency !== undefined) activity.limit = limitOf(maxConcurrency);
  if (toleratedCount !== undefined) activity.toleratedCount = toleratedCount;
  if (toleratedPercentage !== undefined) activity.toleratedPercentage = toleratedPercentage;
  run.mapRuns.push({
    kind: 'tuned',
    task: activity.task,
    maxConcurrency,
    toleratedCount,
    toleratedPercentage,
  });
  if (exceeded(activity)) return failRun(run, branch, activity, tooManyFailures);
  if (!allStarted(activity)) askTurn(run, branch, activity);
}

async function startNext(run: Run, branch: Branch, state: MapState, activity: MapRunActivity): Promise<void> {
  const again = takeAgain(activity);
  if (again) {
    activity.running += 1;
    activity.itemsRunning += again.items;
    run.children.push({ task: activity.task, execution: again.execution });
    return;
  }
  const { input, items } = await nextInput(run, branch, state, activity);
  if (tooLarge(input)) {
    const failure = { error: 'States.DataLimitExceeded', cause: tooLargeCause(state.name) };
    return failRun(run, branch, activity, failure);
  }
  activity.running += 1;
  activity.itemsRunning += items;
  run.children.push({ task: activity.task, name: drawUuid(run.draws), input, items });
}

const countNames = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
} as const;

/** One execution has ended: it makes room for the next, or it is one failure too many. */
export async function childCounted(run: Run, branch: Branch, end: ChildEnd): Promise<void> {
  const { activity } = branch;
  if (activity?.kind !== 'mapRun') return;
  const { items = 1 } = end;
  activity.running -= 1;
  activity.itemsRunning -= items;
  activity.executions[countNames[end.status]] += 1;
  activity.itemCounts[countNames[end.status]] += items;
  if (exceeded(activity)) {
    return failRun(run, branch, activity, tooManyFailures);
  }
  if (!allStarted(activity) || activity.running === 0) askTurn(run, branch, activity);
}

const tooManyFailures: Failure = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
};

/** Beyond either threshold given; without one, no failure is tolerated. */
function exceeded({ itemCounts, items, toleratedCount, toleratedPercentage }: MapRunActivity): boolean {
  const bad = itemCounts.failed + itemCounts.timedOut + itemCounts.aborted;
  if (toleratedCount === undefined && toleratedPercentage === undefined) return bad > 0;
  return (
    bad > (toleratedCount ?? Number.POSITIVE_INFINITY) ||
    (bad / items.length) * 100 > (toleratedPercentage ?? Number.POSITIVE_INFINITY)
  );
}

async function failRun(run: Run, branch: Branch, activity: MapRunActivity, failure: Failure): Promise<void> {
  const { error, cause } = failure;
  const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  emit(run, branch, 'MapRunFailed', { details });
  run.mapRuns.push(closed(activity, 'FAILED'));
  await fail(run, branch, failure);
}

async function succeed(run: Run, branch: Branch, state: MapState, activity: MapRunActivity): Promise<void> {
  const result = run.world.mapResults(activity.task);
  emit(run, branch, 'MapRunSucceeded');
  record(run, 'MapStateSucceeded', branch.lastEvent);
  run.mapRuns.push(closed(activity, 'SUCCEEDED'));
  await leave(run, branch, state.type, state, scopeOf(run, branch, { result }), result);
}

const withAborted = (counts: Counts, more: number): Counts => ({ ...counts, aborted: counts.aborted + more });

/** What still runs is stopped with the map run; so is what waits to be redriven. */
export const closed = (activity: MapRunActivity, status: 'SUCCEEDED' | 'FAILED' | 'ABORTED') =>
  ({
    kind: 'closed',
    task: activity.task,
    status,
    executions: withAborted(
      activity.executions,
      activity.running + (activity.pendingRedrive?.executions ?? 0),
    ),
    items: withAborted(activity.itemCounts, activity.itemsRunning + (activity.pendingRedrive?.items ?? 0)),
  }) as const;
