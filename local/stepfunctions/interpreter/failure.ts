import type { Catcher, Retrier, State } from '../definition/machine.ts';
import { drawFraction } from '../draws.ts';
import { EvaluationFault } from '../expression/scope.ts';
import type { JsonObject } from '../json.ts';
import type { Failure } from './event.ts';
import type { Branch } from './execution.ts';
import { forgetFallen, note } from './halt.ts';
import { leave } from './leave.ts';
import { childrenOf, emit, parentOf, type Run, record, removeBranch, stateOf } from './run.ts';
import { scopeOf } from './scope.ts';
import { StateFault } from './stateFault.ts';

/** States.ALL and States.TaskFailed leave these alone (Step Functions developer guide, error names). */
const terminal = new Set(['States.Runtime', 'States.DataLimitExceeded']);

export function matches(errorEquals: readonly string[], failure: Failure): boolean {
  const name = failure.error ?? '';
  return errorEquals.some((wanted) => {
    if (wanted === 'States.ALL') return !terminal.has(name);
    if (wanted === 'States.TaskFailed') return !terminal.has(name) && name !== 'States.Timeout';
    return wanted === name || wanted === failure.alias;
  });
}

/** A Wait works out its time only after its entry is recorded, every other state in one go with it. */
const previousOf = (run: Run, branch: Branch): number =>
  branch.lastEvent === branch.enteredEvent && stateOf(run, branch).type !== 'Wait'
    ? branch.beforeEntry
    : branch.lastEvent;

/** The sentence AWS opens an evaluation's cause with, and the event that records it. */
export function evaluationFailure(run: Run, branch: Branch, fault: EvaluationFault): Failure {
  const failure = {
    error: 'States.QueryEvaluationError',
    cause: `An error occurred while executing the state '${branch.state}' (entered at the event id #${branch.enteredEvent}). ${fault.message}`,
  };
  branch.lastEvent = record(run, 'EvaluationFailed', previousOf(run, branch), {
    details: { ...failure, location: fault.location, state: branch.state },
  });
  return failure;
}

/** Retry, then Catch, then the surrounding state, then the execution. */
export async function fail(run: Run, branch: Branch, failure: Failure): Promise<void> {
  const state = stateOf(run, branch);
  note(run, branch);
  for (const child of childrenOf(run, branch)) abort(run, child);
  delete branch.activity;
  if ('retry' in state && retried(run, branch, state.retry, failure)) return;
  if (state.type === 'Parallel' || state.type === 'Map') emit(run, branch, `${state.type}StateFailed`);
  const catcher =
    'catch' in state ? state.catch.find((entry) => matches(entry.errorEquals, failure)) : undefined;
  if (catcher) await caught(run, branch, state, catcher, failure);
  else giveUp(run, branch, failure);
}

function retried(run: Run, branch: Branch, retriers: readonly Retrier[], failure: Failure): boolean {
  const at = retriers.findIndex((entry) => matches(entry.errorEquals, failure));
  const retrier = retriers[at];
  if (!retrier) return false;
  const made = branch.attempts[at] ?? 0;
  if (made >= retrier.maxAttempts) return false;
  const seconds = Math.min(
    retrier.intervalSeconds * retrier.backoffRate ** made,
    retrier.maxDelaySeconds ?? Number.POSITIVE_INFINITY,
    99_999_999,
  );
  const delay = seconds * 1000 * (retrier.fullJitter ? drawFraction(run.draws) : 1);
  for (let index = branch.attempts.length; index <= at; index++) branch.attempts[index] = 0;
  branch.attempts[at] = made + 1;
  branch.activity = { kind: 'retry', until: run.world.nowMs + Math.round(delay) };
  forgetFallen(run, branch);
  return true;
}

async function caught(
  run: Run,
  branch: Branch,
  state: State,
  catcher: Catcher,
  failure: Failure,
): Promise<void> {
  const errorOutput: JsonObject = { Error: failure.error ?? null, Cause: failure.cause ?? '' };
  try {
    await leave(run, branch, state.type, catcher, scopeOf(run, branch, { errorOutput }), errorOutput);
    forgetFallen(run, branch);
  } catch (fault) {
    if (fault instanceof EvaluationFault) giveUp(run, branch, evaluationFailure(run, branch, fault));
    else if (fault instanceof StateFault) giveUp(run, branch, fault.failure);
    else throw fault;
  }
}

function giveUp(run: Run, branch: Branch, failure: Failure): void {
  const parent = parentOf(run, branch);
  if (parent) {
    recordAbort(run, branch, ['Task', 'Wait']);
    if (stateOf(run, parent).type === 'Map') emitIteration(run, parent, branch, 'MapIterationFailed');
    parent.lastEvent = branch.lastEvent;
    run.state.branches.delete(branch.id);
    run.work.push({ kind: 'failed', branch: parent, failure });
  } else {
    const { error, cause } = failure;
    const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
    emit(run, branch, 'ExecutionFailed', { details });
    run.ending = { status: 'FAILED', ...details };
  }
}

const emitIteration = (run: Run, parent: Branch, branch: Branch, type: string): void =>
  emit(run, branch, type, { details: { name: parent.state, index: branch.index } });

/** Stops a branch because a sibling failed. */
function abort(run: Run, branch: Branch): void {
  const parent = parentOf(run, branch);
  note(run, branch);
  for (const child of childrenOf(run, branch)) abort(run, child);
  recordAbort(run, branch, ['Task', 'Wait', 'Parallel', 'Map']);
  if (parent && stateOf(run, parent).type === 'Map')
    emitIteration(run, parent, branch, 'MapIterationAborted');
  removeBranch(run, branch);
}

/** The chain of the branch stays at its last real event, as AWS shows it. */
function recordAbort(run: Run, branch: Branch, types: readonly string[]): void {
  const { type } = stateOf(run, branch);
  if (types.includes(type)) record(run, `${type}StateAborted`, branch.lastEvent);
}
