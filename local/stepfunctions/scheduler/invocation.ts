import { TaskFailure, TaskOutput } from '../errors.ts';
import type { Call, Outcome } from '../interpreter/event.ts';
import { parseJson } from '../json.ts';

export interface Invocation {
  /** Short name or full ARN, as the definition gives it. */
  readonly functionName: string;
  readonly payload: unknown;
  readonly executionArn: string;
  readonly stateName: string;
}

/** Runs the function; a thrown Error becomes `errorType` and `errorMessage`, as Lambda's Node.js runtime does. */
export type Invoke = (call: Invocation) => Promise<unknown>;

export async function outcomeOf(invoke: Invoke, call: Call, executionArn: string): Promise<Outcome> {
  const { functionName, payload, stateName } = call;
  try {
    const result = await invoke({ functionName, payload, executionArn, stateName });
    if (result instanceof TaskOutput)
      return { kind: 'succeeded', output: asJson(result.output), verbatim: true };
    return { kind: 'succeeded', output: asJson(result) };
  } catch (thrown) {
    return { kind: 'failed', ...failureOf(thrown) };
  }
}

/** As Lambda does it: what JSON cannot hold is gone before the state sees it. */
const asJson = (result: unknown) => parseJson(JSON.stringify(result) ?? 'null');

function failureOf(thrown: unknown): { error: string; cause: string } {
  if (thrown instanceof TaskFailure) return { error: thrown.name, cause: thrown.cause };
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
