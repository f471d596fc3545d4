import * as z from 'zod/mini';
import { executionArn, parseExecutionArn, stateMachineArn } from '../arn.ts';
import { AwsError } from '../errors.ts';
import type { ExecutionRecord, MachineRecord } from '../store/records.ts';
import type { Desk } from './desk.ts';
import { wireEvent } from './historyEvent.ts';
import { machineByArn } from './machines.ts';
import { page, placeOf } from './page.ts';
import { parseBody } from './protocol.ts';

const limit = z._default(z.int().check(z.minimum(0), z.maximum(1000)), 100);
const history = z.object({
  executionArn: z.string(),
  maxResults: limit,
  reverseOrder: z._default(z.boolean(), false),
  includeExecutionData: z._default(z.boolean(), true),
  nextToken: z.optional(z.string()),
});
const listing = z.object({
  stateMachineArn: z.string(),
  statusFilter: z.optional(z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED', 'TIMED_OUT'])),
  maxResults: limit,
  nextToken: z.optional(z.string()),
});
const stopping = z.object({
  executionArn: z.string(),
  error: z.optional(z.string().check(z.maxLength(256))),
  cause: z.optional(z.string().check(z.maxLength(32_768))),
});

/** @throws AwsError InvalidArn, ExecutionDoesNotExist */
export function executionByArn(
  desk: Desk,
  arn: string,
): { execution: ExecutionRecord; machine: MachineRecord } {
  const names = parseExecutionArn(desk.home, arn);
  if (!names) throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  const machine = desk.store.machines.byName(names.machine);
  const execution = machine && desk.store.executions.byName(machine.id, names.name);
  if (!machine || !execution) {
    throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }
  return { execution, machine };
}

const summary = (desk: Desk, machine: MachineRecord, execution: ExecutionRecord) => ({
  executionArn: executionArn(desk.home, machine.name, execution.name),
  stateMachineArn: stateMachineArn(desk.home, machine.name),
  name: execution.name,
  status: execution.status,
  startDate: execution.startedAt / 1000,
  ...(execution.stoppedAt === undefined ? {} : { stopDate: execution.stoppedAt / 1000 }),
  redriveCount: 0,
});

function redrive({ status }: ExecutionRecord) {
  if (status === 'RUNNING' || status === 'SUCCEEDED') {
    return {
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: `Execution is ${status} and cannot be redriven`,
    };
  }
  return { redriveStatus: 'REDRIVABLE' };
}

export function describeExecution(desk: Desk, body: unknown): unknown {
  const { executionArn: arn } = parseBody(z.object({ executionArn: z.string() }), body);
  const { execution, machine } = executionByArn(desk, arn);
  const { input, output, error, cause } = execution;
  return {
    ...summary(desk, machine, execution),
    input,
    inputDetails: { included: true },
    ...(output === undefined ? {} : { output, outputDetails: { included: true } }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...redrive(execution),
  };
}

export function getExecutionHistory(desk: Desk, body: unknown): unknown {
  const request = parseBody(history, body);
  const { execution } = executionByArn(desk, request.executionArn);
  const wanted = request.maxResults || 100;
  const events = desk.store.executions.history(execution);
  const place = placeOf(request.nextToken, 0);
  const rest = (request.reverseOrder ? events.toReversed() : events).slice(place);
  const { items, ...next } = page(rest.slice(0, wanted + 1), wanted, () => place + wanted);
  return { events: items.map((event) => wireEvent(event, request.includeExecutionData)), ...next };
}

export function listExecutions(desk: Desk, body: unknown): unknown {
  const request = parseBody(listing, body);
  const machine = machineByArn(desk, request.stateMachineArn);
  const wanted = request.maxResults || 100;
  const before = placeOf(request.nextToken, Number.MAX_SAFE_INTEGER);
  const rows = desk.store.executions.list(machine.id, request.statusFilter, before, wanted + 1);
  const { items, ...next } = page(rows, wanted, (row) => row.id);
  return { executions: items.map((execution) => summary(desk, machine, execution)), ...next };
}

export async function stopExecution(desk: Desk, body: unknown): Promise<unknown> {
  const { executionArn: arn, error, cause } = parseBody(stopping, body);
  const { execution } = executionByArn(desk, arn);
  const reason = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  await desk.scheduler.deliver(execution.id, { kind: 'stop', ...reason });
  const { execution: stopped } = executionByArn(desk, arn);
  return { stopDate: (stopped.stoppedAt ?? desk.clock.now()) / 1000 };
}
