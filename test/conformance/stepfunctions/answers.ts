import { TaskFailure, TaskOutput } from '../../../local/stepfunctions/index.ts';
import type { RecordedOutcome, Row } from './row.ts';
import type { Asked } from './runRow.ts';

interface Replay {
  take(state: string, parameters: unknown): { outcome?: RecordedOutcome | null } | null;
}

/** Answers from the recorded calls where there are any, otherwise from what the function is said to do. */
export function answersFrom(replay: (row: Row) => Replay) {
  return (row: Row) => {
    const recorded = replay(row);
    return async (call: Asked): Promise<unknown> => {
      const outcome = row.taskCalls ? recorded.take(call.stateName, call.payload)?.outcome : undefined;
      if (outcome?.kind === 'failed') throw new TaskFailure(outcome.error ?? '', causeText(outcome));
      if (outcome?.kind === 'succeeded') return new TaskOutput(outcome.output);
      return behave(row, call);
    };
  };
}

const causeText = ({ causeText: text, cause }: RecordedOutcome): string =>
  text ?? (typeof cause === 'string' ? cause : JSON.stringify(cause ?? ''));

function behave(row: Row, call: Asked): unknown {
  const functions = row.lambdaBehaviour ?? [];
  const named =
    functions.find(
      ({ name, arn }) => call.functionName !== undefined && [name, arn].includes(call.functionName),
    ) ?? functions[0];
  const behaviour: Record<string, unknown> = { ...named?.behaviour };
  if (behaviour.kind === 'identity') return call.payload;
  if (behaviour.kind === 'constant') return behaviour.value;
  if (behaviour.kind !== 'raise') throw new Error(`no answer for ${JSON.stringify(named)}`);
  const { errorType, errorMessage } = behaviour;
  const line = `  File "/var/task/handler.py", line 2, in handler\n    raise ${errorType}("${errorMessage}")\n`;
  const cause = { errorMessage, errorType, requestId: 'a-request', stackTrace: [line] };
  throw new TaskFailure(String(errorType), JSON.stringify(cause));
}
