import { executionArn, type Home, stateMachineArn } from '../arn.ts';
import type { Ending } from '../interpreter/event.ts';
import type { Notice } from '../store/commit.ts';
import type { Status } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Residents } from './residents.ts';
import type { Stepped } from './step.ts';

/** A change of an execution's status, as the host is told of it. */
export interface StatusChange {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: Status;
  /** Epoch milliseconds. */
  readonly startDate: number;
  readonly stopDate?: number;
  /** JSON text. */
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** What the commit of these steps told of them is to say. */
export function newsOf(stepped: readonly Stepped[], nowMs: number): (notice: Notice) => StatusChange {
  const byExecution = new Map(stepped.map((step) => [step.live.id, step]));
  return ({ execution, status }) => {
    const step = byExecution.get(execution);
    if (!step) throw new Error(`execution ${execution} changed its status without a step`);
    const { identity, inputText } = step.live;
    return {
      executionArn: identity.arn,
      stateMachineArn: identity.machineArn,
      name: identity.name,
      status,
      startDate: identity.startedAt,
      input: inputText,
      ...(status === 'RUNNING' || !step.ending ? {} : { stopDate: nowMs, ...endOf(step.ending) }),
    };
  };
}

function endOf(ending: Ending): Pick<StatusChange, 'output' | 'error' | 'cause'> {
  if (ending.status === 'SUCCEEDED') return { output: JSON.stringify(ending.output) };
  const { error, cause } = ending;
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

/** The same of a notice a former run has not told; the execution may have gone on since. */
export function storedNews(residents: Residents, home: Home, store: Store, notice: Notice): StatusChange {
  const { execution: id, status } = notice;
  const execution = store.executions.byId(id);
  if (!execution) throw new Error(`execution ${id} is missing`);
  const { name: machineName } = residents.revision(execution.revision).record;
  const { name, startedAt, stoppedAt, input, output, error, cause } = execution;
  return {
    executionArn: executionArn(home, machineName, name),
    stateMachineArn: stateMachineArn(home, machineName),
    name,
    status,
    startDate: startedAt,
    input,
    ...(status === 'RUNNING' || stoppedAt === undefined ? {} : { stopDate: stoppedAt }),
    ...(status === 'RUNNING' || output === undefined ? {} : { output }),
    ...(status === 'RUNNING' || error === undefined ? {} : { error }),
    ...(status === 'RUNNING' || cause === undefined ? {} : { cause }),
  };
}
