import type { TaskState } from '../../definition/machine.ts';
import type { Scope } from '../../expression/scope.ts';
import { evaluate } from '../../expression/template.ts';
import type { Json, JsonObject } from '../../json.ts';
import { isJsonObject, parseJson } from '../../json.ts';
import type { Failure, Outcome } from '../event.ts';
import type { Branch, TaskActivity } from '../execution.ts';
import { fail, StateFault } from '../failure.ts';
import { lambdaResponse } from '../lambdaResponse.ts';
import { leave } from '../leave.ts';
import { wholeNumber } from '../number.ts';
import { emit, type Run } from '../run.ts';
import { scopeOf } from '../scope.ts';

/** Names of the history events and the details they share, by kind of resource. */
const family = (state: TaskState): { prefix: string; details: JsonObject } =>
  state.resource.kind === 'function'
    ? { prefix: 'LambdaFunction', details: {} }
    : {
        prefix: 'Task',
        details: {
          resourceType: 'lambda',
          resource: state.resource.waitForToken ? 'invoke.waitForTaskToken' : 'invoke',
        },
      };

const waitsForToken = (state: TaskState): boolean =>
  state.resource.kind === 'invoke' && state.resource.waitForToken;

/** What the state's expressions see, with the token where there is one. */
const taskScope = (run: Run, branch: Branch, state: TaskState, task: number, result?: Json): Scope =>
  scopeOf(run, branch, {
    ...(waitsForToken(state) ? { token: run.world.token(task) } : {}),
    ...(result === undefined ? {} : { result }),
  });

/** Evaluates the fields, records the schedule and asks for the function to be called. */
export async function startTask(run: Run, branch: Branch, state: TaskState): Promise<void> {
  const task = ++run.state.lastTask;
  const scope = taskScope(run, branch, state, task);
  const parameters = state.arguments ? await evaluate(state.arguments, scope) : branch.input;
  const { activity, details } = await limits(run, state, task, scope);
  const call = callOf(state, parameters);
  const { prefix, details: shared } = family(state);
  const resource =
    state.resource.kind === 'function'
      ? { resource: state.resource.arn }
      : { ...shared, region: run.world.identity.region };
  emit(run, branch, `${prefix}Scheduled`, { payload: parameters, details: { ...resource, ...details } });
  emit(run, branch, `${prefix}Started`, { details: shared });
  branch.activity = { ...activity, call };
  run.calls.push({ task, ...call, stateName: state.name });
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
    const seconds = await wholeNumber(state.timeoutSeconds, 'TimeoutSeconds', 1, scope);
    activity.timeoutAt = run.world.nowMs + seconds * 1000;
    details.timeoutInSeconds = seconds;
  }
  if (state.heartbeatSeconds) {
    const seconds = await wholeNumber(state.heartbeatSeconds, 'HeartbeatSeconds', 1, scope);
    activity.heartbeatMs = seconds * 1000;
    activity.heartbeatAt = run.world.nowMs + activity.heartbeatMs;
    details.heartbeatInSeconds = seconds;
  }
  const credentials = state.credentials && (await evaluate(state.credentials, scope));
  if (isJsonObject(credentials)) details.taskCredentials = { roleArn: credentials.RoleArn ?? null };
  return { activity, details };
}

function callOf(state: TaskState, parameters: Json): { functionName: string; payload: Json } {
  if (state.resource.kind === 'function') return { functionName: state.resource.arn, payload: parameters };
  const {
    FunctionName: name,
    Qualifier: qualifier,
    Payload: payload = {},
    InvocationType: type,
  } = isJsonObject(parameters) ? parameters : {};
  if (typeof name !== 'string' || (type !== undefined && type !== 'RequestResponse')) {
    throw new StateFault(
      'States.Runtime',
      `The arguments of state '${state.name}' must give a FunctionName, and no InvocationType but RequestResponse.`,
    );
  }
  const functionName = typeof qualifier === 'string' ? `${name}:${qualifier}` : name;
  return { functionName, payload: typeof payload === 'string' ? payloadOfText(payload) : payload };
}

/** AWS sends a text payload as it stands when it is JSON, and as a JSON string otherwise. */
function payloadOfText(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** The function has answered; with a token the task goes on waiting unless it failed. */
export async function answered(run: Run, branch: Branch, state: TaskState, outcome: Outcome): Promise<void> {
  const { prefix, details } = family(state);
  if (outcome.kind === 'failed') return failed(run, branch, state, outcome);
  const bare = state.resource.kind === 'function' || outcome.verbatim;
  const output = bare ? outcome.output : lambdaResponse(run, outcome.output);
  if (!waitsForToken(state)) return succeeded(run, branch, state, output);
  emit(run, branch, `${prefix}Submitted`, { payload: output, details });
  if (branch.activity?.kind === 'task') delete branch.activity.call;
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
