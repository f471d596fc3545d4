import type { Branch, Counts, MapRunActivity } from '../execution.ts';
import { emit, type Run, type Unsuccessful } from '../run.ts';
import { askTurn } from './mapRunTurn.ts';

/** How often one map run can be redriven (AWS: "Redriving Map Runs"). */
const mostRedrives = 1000;

/**
 * Takes a map run up again where it failed or was stopped: its executions that did not succeed go on, then the
 * items that had none yet begin; what had succeeded is kept. False when it has been redriven too often.
 */
export function redriveMapRun(run: Run, branch: Branch, activity: MapRunActivity): boolean {
  const redrives = (activity.redrives ?? 0) + 1;
  if (redrives > mostRedrives) return false;
  const unsuccessful = run.world.unsuccessful(activity.task);
  const lost = unsuccessful.filter(({ redrivable }) => !redrivable);
  const again = unsuccessful.filter(({ redrivable }) => redrivable);
  const { call: _, ...kept } = activity;
  const redriven: MapRunActivity = {
    ...kept,
    redrives,
    again: again.flatMap(({ execution, items }) => [execution, items]),
    nextAgain: 0,
    pendingRedrive: { executions: again.length, items: itemsOf(again) },
    running: 0,
    itemsRunning: 0,
    executions: counted(activity.executions.succeeded, lost.length),
    itemCounts: counted(activity.itemCounts.succeeded, itemsOf(lost)),
  };
  branch.activity = redriven;
  emit(run, branch, 'MapRunRedriven', { details: { mapRunArn: activity.arn, redriveCount: redrives } });
  run.mapRuns.push({ kind: 'redriven', task: activity.task });
  askTurn(run, branch, redriven);
  return true;
}

const itemsOf = (executions: readonly Unsuccessful[]): number =>
  executions.reduce((sum, { items }) => sum + items, 0);

const counted = (succeeded: number, failed: number): Counts => ({
  succeeded,
  failed,
  timedOut: 0,
  aborted: 0,
});

/** The next execution to be redriven and how many items it works on; undefined when there is none left. */
export function takeAgain(activity: MapRunActivity): { execution: number; items: number } | undefined {
  const { again = [], nextAgain = 0, pendingRedrive: left } = activity;
  const [execution, items] = again.slice(nextAgain, nextAgain + 2);
  if (execution === undefined || items === undefined || !left) return undefined;
  activity.nextAgain = nextAgain + 2;
  activity.pendingRedrive = { executions: left.executions - 1, items: left.items - items };
  return { execution, items };
}
