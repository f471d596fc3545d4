import { drain, guarded } from './dispatch.ts';
import type { Call, Ending, HistoryEvent, Outcome, Stimulus } from './event.ts';
import { type Branch, copyState, type ExecutionState, type TaskActivity } from './execution.ts';
import { haltedState, redrive } from './halt.ts';
import { addBranch, type Run, record, stateOf, type World } from './run.ts';
import { leaveWait } from './states/simple.ts';
import { answered, failed, succeeded } from './states/task.ts';

export interface Step {
  readonly state: ExecutionState;
  readonly events: readonly HistoryEvent[];
  readonly calls: readonly Call[];
  readonly ending?: Ending;
  /** Where it stood when it came to a bad end, for a redrive. */
  readonly halted?: ExecutionState;
  /** False when the stimulus no longer meant anything, such as the answer to a task that is gone. */
  readonly accepted: boolean;
}

/**
 * One step of an execution: what was, and what happened, give what is now and what has to be done. Touches
 * nothing outside; time, chance and tokens come from `world` and the state, so a step can be repeated.
 */
export async function advance(state: ExecutionState, stimulus: Stimulus, world: World): Promise<Step> {
  try {
    return await take(state, stimulus, world);
  } catch (error) {
    return broken(state, world, error);
  }
}

async function take(state: ExecutionState, stimulus: Stimulus, world: World): Promise<Step> {
  const next = copyState(state);
  const run = newRun(next, world);
  const accepted = await apply(run, stimulus);
  await drain(run);
  next.drawn = run.draws.drawn;
  const { events, calls, ending } = run;
  if (!ending) return { state: next, events, accepted, calls };
  const bad = ending.status !== 'SUCCEEDED';
  return { state: next, events, accepted, ending, calls: [], ...(bad ? { halted: haltedState(run) } : {}) };
}

const newRun = (state: ExecutionState, world: World): Run => ({
  world,
  state,
  draws: { seed: world.identity.seed, drawn: state.drawn },
  events: [],
  calls: [],
  work: [],
  fallen: new Map(),
});

/** A fault of the engine itself ends the one execution it concerns, with the reason in its history. */
function broken(state: ExecutionState, world: World, error: unknown): Step {
  const next = copyState(state);
  const run = newRun(next, world);
  const details = { error: 'States.Runtime', cause: error instanceof Error ? error.message : String(error) };
  record(run, 'ExecutionFailed', next.lastEvent, { details });
  return {
    state: next,
    events: run.events,
    calls: [],
    accepted: true,
    ending: { status: 'FAILED', ...details },
    halted: next,
  };
}

async function apply(run: Run, stimulus: Stimulus): Promise<boolean> {
  switch (stimulus.kind) {
    case 'start':
      start(run);
      return true;
    case 'redrive':
      redrive(run);
      return true;
    case 'answered':
      return onTask(run, stimulus.task, (branch, activity) =>
        activity.call ? receive(run, branch, stimulus.outcome) : undefined,
      );
    case 'token':
      return onTask(run, stimulus.task, (branch) => redeem(run, branch, stimulus.outcome));
    case 'heartbeat':
      return onTask(run, stimulus.task, async (_branch, activity) => {
        if (activity.heartbeatMs) activity.heartbeatAt = run.world.nowMs + activity.heartbeatMs;
      });
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
  if (machine.timeoutSeconds !== undefined) run.state.timeoutAt = nowMs + machine.timeoutSeconds * 1000;
  const branch = addBranch(run, { index: 0, lastEvent: 0 });
  run.work.push({ kind: 'enter', branch, state: machine.startAt, input: identity.input });
}

async function onTask(
  run: Run,
  task: number,
  act: (branch: Branch, activity: TaskActivity) => Promise<void> | undefined,
): Promise<boolean> {
  for (const branch of run.state.branches.values()) {
    const { activity } = branch;
    if (activity?.kind !== 'task' || activity.task !== task) continue;
    const acting = act(branch, activity);
    await guarded(run, branch, async () => acting);
    return acting !== undefined;
  }
  return false;
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

/** Everything whose time has come, the earliest first. */
async function due(run: Run): Promise<void> {
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

function stop(run: Run, { error, cause }: { error?: string; cause?: string }): void {
  const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  record(run, 'ExecutionAborted', 0, { details });
  run.ending = { status: 'ABORTED', ...details };
}
