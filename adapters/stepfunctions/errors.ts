import { RetryableError, TerminalError } from '../../domain/errors.ts';

/** Nothing waits for this token any more: it was answered, timed out, or its execution ended. */
const NOT_WAITING = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);
/** Our request is wrong, or the machine is not there: the same request will fail again. */
const TERMINAL = new Set([
  'InvalidArn',
  'InvalidExecutionInput',
  'InvalidName',
  'InvalidOutput',
  'StateMachineDoesNotExist',
  'ValidationException',
  'AccessDeniedException',
]);

/** What an error of Step Functions means to us: a business answer, or an error named by what may be done about it. */
export function meaningOf(
  error: unknown,
): 'exists' | 'not_redrivable' | 'not_waiting' | RetryableError | TerminalError {
  const name = error instanceof Error ? error.name : 'Unknown';
  if (name === 'ExecutionAlreadyExists') return 'exists';
  if (name === 'ExecutionNotRedrivable') return 'not_redrivable';
  if (NOT_WAITING.has(name)) return 'not_waiting';
  const message = `Step Functions: ${name}`;
  return TERMINAL.has(name)
    ? new TerminalError(message, { cause: error })
    : new RetryableError(message, { cause: error });
}
