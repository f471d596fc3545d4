import type { MapState, ParallelState, State, TaskState } from '../definition/machine.ts';
import { EvaluationFault } from '../expression/scope.ts';
import { evaluate } from '../expression/template.ts';
import type { Json, JsonObject } from '../json.ts';
import { newRun } from './advance.ts';
import { enter, execute } from './dispatch.ts';
import type { Call, Failure, Outcome } from './event.ts';
import { type Branch, newState } from './execution.ts';
import { evaluationFailure, fail, matches } from './failure.ts';
import { leave } from './leave.ts';
import { addBranch, type Run, type World } from './run.ts';
import { scopeOf } from './scope.ts';
import { StateFault } from './stateFault.ts';
import { concurrencyOf, itemsOf } from './states/map.ts';
import { toleranceOf } from './states/mapRun.ts';
import { leaveWait } from './states/simple.ts';
import { answered, failed, succeeded } from './states/task.ts';

/** What a state's work shall come to, in place of doing it. */
export type Mock = { readonly result: Json } | { readonly failure: Failure };

/** One state, to be run by itself. */
export interface Trial {
  readonly state: State;
  readonly input: Json;
  readonly variables: JsonObject;
  readonly mock?: Mock;
  /** How often the retrier that fits the mocked failure has retried before. */
  readonly retries?: number;
  /** How many iterations of a mocked Map failed. */
  readonly failedIterations?: number;
}

export interface Inspection {
  afterArguments?: Json;
  afterItemSelector?: Json;
  result?: Json;
  maxConcurrency?: number;
  toleratedFailureCount?: number;
  toleratedFailurePercentage?: number;
  variables?: JsonObject;
  errorDetails?: { catchIndex: number } | { retryIndex: number; retryBackoffIntervalSeconds: number };
}

/** What became of it. */
export interface Verdict {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: Json;
  readonly nextState?: string;
  readonly failure?: Failure;
  readonly inspection: Inspection;
}

interface Attempt {
  readonly run: Run;
  readonly branch: Branch;
  readonly trial: Trial;
  readonly inspection: Inspection;
  /** Carries out a Task's call when nothing is mocked. */
  readonly carryOut: (call: Call) => Promise<Outcome>;
}

/** Runs the state the way an execution does, up to where it goes next. A Wait does not wait. */
export async function tryState(
  trial: Trial,
  world: World,
  carryOut: (call: Call) => Promise<Outcome>,
): Promise<Verdict> {
  const run = newRun(newState(), world);
  const branch = addBranch(run, { index: 0, lastEvent: 0 });
  const inspection: Inspection = {};
  branch.variables = trial.variables;
  enter(run, branch, trial.state.name, trial.input);
  branch.attempts = attemptsBefore(trial);
  let failure: Failure | undefined;
  try {
    await work({ run, branch, trial, inspection, carryOut });
  } catch (fault) {
    if (fault instanceof EvaluationFault) failure = evaluationFailure(run, branch, fault);
    else if (fault instanceof StateFault) failure = fault.failure;
    else throw fault;
    await fail(run, branch, failure);
  }
  if (Object.keys(branch.variables).length > 0) inspection.variables = branch.variables;
  return verdict(run, branch, trial, failure ?? recordedFailure(run), inspection);
}

function attemptsBefore({ state, mock, retries = 0 }: Trial): number[] {
  if (!mock || !('failure' in mock) || !('retry' in state)) return [];
  const at = state.retry.findIndex(({ errorEquals }) => matches(errorEquals, mock.failure));
  return state.retry.map((_, index) => (index === at ? retries : 0));
}

async function work(attempt: Attempt): Promise<void> {
  const { run, branch, trial } = attempt;
  const { state } = trial;
  switch (state.type) {
    case 'Task':
      return tryTask(attempt, state);
    case 'Map':
      return tryMap(attempt, state);
    case 'Parallel':
      return tryParallel(attempt, state);
    case 'Wait':
      await execute(run, branch);
      return branch.activity ? leaveWait(run, branch, state) : undefined;
    default:
      return execute(run, branch);
  }
}

