import * as z from 'zod/mini';
import { AwsError } from '../errors.ts';
import type { ExecutionRecord, MachineRecord } from '../store/records.ts';
import { decodeState } from '../store/stateCodec.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { executionByArn } from './lookup.ts';

const dayMs = 86_400_000;
/** For how long after its end an execution can be redriven (AWS: "Redrive eligibility"). */
export const redrivableMs = 14 * dayMs;
const longestMs = 365 * dayMs;
/** Client tokens are known for a while, the latest of them (AWS: API reference of RedriveExecution). */
const tokenMs = 15 * 60_000;
const mostTokens = 10;
/** An execution ends at 25,000 events; a redrive needs room for its own and at least one more. */
const eventLimit = 24_999;

const request = z.object({
  executionArn: z.string(),
  clientToken: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
});

/** Why the execution cannot be redriven, in AWS's words, or undefined. */
function obstacle(desk: Desk, machine: MachineRecord, execution: ExecutionRecord): string | undefined {
  const { status, startedAt, stoppedAt = 0, id } = execution;
  const nowMs = desk.clock.now();
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`;
  if (machine.status !== 'ACTIVE') return 'State machine is in DELETING status';
  if (nowMs - stoppedAt > redrivableMs) return 'Execution redrivable period exceeded';
  if (nowMs - startedAt > longestMs) return 'Execution has exceeded the max execution time';
  const state = desk.store.executions.halted(id);
  if (state === undefined) return 'Execution was started before the launch of RedriveExecution';
  if (decodeState(state, null).lastEvent >= eventLimit) return 'Execution history event limit exceeded';
  return undefined;
}

export function redriveStatus(desk: Desk, machine: MachineRecord, execution: ExecutionRecord) {
  const reason = obstacle(desk, machine, execution);
  return reason === undefined
    ? { redriveStatus: 'REDRIVABLE' }
    : { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: reason };
}

/**
 * Goes on where the execution failed, was stopped or timed out. The same client token again, within a quarter
 * of an hour, is the same redrive.
 * @throws AwsError ExecutionDoesNotExist, ExecutionNotRedrivable
 */
export async function redriveExecution(desk: Desk, body: unknown): Promise<unknown> {
  const { executionArn: arn, clientToken: token } = parseBody(request, body);
  const { execution, machine } = executionByArn(desk, arn);
  const { id, redrives } = execution;
  const at = desk.clock.now();
  const known = execution.redriveTokens.filter((one) => at - one.at < tokenMs);
  const same = known.find((one) => one.token === token);
  if (same) return { redriveDate: same.at / 1000 };
  const redriving = desk.scheduler.residents.has(id);
  const reason = redriving
    ? 'Execution is RUNNING and cannot be redriven'
    : obstacle(desk, machine, execution);
  if (reason !== undefined) throw new AwsError('ExecutionNotRedrivable', `Redrive failed: '${reason}'`);
  const tokens = token === undefined ? known : [...known, { token, at }].slice(-mostTokens);
  await desk.scheduler.redrive(id, { count: redrives + 1, at, tokens });
  return { redriveDate: at / 1000 };
}
