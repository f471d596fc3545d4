import * as z from 'zod/mini';
import { AwsError } from '../errors.ts';
import type { Stimulus } from '../interpreter/event.ts';
import type { Json } from '../json.ts';
import { parseJson } from '../json.ts';
import { readToken } from '../token.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { payloadLimitBytes } from './start.ts';

const taskToken = z.string().check(z.minLength(1), z.maxLength(2048));
const success = z.object({ taskToken, output: z.string() });
const failure = z.object({
  taskToken,
  error: z.optional(z.string().check(z.maxLength(256))),
  cause: z.optional(z.string().check(z.maxLength(32_768))),
});

/**
 * Hands the answer to the task that holds the token; the reply comes once it is on disk.
 * @throws AwsError InvalidToken, TaskDoesNotExist, TaskTimedOut (answered, timed out or gone)
 */
async function answer(desk: Desk, token: string, stimulus: (task: number) => Stimulus): Promise<unknown> {
  const subject = readToken(desk.store.tokenKey, token);
  if (!subject) throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  if (await desk.scheduler.deliver(subject.execution, stimulus(subject.task))) return {};
  if (!desk.store.executions.byId(subject.execution)) {
    throw new AwsError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");
  }
  throw new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
}

function parseOutput(text: string): Json {
  if (Buffer.byteLength(text) > payloadLimitBytes) {
    throw new AwsError('InvalidOutput', `Invalid Output: 'Longer than ${payloadLimitBytes} bytes'`);
  }
  try {
    return parseJson(text);
  } catch (error) {
    throw new AwsError(
      'InvalidOutput',
      `Invalid Output: '${error instanceof Error ? error.message : error}'`,
    );
  }
}

export function sendTaskSuccess(desk: Desk, body: unknown): Promise<unknown> {
  const request = parseBody(success, body);
  const output = parseOutput(request.output);
  return answer(desk, request.taskToken, (task) => ({
    kind: 'token',
    task,
    outcome: { kind: 'succeeded', output },
  }));
}

export function sendTaskFailure(desk: Desk, body: unknown): Promise<unknown> {
  const { taskToken: token, error, cause } = parseBody(failure, body);
  const reason = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  return answer(desk, token, (task) => ({ kind: 'token', task, outcome: { kind: 'failed', ...reason } }));
}

export function sendTaskHeartbeat(desk: Desk, body: unknown): Promise<unknown> {
  const { taskToken: token } = parseBody(z.object({ taskToken }), body);
  return answer(desk, token, (task) => ({ kind: 'heartbeat', task }));
}
