import type { TaskState } from '../../definition/machine.ts';
import type { Scope } from '../../expression/scope.ts';
import { evaluate } from '../../expression/template.ts';
import { historyNames } from '../../integrations/catalog.ts';
import { describedChild } from '../../integrations/nested.ts';
import { requestOf } from '../../integrations/request.ts';
import { responseOf } from '../../integrations/response.ts';
import type { Json, JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import type { ChildEnd, Failure, Outcome, Request } from '../event.ts';
import type { Branch, TaskActivity } from '../execution.ts';
import { fail } from '../failure.ts';
import { leave } from '../leave.ts';
import { tooLarge, tooLargeCause } from '../limits.ts';
import { longestSeconds, wholeNumber } from '../number.ts';
import { emit, type Run } from '../run.ts';
import { scopeOf } from '../scope.ts';
import { StateFault } from '../stateFault.ts';
import { failureOf } from './taskFailure.ts';

/** Names of the history events and the details they share, by kind of resource. */
const family = ({ resource }: TaskState): { prefix: string; details: JsonObject } =>
  resource.kind === 'function'
    ? { prefix: 'LambdaFunction', details: {} }
    : { prefix: 'Task', details: historyNames(resource) };

/** What AWS calls the task where it names it in a cause. */
const nameOf = ({ resource }: TaskState): string =>
  resource.kind === 'function' ? resource.arn : historyNames(resource).resourceType;

const patternOf = ({ resource }: TaskState) => (resource.kind === 'function' ? 'response' : resource.pattern);

/** What the state's expressions see, with the token where there is one. */
const taskScope = (run: Run, branch: Branch, state: TaskState, task: number, result?: Json): Scope =>
  scopeOf(run, branch, {
    ...(patternOf(state) === 'token' ? { token: run.world.token(task) } : {}),
    ...(result === undefined ? {} : { result }),
  });

/** Evaluates the fields, records the schedule and asks for the call to be made. */
export async function startTask(run: Run, branch: Branch, state: TaskState): Promise<void> {
  const task = ++run.state.lastTask;
  const scope = taskScope(run, branch, state, task);
  const parameters = state.arguments ? await evaluate(state.arguments, scope) : branch.input;
  const { activity, details } = await limits(run, state, task, scope);
  if (tooLarge(parameters)) throw new StateFault('States.DataLimitExceeded', tooLargeCause(state.name));
  const request = requestFor(run, state, parameters);
  const { prefix, details: shared } = family(state);
  const resource =
    state.resource.kind === 'function'
      ? { resource: state.resource.arn }
      : { ...shared, region: run.world.identity.region };
  emit(run, branch, `${prefix}Scheduled`, { payload: parameters, details: { ...resource, ...details } });
  emit(run, branch, `${prefix}Started`, { details: shared });
  branch.activity = { ...activity, call: request };
  run.calls.push({ task, stateName: state.name, request });
}

function requestFor(run: Run, { name, resource }: TaskState, parameters: Json): Request {
  if (resource.kind === 'function') {
    return { kind: 'function', functionName: resource.arn, payload: parameters };
  }
  return requestOf(resource, parameters, { stateName: name, identity: run.world.identity, draws: run.draws });
}

async function limits(
  run: Run,
  state: TaskState,
  task: number,
  scope: Scope,
): Promise<{ activity: TaskActivity; details: JsonObject }> {
  const activity: TaskActivity = { kind: 'task', task };
  const details: JsonObject = {};
  if (state.timeoutSeconds) {
    const seconds = await wholeNumber(state.timeoutSeconds, 'TimeoutSeconds', 1, scope, longestSeconds);
    activity.timeoutAt = run.world.nowMs + seconds * 1000;
    details.timeoutInSeconds = seconds;
  }
  if (state.heartbeatSeconds) {
    const seconds = await wholeNumber(state.heartbeatSeconds, 'HeartbeatSeconds', 1, scope, longestSeconds);
    activity.heartbeatMs = seconds * 1000;
    activity.heartbeatAt = run.world.nowMs + activity.heartbeatMs;
    details.heartbeatInSeconds = seconds;
  }
  const credentials = state.credentials && (await evaluate(state.credentials, scope));
  if (isJsonObject(credentials)) details.taskCredentials = { roleArn: credentials.RoleArn ?? null };
  return { activity, details };
}

/** The call has been answered; with a token or a child execution the task goes on waiting unless it failed. */
export async function answered(run: Run, branch: Branch, state: TaskState, outcome: Outcome): Promise<void> {
  const { activity } = branch;
  if (activity?.kind !== 'task' || !activity.call) return;
  if (outcome.kind === 'failed') return failed(run, branch, state, failureOf(run, state, outcome));
  try {
    const output = outcome.verbatim ? outcome.output : resultOf(run, state, activity.call, outcome.output);
    if (tooLarge(output)) throw new StateFault('States.DataLimitExceeded', tooLargeCause(nameOf(state)));
    if (patternOf(state) === 'response') return await succeeded(run, branch, state, output);
    const { prefix, details } = family(state);
    emit(run, branch, `${prefix}Submitted`, { payload: output, details });
    delete activity.call;
    if (outcome.child !== undefined) activity.child = outcome.child;
  } catch (fault) {
    if (!(fault instanceof StateFault)) throw fault;
    await failed(run, branch, state, fault.failure);
  }
}

const resultOf = (run: Run, { resource }: TaskState, request: Request, answer: Json): Json =>
  resource.kind === 'function'
    ? answer
    : responseOf(resource, answer, { request, draws: run.draws, nowMs: run.world.nowMs });

/** The execution the task waited for has ended. */
export function childEnded(run: Run, branch: Branch, state: TaskState, end: ChildEnd): Promise<void> {
  if (branch.activity?.kind === 'task' && branch.activity.child !== undefined) {
    run.released.add(branch.activity.child);
  }
  if (end.status === 'SUCCEEDED') {
    return succeeded(run, branch, state, describedChild(end, patternOf(state) === 'sync'));
  }
  const cause = JSON.stringify(describedChild(end, true));
  return failed(run, branch, state, { error: 'States.TaskFailed', cause });
}

/** The task's result is known, from its function or from whoever held its token. */
export async function succeeded(run: Run, branch: Branch, state: TaskState, output: Json): Promise<void> {
  const { prefix, details } = family(state);
  const task = branch.activity?.kind === 'task' ? branch.activity.task : 0;
  emit(run, branch, `${prefix}Succeeded`, { payload: output, details });
  await leave(run, branch, state.type, state, taskScope(run, branch, state, task, output), output);
}

export function failed(
  run: Run,
  branch: Branch,
  state: TaskState,
  failure: Failure,
  event = 'Failed',
): Promise<void> {
  const { prefix, details } = family(state);
  const { error, cause } = failure;
  emit(run, branch, `${prefix}${event}`, {
    details: {
      ...details,
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    },
  });
  return fail(run, branch, failure);
}
