import { drain, guarded } from './dispatch.ts';
import type { Branch, TaskActivity } from './execution.ts';
import { type Run, record, stateOf } from './run.ts';
import { leaveWait } from './states/simple.ts';
import { failed } from './states/task.ts';

/** Everything whose time has come, the earliest first. */
export async function due(run: Run): Promise<void> {
  const { nowMs } = run.world;
  if (run.state.timeoutAt !== undefined && run.state.timeoutAt <= nowMs) {
    record(run, 'ExecutionTimedOut', 0, { details: { error: 'States.Timeout' } });
    run.ending = { status: 'TIMED_OUT', error: 'States.Timeout' };
    return;
  }
  const ripe = [...run.state.branches.values()]
    .map((branch) => ({ branch, at: dueAt(branch) }))
    .filter(({ at }) => at <= nowMs)
    .sort((a, b) => a.at - b.at);
  for (const { branch } of ripe) {
    if (run.state.branches.get(branch.id) !== branch) continue;
    await guarded(run, branch, () => fire(run, branch));
    await drain(run);
    if (run.ending) return;
  }
}

function dueAt({ activity }: Branch): number {
  if (activity?.kind === 'task') {
    return Math.min(
      activity.timeoutAt ?? Number.POSITIVE_INFINITY,
      activity.heartbeatAt ?? Number.POSITIVE_INFINITY,
    );
  }
  return activity && 'until' in activity ? activity.until : Number.POSITIVE_INFINITY;
}

async function fire(run: Run, branch: Branch): Promise<void> {
  const { activity } = branch;
  const state = stateOf(run, branch);
  if (activity?.kind === 'task' && activity.child !== undefined) run.released.add(activity.child);
  delete branch.activity;
  if (activity?.kind === 'retry') {
    run.state.transitions += 1;
    run.work.push({ kind: 'execute', branch });
  } else if (activity?.kind === 'wait' && state.type === 'Wait') await leaveWait(run, branch, state);
  else if (activity?.kind === 'task' && state.type === 'Task') await expire(run, branch, state, activity);
}

/** AWS records a missed heartbeat under the name States.Timeout too. */
function expire(
  run: Run,
  branch: Branch,
  state: Parameters<typeof failed>[2],
  activity: TaskActivity,
): Promise<void> {
  const silent =
    (activity.timeoutAt ?? Number.POSITIVE_INFINITY) > (activity.heartbeatAt ?? Number.POSITIVE_INFINITY);
  const failure = { error: 'States.Timeout', ...(silent ? { alias: 'States.HeartbeatTimeout' } : {}) };
  return failed(run, branch, state, failure, 'TimedOut');
}