async function tryTask(attempt: Attempt, state: TaskState): Promise<void> {
  const { run, branch, trial, inspection, carryOut } = attempt;
  await execute(run, branch);
  const scheduled = run.events.find(({ type }) => type.endsWith('Scheduled'));
  if (scheduled?.payload !== undefined) inspection.afterArguments = scheduled.payload;
  const [call] = run.calls;
  if (!call) return;
  if (trial.mock && 'failure' in trial.mock) return failed(run, branch, state, trial.mock.failure);
  if (trial.mock) await succeeded(run, branch, state, trial.mock.result);
  else await answered(run, branch, state, await carryOut(call));
  const done = run.events.find(({ type }) => /(Task|LambdaFunction)Succeeded$/.test(type));
  if (done?.payload !== undefined) inspection.result = done.payload;
}

const exceededTolerance: Failure = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
};

async function tryMap(attempt: Attempt, state: MapState): Promise<void> {
  const { run, branch, trial, inspection } = attempt;
  const items = await itemsOf(run, branch, state);
  const { toleratedCount, toleratedPercentage } = await toleranceOf(run, branch, state);
  inspection.maxConcurrency = await concurrencyOf(state, scopeOf(run, branch));
  if (toleratedCount !== undefined) inspection.toleratedFailureCount = toleratedCount;
  if (toleratedPercentage !== undefined) inspection.toleratedFailurePercentage = toleratedPercentage;
  if (state.itemSelector) {
    const selected: Json[] = [];
    for (const [index, value] of items.entries()) {
      selected.push(await evaluate(state.itemSelector, scopeOf(run, branch, { item: { index, value } })));
    }
    inspection.afterItemSelector = selected;
  }
  const bad = trial.failedIterations ?? 0;
  const tooMany =
    bad > (toleratedCount ?? Number.POSITIVE_INFINITY) ||
    (bad / Math.max(1, items.length)) * 100 > (toleratedPercentage ?? Number.POSITIVE_INFINITY);
  return finish(attempt, state, tooMany ? { failure: exceededTolerance } : trial.mock);
}

async function tryParallel(attempt: Attempt, state: ParallelState): Promise<void> {
  const { run, branch, trial, inspection } = attempt;
  if (state.arguments) inspection.afterArguments = await evaluate(state.arguments, scopeOf(run, branch));
  return finish(attempt, state, trial.mock);
}

async function finish(
  { run, branch }: Attempt,
  state: MapState | ParallelState,
  mock: Mock | undefined,
): Promise<void> {
  if (!mock) throw new Error(`a ${state.type} state is only tried with a mock`);
  if ('failure' in mock) throw new StateFault(mock.failure.error, mock.failure.cause);
  const { result } = mock;
  await leave(run, branch, state.type, state, scopeOf(run, branch, { result }), result);
}

/** The failure of a task, as its history has it. */
function recordedFailure({ events }: Run): Failure | undefined {
  const details = events.findLast(({ type }) =>
    /(Task|LambdaFunction|Evaluation)Failed$/.test(type),
  )?.details;
  const { error, cause } = details ?? {};
  if (typeof error !== 'string' && typeof cause !== 'string') return undefined;
  return {
    ...(typeof error === 'string' ? { error } : {}),
    ...(typeof cause === 'string' ? { cause } : {}),
  };
}

function verdict(
  run: Run,
  branch: Branch,
  { state }: Trial,
  failure: Failure | undefined,
  inspection: Inspection,
): Verdict {
  if (run.ending && run.ending.status !== 'SUCCEEDED') {
    const { status: _, ...ended } = run.ending;
    return { status: 'FAILED', failure: ended, inspection };
  }
  if (failure && branch.activity?.kind === 'retry' && 'retry' in state) {
    const retryIndex = state.retry.findIndex(({ errorEquals }) => matches(errorEquals, failure));
    const retryBackoffIntervalSeconds = Math.round((branch.activity.until - run.world.nowMs) / 1000);
    inspection.errorDetails = { retryIndex, retryBackoffIntervalSeconds };
    return { status: 'RETRIABLE', failure, inspection };
  }
  const [next] = run.work;
  if (next?.kind !== 'enter' && next?.kind !== 'finished')
    throw new Error(`state ${state.name} went nowhere`);
  const onward = {
    output: 'input' in next ? next.input : next.output,
    ...('state' in next ? { nextState: next.state } : {}),
  };
  if (!failure || !('catch' in state)) return { status: 'SUCCEEDED', ...onward, inspection };
  inspection.errorDetails = {
    catchIndex: state.catch.findIndex(({ errorEquals }) => matches(errorEquals, failure)),
  };
  return { status: 'CAUGHT_ERROR', ...onward, failure, inspection };
}
