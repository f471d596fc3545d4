import { guarded } from './dispatch.ts';
import { due } from './due.ts';
import type { Outcome, Stimulus } from './event.ts';
import type { Activity, Branch, MapRunActivity, TaskActivity } from './execution.ts';
import { redrive } from './halt.ts';
import { longestExecutionSeconds } from './limits.ts';
import { addBranch, type Run, record, stateOf } from './run.ts';
import { childCounted, tuneMapRun, turnMapRun } from './states/mapRun.ts';
import { answered, childEnded, failed, succeeded } from './states/task.ts';

/** Brings about what the stimulus means; false when it means nothing any more. */
export async function react(run: Run, stimulus: Stimulus): Promise<boolean> {
  switch (stimulus.kind) {
    case 'start':
      start(run);
      return true;
    case 'redrive':
      redrive(run);
      return true;
    case 'answered':
      return onTask(
        run,
        stimulus.task,
        ({ call }) => call !== undefined,
        (branch) => receive(run, branch, stimulus.outcome),
      );
    case 'token':
      return onTask(run, stimulus.task, any, (branch) => redeem(run, branch, stimulus.outcome));
    case 'heartbeat':
      return onTask(run, stimulus.task, any, async (_branch, activity) => {
        if (activity.heartbeatMs) activity.heartbeatAt = run.world.nowMs + activity.heartbeatMs;
      });
    case 'child':
      return onChild(run, stimulus);
    case 'turn':
      return onMapRun(run, stimulus.task, (branch) => turnMapRun(run, branch));
    case 'tune':
      return onMapRun(run, stimulus.task, (branch) => tuneMapRun(run, branch, stimulus));
    case 'watch':
      run.state.watchers = [...(run.state.watchers ?? []), stimulus.watcher];
      return true;
    case 'due':
      await due(run);
      return true;
    case 'stop':
      stop(run, stimulus);
      return true;
  }
}

function start(run: Run): void {
  const { machine, identity, nowMs } = run.world;
  record(run, 'ExecutionStarted', 0, { payload: identity.input, details: { roleArn: identity.roleArn } });
  const seconds = Math.min(machine.timeoutSeconds ?? longestExecutionSeconds, longestExecutionSeconds);
  run.state.timeoutAt = nowMs + seconds * 1000;
  const branch = addBranch(run, { index: 0, lastEvent: 0 });
  run.work.push({ kind: 'enter', branch, state: machine.startAt, input: identity.input });
}

const any = (): boolean => true;

/** The branch that is at this task, if it still is and `expected` says so. */
async function onTask(
  run: Run,
  task: number,
  expected: (activity: TaskActivity) => boolean,
  act: (branch: Branch, activity: TaskActivity) => Promise<void>,
): Promise<boolean> {
  return on(
    run,
    (activity) => (activity.kind === 'task' && activity.task === task ? activity : undefined),
    (branch, activity) => (expected(activity) ? act(branch, activity) : undefined),
  );
}

const onMapRun = (run: Run, task: number, act: (branch: Branch) => Promise<void>): Promise<boolean> =>
  on(run, (activity) => (activity.kind === 'mapRun' && activity.task === task ? activity : undefined), act);

async function on<T extends TaskActivity | MapRunActivity>(
  run: Run,
  pick: (activity: Activity) => T | undefined,
  act: (branch: Branch, activity: T) => Promise<void> | undefined,
): Promise<boolean> {
  for (const branch of run.state.branches.values()) {
    const activity = branch.activity && pick(branch.activity);
    if (!activity) continue;
    let accepted = true;
    await guarded(run, branch, async () => {
      const acting = act(branch, activity);
      accepted = acting !== undefined;
      await acting;
    });
    return accepted;
  }
  return false;
}

/** An execution somebody waits for has ended: a task's, or one of a map run. */
async function onChild(run: Run, { task, end }: Extract<Stimulus, { kind: 'child' }>): Promise<boolean> {
  const waits = ({ child }: TaskActivity): boolean => child !== undefined;
  return (
    (await onTask(run, task, waits, async (branch) => {
      const state = stateOf(run, branch);
      if (state.type === 'Task') await childEnded(run, branch, state, end);
    })) || onMapRun(run, task, (branch) => childCounted(run, branch, end))
  );
}

async function receive(run: Run, branch: Branch, outcome: Outcome): Promise<void> {
  const state = stateOf(run, branch);
  if (state.type === 'Task') await answered(run, branch, state, outcome);
}

async function redeem(run: Run, branch: Branch, outcome: Outcome): Promise<void> {
  const state = stateOf(run, branch);
  if (state.type !== 'Task') return;
  if (outcome.kind === 'succeeded') await succeeded(run, branch, state, outcome.output);
  else await failed(run, branch, state, outcome);
}

function stop(run: Run, { error, cause }: { error?: string; cause?: string }): void {
  const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  record(run, 'ExecutionAborted', 0, { details });
  run.ending = { status: 'ABORTED', ...details };
}
