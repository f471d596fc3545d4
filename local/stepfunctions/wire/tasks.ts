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

/** An answer and the execution it is for. */
export interface TokenAnswer {
  readonly execution: number;
  readonly stimulus: Stimulus;
}

/** @throws AwsError InvalidToken */
function addressed(desk: Desk, token: string, stimulus: (task: number) => Stimulus): TokenAnswer {
  const subject = readToken(desk.store.tokenKey, token);
  if (!subject) throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  return { execution: subject.execution, stimulus: stimulus(subject.task) };
}

/** Why a token leads nowhere: its task has been answered, has timed out or is gone. */
export const tokenGone = (desk: Desk, execution: number): AwsError =>
  desk.store.executions.byId(execution)
    ? new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
    : new AwsError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");

/**
 * Hands the answer to the task that holds the token; the reply comes once it is on disk.
 * @throws AwsError TaskDoesNotExist, TaskTimedOut
 */
async function hand(desk: Desk, { execution, stimulus }: TokenAnswer): Promise<unknown> {
  if (await desk.scheduler.deliver(execution, stimulus)) return {};
  throw tokenGone(desk, execution);
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

function successOf(desk: Desk, body: unknown): TokenAnswer {
  const request = parseBody(success, body);
  const output = parseOutput(request.output);
  return addressed(desk, request.taskToken, (task) => ({
    kind: 'token',
    task,
    outcome: { kind: 'succeeded', output },
  }));
}

function failureOf(desk: Desk, body: unknown): TokenAnswer {
  const { taskToken: token, error, cause } = parseBody(failure, body);
  const reason = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  return addressed(desk, token, (task) => ({ kind: 'token', task, outcome: { kind: 'failed', ...reason } }));
}

function heartbeatOf(desk: Desk, body: unknown): TokenAnswer {
  const { taskToken: token } = parseBody(z.object({ taskToken }), body);
  return addressed(desk, token, (task) => ({ kind: 'heartbeat', task }));
}

/** What each action says to a token's task. @throws AwsError InvalidToken, InvalidOutput, ValidationException */
export const tokenAnswers: ReadonlyMap<string, (desk: Desk, body: unknown) => TokenAnswer> = new Map([
  ['SendTaskSuccess', successOf],
  ['SendTaskFailure', failureOf],
  ['SendTaskHeartbeat', heartbeatOf],
]);

export const sendTaskSuccess = async (desk: Desk, body: unknown): Promise<unknown> =>
  hand(desk, successOf(desk, body));
export const sendTaskFailure = async (desk: Desk, body: unknown): Promise<unknown> =>
  hand(desk, failureOf(desk, body));
export const sendTaskHeartbeat = async (desk: Desk, body: unknown): Promise<unknown> =>
  hand(desk, heartbeatOf(desk, body));
