import { compileLoneState, compileMachine } from '../definition/compile.ts';
import type { State, States } from '../definition/machine.ts';
import { AwsError, InvalidDefinition } from '../errors.ts';
import { type Inspection, type Trial, tryState, type Verdict } from '../interpreter/trial.ts';
import type { Json } from '../json.ts';
import { outcomeOf } from '../scheduler/invocation.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { contextOf, identityOf } from './testIdentity.ts';
import {
  checkMock,
  invalid,
  jsonOf,
  mockOf,
  objectOf,
  type TestRequest,
  testRequest,
} from './testRequest.ts';

/**
 * Runs one state by itself: given alone, or by name inside a machine. The result of a Task, Map or Parallel may
 * be given in its place; without one a Task's call is carried out.
 * @throws AwsError InvalidDefinition, InvalidExecutionInput, ValidationException
 */
export async function testState(desk: Desk, body: unknown): Promise<unknown> {
  const asked = parseBody(testRequest, body);
  const state = stateOf(desk, asked);
  const mock = mockOf(asked);
  checkMock(state, mock, asked);
  const input = jsonOf(asked.input, 'InvalidExecutionInput', 'Invalid State Machine Execution Input');
  const { retrierRetryCount: retries, mapIterationFailureCount: failedIterations } =
    asked.stateConfiguration ?? {};
  const trial: Trial = {
    state,
    input,
    variables: objectOf(asked.variables, 'variables'),
    ...(mock ? { mock } : {}),
    ...(retries === undefined ? {} : { retries }),
    ...(failedIterations === undefined ? {} : { failedIterations }),
  };
  const identity = identityOf(desk, asked, input);
  const world = {
    machine: { startAt: state.name, states: new Map([[state.name, state]]) },
    identity,
    nowMs: desk.clock.now(),
    context: contextOf(desk, asked, identity, state),
    token: () => 'the token of a state that is tested',
    mapResults: () => [],
    unsuccessful: () => [],
  };
  const verdict = await tryState(trial, world, (call) => outcomeOf(desk.outside, call, identity.arn));
  return answer(asked, trial, verdict);
}

const loneName = 'StateName';

function stateOf({ offer }: Desk, { definition, stateName }: TestRequest): State {
  try {
    if (stateName === undefined) return compileLoneState(definition, loneName, offer);
    const found = find(compileMachine(definition, offer), stateName);
    if (found) return found;
  } catch (error) {
    throw error instanceof InvalidDefinition ? new AwsError(error.name, error.message) : error;
  }
  throw invalid(`State not found: '${stateName}'`);
}

/** The state of that name, in the machine or inside one of its states. */
function find({ states }: States, name: string): State | undefined {
  const own = states.get(name);
  if (own) return own;
  for (const state of states.values()) {
    const inner = state.type === 'Parallel' ? state.branches : state.type === 'Map' ? [state.processor] : [];
    const found = inner.map((one) => find(one, name)).find((one) => one !== undefined);
    if (found) return found;
  }
  return undefined;
}

/** A value that is passed on as it was given keeps its very words. */
function textOf(output: Json, { input, mock }: TestRequest, trial: Trial): string {
  if (typeof output === 'object' && output !== null) {
    if (output === trial.input) return input;
    if (trial.mock && 'result' in trial.mock && output === trial.mock.result && mock?.result)
      return mock.result;
  }
  return JSON.stringify(output);
}

function answer(asked: TestRequest, trial: Trial, verdict: Verdict): unknown {
  const { input, inspectionLevel } = asked;
  const { status, output, nextState, failure, inspection } = verdict;
  return {
    status,
    ...(output === undefined ? {} : { output: textOf(output, asked, trial) }),
    ...(nextState === undefined ? {} : { nextState }),
    ...failure,
    ...(inspectionLevel === 'INFO' ? {} : { inspectionData: { input, ...shown(inspection) } }),
  };
}

/** Values as JSON text; numbers and the details of the error as they are. */
function shown(inspection: Inspection): Record<string, unknown> {
  const { errorDetails, maxConcurrency, toleratedFailureCount, toleratedFailurePercentage, ...values } =
    inspection;
  const numbers = { errorDetails, maxConcurrency, toleratedFailureCount, toleratedFailurePercentage };
  const texts = Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]);
  return { ...numbers, ...Object.fromEntries(texts) };
}
