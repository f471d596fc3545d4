import { type Invocation, TaskFailure, TaskOutput } from '../../../local/stepfunctions/index.ts';
import type { RecordedOutcome, Row } from './row.ts';

interface Replay {
  take(state: string, parameters: unknown): { outcome?: RecordedOutcome | null } | null;
}

/** Answers from the recorded calls where there are any, otherwise from what the function is said to do. */
export function answersFrom(replay: (row: Row) => Replay) {
  return (row: Row) => {
    const recorded = replay(row);
    return async (call: Invocation): Promise<unknown> => {
      const outcome = row.taskCalls ? recorded.take(call.stateName, call.payload)?.outcome : undefined;
      if (outcome?.kind === 'timedOut') return new Promise(() => undefined);
      if (outcome?.kind === 'failed') throw new TaskFailure(outcome.error ?? '', causeText(outcome));
      if (outcome?.kind === 'succeeded') return new TaskOutput(outcome.output);
      return behave(row, call);
    };
  };
}

const causeText = ({ causeText: text, cause }: RecordedOutcome): string =>
  text ?? (typeof cause === 'string' ? cause : JSON.stringify(cause ?? ''));

function behave(row: Row, call: Invocation): unknown {
  const { behaviour } = row.lambdaBehaviour?.find(({ name, arn }) =>
    [name, arn].includes(call.functionName),
  ) ??
    row.lambdaBehaviour?.[0] ?? { behaviour: { kind: 'none' } };
  if (given.kind === 'identity') return call.payload;
  if (given.kind === 'constant') return given.value;
  if (given.kind === 'raise') {
    const { errorType, errorMessage } = given;
    const stackTrace = [
      `  File "/var/task/handler.py", line 2, in handler\n    raise ${errorType}("${errorMessage}")\n`,
    ];
    throw new TaskFailure(
      String(errorType),
      JSON.stringify({ errorMessage, errorType, requestId: 'a-request', stackTrace }),
    );
  }
  throw new Error(`no answer for behaviour ${given.kind}`);
}
