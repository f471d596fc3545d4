import { type Draws, drawHex, drawUuid } from '../draws.ts';
import type { FunctionRequest } from '../interpreter/event.ts';
import { StateFault } from '../interpreter/stateFault.ts';
import type { Json, JsonObject } from '../json.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { httpMetadata } from './httpMetadata.ts';

const invocationTypes = ['RequestResponse', 'Event', 'DryRun'] as const;

/** @throws StateFault when the arguments name no function or an unknown type */
export function invocation(stateName: string, parameters: Json): FunctionRequest {
  const given = isJsonObject(parameters) ? parameters : {};
  const { FunctionName: name, Qualifier: qualifier, Payload: payload = {}, ClientContext: context } = given;
  const { InvocationType: type = 'RequestResponse' } = given;
  const invocationType = invocationTypes.find((known) => known === type);
  if (typeof name !== 'string' || !invocationType) {
    throw new StateFault(
      'States.Runtime',
      `The arguments of state '${stateName}' must give a FunctionName, and as InvocationType one of ${invocationTypes.join(', ')}.`,
    );
  }
  return {
    kind: 'function',
    functionName: typeof qualifier === 'string' ? `${name}:${qualifier}` : name,
    payload: typeof payload === 'string' ? payloadOfText(payload) : payload,
    ...(invocationType === 'RequestResponse' ? {} : { invocationType }),
    ...(typeof context === 'string' ? { clientContext: context } : {}),
  };
}

/** AWS sends a text payload as it stands when it is JSON, and as a JSON string otherwise. */
function payloadOfText(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** Lambda says 202 when it has queued an event, 204 when it has only looked whether it could call. */
const statusCodes = { Event: 202, DryRun: 204 } as const;

/** What `lambda:invoke` gives as its result: the payload inside the SDK's view of the HTTP response. */
export function lambdaResponse(
  { functionName, invocationType: type }: FunctionRequest,
  payload: Json,
  draws: Draws,
  nowMs: number,
): JsonObject {
  const statusCode = type === undefined ? 200 : statusCodes[type];
  const version = /:(\d+)$/.exec(functionName)?.[1] ?? '$LATEST';
  const answer = type === undefined ? payload : '';
  const requestId = drawUuid(draws);
  const trace = drawHex(draws, 40);
  const headers = {
    ...(type === undefined ? { 'X-Amz-Executed-Version': version } : {}),
    'x-amzn-Remapped-Content-Length': '0',
    Connection: 'keep-alive',
    'x-amzn-RequestId': requestId,
    'Content-Length': String(answer === '' ? 0 : Buffer.byteLength(JSON.stringify(answer))),
    Date: new Date(nowMs).toUTCString(),
    'X-Amzn-Trace-Id': `Root=1-${trace.slice(0, 8)}-${trace.slice(8, 32)};Parent=${trace.slice(24)};Sampled=0`,
    ...(type === undefined ? { 'Content-Type': 'application/json' } : {}),
  };
  return {
    ...(type === undefined ? { ExecutedVersion: version } : {}),
    Payload: answer,
    ...httpMetadata(headers, requestId, statusCode),
    StatusCode: statusCode,
  };
}

/** What Lambda's Node.js runtime says of a function that threw. */
export function lambdaFailure(thrown: unknown): { error: string; cause: string } {
  if (!(thrown instanceof Error)) {
    const errorType = typeof thrown;
    return {
      error: errorType,
      cause: JSON.stringify({ errorType, errorMessage: String(thrown), trace: [] }),
    };
  }
  const { name: errorType, message: errorMessage, stack = '' } = thrown;
  return { error: errorType, cause: JSON.stringify({ errorType, errorMessage, trace: stack.split('\n') }) };
}
