import { TaskFailure, TaskOutput } from '../errors.ts';
import type { ServiceException } from '../integrations/exception.ts';
import { lambdaFailure } from '../integrations/lambda.ts';
import type { Integration, Integrations } from '../integrations/port.ts';
import type { Call, FunctionRequest, Outcome } from '../interpreter/event.ts';
import { isObject, parseJson } from '../json.ts';

export interface Invocation {
  /** Short name or full ARN, as the definition gives it, with the qualifier where there is one. */
  readonly functionName: string;
  readonly payload: unknown;
  readonly executionArn: string;
  readonly stateName: string;
  /**
   * Present when the state machine does not wait for the result: resolve once the event is accepted. Absent:
   * resolve with the function's result.
   */
  readonly invocationType?: 'Event';
  /** Base64, as the definition gives it. */
  readonly clientContext?: string;
}

/** Runs the function; a thrown Error becomes `errorType` and `errorMessage`, as Lambda's Node.js runtime does. */
export type Invoke = (call: Invocation) => Promise<unknown>;

/** Who answers what executions ask for outside of the engine's own commits. */
export interface Outside {
  readonly invoke: Invoke;
  readonly integrations: Integrations;
  /** An action of the engine's own API. @throws AwsError */
  perform(action: string, body: unknown): Promise<unknown>;
}

export async function outcomeOf(outside: Outside, call: Call, executionArn: string): Promise<Outcome> {
  const { request } = call;
  try {
    const result = await answer(outside, call, executionArn);
    if (result instanceof TaskOutput)
      return { kind: 'succeeded', output: asJson(result.output), verbatim: true };
    return { kind: 'succeeded', output: asJson(result) };
  } catch (thrown) {
    if (thrown instanceof TaskFailure) return { kind: 'failed', error: thrown.name, cause: thrown.cause };
    if (request.kind === 'function') return { kind: 'failed', ...lambdaFailure(thrown) };
    return { kind: 'failed', exception: exceptionOf(thrown) };
  }
}

function answer(outside: Outside, { request, stateName }: Call, executionArn: string): Promise<unknown> {
  switch (request.kind) {
    case 'function':
      return invoked(outside.invoke, request, { executionArn, stateName });
    case 'engine':
      return outside.perform(request.action, request.body);
    case 'service': {
      const { action, parameters, requestId } = request;
      const carryOut = integration(outside.integrations, request.service);
      return carryOut({ action, parameters, requestId, executionArn, stateName });
    }
    case 'turn':
      throw new Error('a map run is not turned from outside');
  }
}

/** The definition was refused without it, so this only happens when the host has taken it away since. */
function integration(integrations: Integrations, service: string): Integration {
  const found = integrations[service];
  if (!found) throw new Error(`the host gives no integration '${service}'`);
  return found;
}

async function invoked(
  invoke: Invoke,
  request: FunctionRequest,
  asker: { executionArn: string; stateName: string },
): Promise<unknown> {
  const { functionName, payload, invocationType, clientContext } = request;
  if (invocationType === 'DryRun') return '';
  return invoke({
    functionName,
    payload,
    ...asker,
    ...(invocationType ? { invocationType } : {}),
    ...(clientContext === undefined ? {} : { clientContext }),
  });
}

/** As Lambda does it: what JSON cannot hold is gone before the state sees it. */
const asJson = (result: unknown) => parseJson(JSON.stringify(result) ?? 'null');

export function exceptionOf(thrown: unknown): ServiceException {
  if (!(thrown instanceof Error)) return { name: 'Exception', message: String(thrown) };
  const metadata = '$metadata' in thrown && isObject(thrown.$metadata) ? thrown.$metadata : {};
  return {
    name: thrown.name,
    message: thrown.message,
    ...(typeof metadata.httpStatusCode === 'number' ? { statusCode: metadata.httpStatusCode } : {}),
    ...(typeof metadata.requestId === 'string' ? { requestId: metadata.requestId } : {}),
  };
}
