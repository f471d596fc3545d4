import type { ChildEnd } from '../interpreter/event.ts';
import type { Json, JsonObject } from '../json.ts';
import { parseJson } from '../json.ts';

/**
 * What `.sync` and `.sync:2` give for a child execution that has ended: DescribeExecution's answer, its dates in
 * epoch milliseconds. Input and output are text under `.sync` and in a failure's cause, JSON under `.sync:2`.
 */
export function describedChild(child: ChildEnd, asText: boolean): JsonObject {
  const data = (text: string): Json => (asText ? text : parseJson(text));
  const { status, output, error, cause } = child;
  const done = status === 'SUCCEEDED';
  return {
    ...(cause === undefined ? {} : { Cause: cause }),
    ...(error === undefined ? {} : { Error: error }),
    ExecutionArn: child.executionArn,
    Input: data(child.input),
    InputDetails: { Included: true },
    Name: child.name,
    ...(output === undefined ? {} : { Output: data(output), OutputDetails: { Included: true } }),
    RedriveCount: 0,
    RedriveStatus: done ? 'NOT_REDRIVABLE' : 'REDRIVABLE',
    ...(done ? { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' } : {}),
    StartDate: child.startedAt,
    StateMachineArn: child.stateMachineArn,
    Status: status,
    StopDate: child.stoppedAt,
  };
}
