import * as z from 'zod/mini';
import { AwsError } from '../errors.ts';
import type { ExecutionSummary, MachineRecord } from '../store/records.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { arnsOf, executionByArn, targetByArn } from './lookup.ts';
import { listing, page, pageSize, placeOf } from './page.ts';
import { redriveStatus } from './redrive.ts';

const filters = z.object({
  stateMachineArn: z.optional(z.string()),
  mapRunArn: z.optional(z.string()),
  statusFilter: z.optional(
    z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE']),
  ),
  redriveFilter: z.optional(z.enum(['REDRIVEN', 'NOT_REDRIVEN'])),
  ...listing,
});
const byArn = z.object({
  executionArn: z.string(),
  includedData: z._default(z.enum(['ALL_DATA', 'METADATA_ONLY']), 'ALL_DATA'),
});
const stopping = z.object({
  executionArn: z.string(),
  error: z.optional(z.string().check(z.maxLength(256))),
  cause: z.optional(z.string().check(z.maxLength(32_768))),
});

const summary = (desk: Desk, machine: MachineRecord, execution: ExecutionSummary) => ({
  ...arnsOf(desk, machine, execution),
  name: execution.name,
  status: execution.status,
  startDate: execution.startedAt / 1000,
  ...(execution.stoppedAt === undefined ? {} : { stopDate: execution.stoppedAt / 1000 }),
  redriveCount: execution.redrives,
  ...(execution.redrivenAt === undefined ? {} : { redriveDate: execution.redrivenAt / 1000 }),
});

export function describeExecution(desk: Desk, body: unknown): unknown {
  const { executionArn: arn, includedData } = parseBody(byArn, body);
  const { execution, machine } = executionByArn(desk, arn);
  const { input, output, error, cause } = execution;
  const included = includedData === 'ALL_DATA';
  return {
    ...summary(desk, machine, execution),
    inputDetails: { included },
    ...(included ? { input } : {}),
    ...(output === undefined ? {} : { outputDetails: { included }, ...(included ? { output } : {}) }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...redriveStatus(desk, machine, execution),
  };
}

/** Newest first, by the ARN of a machine, of a version or of an alias. */
export function listExecutions(desk: Desk, body: unknown): unknown {
  const request = parseBody(filters, body);
  if (request.stateMachineArn === undefined) {
    throw new AwsError('ValidationException', "Specify either 'stateMachineArn' or 'mapRunArn'");
  }
  const { machine, version, alias } = targetByArn(desk, request.stateMachineArn);
  const { statusFilter: status, redriveFilter } = request;
  const limit = pageSize(request.maxResults);
  const before = placeOf(request.nextToken, Number.MAX_SAFE_INTEGER);
  if (status === 'PENDING_REDRIVE') return { executions: [] };
  const filter = {
    machine: machine.id,
    status,
    version: version?.number,
    alias: alias?.name,
    redriven: redriveFilter && redriveFilter === 'REDRIVEN',
  };
  const { items, ...next } = page(
    desk.store.executions.list(filter, before, limit + 1),
    limit,
    (row) => row.id,
  );
  return { executions: items.map((execution) => summary(desk, machine, execution)), ...next };
}

export async function stopExecution(desk: Desk, body: unknown): Promise<unknown> {
  const { executionArn: arn, error, cause } = parseBody(stopping, body);
  const { execution } = executionByArn(desk, arn);
  const reason = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  await desk.scheduler.deliver(execution.id, { kind: 'stop', ...reason });
  const stopped = desk.store.executions.byId(execution.id);
  return { stopDate: (stopped?.stoppedAt ?? desk.clock.now()) / 1000 };
}
