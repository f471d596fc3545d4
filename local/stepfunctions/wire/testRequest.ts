import * as z from 'zod/mini';
import type { State } from '../definition/machine.ts';
import { AwsError } from '../errors.ts';
import type { Failure } from '../interpreter/event.ts';
import type { Mock } from '../interpreter/trial.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../json.ts';

const whole = z.int().check(z.minimum(0));
export const testRequest = z.object({
  definition: z.string().check(z.minLength(1), z.maxLength(1_048_576)),
  roleArn: z.optional(z.string()),
  input: z._default(z.string(), '{}'),
  inspectionLevel: z._default(z.enum(['INFO', 'DEBUG', 'TRACE']), 'INFO'),
  variables: z.optional(z.string()),
  stateName: z.optional(z.string()),
  context: z.optional(z.string()),
  mock: z.optional(
    z.object({
      result: z.optional(z.string()),
      errorOutput: z.optional(z.object({ error: z.string(), cause: z.optional(z.string()) })),
      fieldValidationMode: z.optional(z.enum(['STRICT', 'PRESENT', 'NONE'])),
    }),
  ),
  stateConfiguration: z.optional(
    z.object({ retrierRetryCount: z.optional(whole), mapIterationFailureCount: z.optional(whole) }),
  ),
});
export type TestRequest = z.infer<typeof testRequest>;

export const invalid = (message: string): AwsError => new AwsError('ValidationException', message);

/** @throws AwsError ValidationException */
export function mockOf({ mock }: TestRequest): Mock | undefined {
  if (!mock) return undefined;
  const { result, errorOutput } = mock;
  if ((result === undefined) === (errorOutput === undefined)) {
    throw invalid('A test mock should have only one of the following fields: [result, errorOutput].');
  }
  if (result !== undefined) {
    return { result: jsonOf(result, 'ValidationException', 'Mocked result must be valid JSON') };
  }
  const { error, cause } = errorOutput ?? {};
  const failure: Failure = {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
  return { failure };
}

/** Whether this state can be tested this way. @throws AwsError ValidationException */
export function checkMock(
  state: State,
  mock: Mock | undefined,
  { context, stateConfiguration }: TestRequest,
): void {
  const mockable = ['Task', 'Map', 'Parallel'].includes(state.type);
  if (mock && !mockable) {
    throw invalid(`State type '${state.type}' is not supported when a mock is specified`);
  }
  const awaits =
    state.type === 'Task' && state.resource.kind !== 'function' && state.resource.pattern !== 'response';
  if (!mock && (state.type === 'Map' || state.type === 'Parallel' || awaits)) {
    throw invalid(`A mock must be specified to test this ${state.type} state`);
  }
  if (!mock && context !== undefined) throw invalid('A context can only be specified together with a mock');
  if (state.type !== 'Map' || !mock || !('result' in mock)) return;
  if (!Array.isArray(mock.result)) throw invalid('Mocked result must be an array.');
  if ((stateConfiguration?.mapIterationFailureCount ?? 0) > mock.result.length) {
    throw invalid('Map iteration failure count must be less than or equal to the number of Map iterations');
  }
}

export function jsonOf(text: string, exception: string, sentence: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw new AwsError(exception, `${sentence}: '${error instanceof Error ? error.message : error}'`);
  }
}

export function objectOf(text: string | undefined, name: string): JsonObject {
  const value = text === undefined ? {} : jsonOf(text, 'ValidationException', `Invalid ${name}`);
  if (!isJsonObject(value)) throw invalid(`Invalid ${name}: must be a JSON object`);
  return value;
}
