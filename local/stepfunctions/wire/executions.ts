import * as z from 'zod/mini';
import { AwsError } from '../errors.ts';
import type { ExecutionSummary, MachineRecord, Status } from '../store/records.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { arnsOf, executionByArn, targetByArn } from './lookup.ts';
import { executionsOfMapRun } from './mapRuns.ts';
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

const summary = (desk: Desk, machine: Pick<MachineRecord, 'name'>, execution: ExecutionSummary) => ({
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

type Filters = z.infer<typeof filters>;

/** Newest first, by the ARN of a machine, of a version or of an alias, or by that of a map run. */
export function listExecutions(desk: Desk, body: unknown): unknown {
  const request = parseBody(filters, body);
  const { stateMachineArn, mapRunArn } = request;
  if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
    throw new AwsError('ValidationException', "Specify either 'stateMachineArn' or 'mapRunArn'");
  }
  if (stateMachineArn !== undefined && request.statusFilter === 'PENDING_REDRIVE') {
    throw new AwsError('ValidationException', "The status filter PENDING_REDRIVE takes a 'mapRunArn'");
  }
  const limit = pageSize(request.maxResults);
  const before = placeOf(request.nextToken, Number.MAX_SAFE_INTEGER);
  if (request.statusFilter === 'PENDING_REDRIVE') return { executions: [] };
  const found =
    mapRunArn === undefined
      ? ofMachine(desk, stateMachineArn ?? '', request, before, limit + 1)
      : ofMapRun(desk, mapRunArn, request.statusFilter, before, limit + 1);
  const { items, ...next } = page(found.rows, limit, (row) => row.id);
  return { executions: items.map((execution) => summary(desk, found.machine, execution)), ...next };
}

interface Found {
  readonly machine: Pick<MachineRecord, 'name'>;
  readonly rows: readonly ExecutionSummary[];
}

function ofMachine(desk: Desk, arn: string, request: Filters, before: number, limit: number): Found {
  const { machine, version, alias } = targetByArn(desk, arn);
  const { statusFilter, redriveFilter } = request;
  const filter = {
    machine: machine.id,
    status: statusFilter === 'PENDING_REDRIVE' ? undefined : statusFilter,
    version: version?.number,
    alias: alias?.name,
    redriven: redriveFilter && redriveFilter === 'REDRIVEN',
  };
  return { machine, rows: desk.store.executions.list(filter, before, limit) };
}

function ofMapRun(desk: Desk, arn: string, status: Status | undefined, before: number, limit: number): Found {
  const { machineName: name, rows } = executionsOfMapRun(desk, arn, { status, before, limit });
  return { machine: { name }, rows };
}

export async function stopExecution(desk: Desk, body: unknown): Promise<unknown> {
  const { executionArn: arn, error, cause } = parseBody(stopping, body);
  const { execution } = executionByArn(desk, arn);
  const reason = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  await desk.scheduler.deliver(execution.id, { kind: 'stop', ...reason });
  const stopped = desk.store.executions.byId(execution.id);
  return { stopDate: (stopped?.stoppedAt ?? desk.clock.now()) / 1000 };
}
