import * as z from 'zod/mini';
import { executionArn, mapRunArn, parseMapRunArn, stateMachineArn } from '../arn.ts';
import { AwsError } from '../errors.ts';
import type { Counts, MapRunActivity } from '../interpreter/execution.ts';
import type { MapRunRecord } from '../store/mapRuns.ts';
import type { Status } from '../store/records.ts';
import { decodeState } from '../store/stateCodec.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { executionByArn } from './lookup.ts';
import { listing, page, pageSize, placeOf } from './page.ts';

const none: Counts = { succeeded: 0, failed: 0, timedOut: 0, aborted: 0 };
const sum = ({ succeeded, failed, timedOut, aborted }: Counts): number =>
  succeeded + failed + timedOut + aborted;

/** @throws AwsError InvalidArn, ResourceNotFound */
function mapRunByArn(desk: Desk, arn: string): MapRunRecord {
  const name = parseMapRunArn(desk.home, arn);
  if (name === undefined) throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  const mapRun = desk.store.mapRuns.byName(name);
  if (!mapRun) throw new AwsError('ResourceNotFound', `Resource not found: '${arn}'`);
  return mapRun;
}

/** How a map run that has not ended stands, from the state of its execution. */
function activityOf(desk: Desk, { execution, task, stoppedAt }: MapRunRecord): MapRunActivity | undefined {
  const text = stoppedAt === undefined ? desk.store.executions.state(execution) : undefined;
  const branches = text === undefined ? [] : [...decodeState(text, null).branches.values()];
  return branches
    .flatMap(({ activity }) => (activity?.kind === 'mapRun' ? [activity] : []))
    .find((activity) => activity.task === task);
}

const counted = (counts: Counts, running: number, pending: number, pendingRedrive: number) => ({
  ...counts,
  running,
  pending,
  total: sum(counts) + running + pending + pendingRedrive,
  resultsWritten: 0,
  failuresNotRedrivable: 0,
  pendingRedrive,
});

/** The execution a map run belongs to, by its ARN. */
function ownerArn(desk: Desk, mapRun: MapRunRecord): string {
  const owner = desk.store.executions.byId(mapRun.execution);
  const [machine = ''] = mapRun.name.split(':');
  return executionArn(desk.home, machine.slice(0, machine.lastIndexOf('/')), owner?.name ?? '');
}

export function describeMapRun(desk: Desk, body: unknown): unknown {
  const { mapRunArn: arn } = parseBody(z.object({ mapRunArn: z.string() }), body);
  const mapRun = mapRunByArn(desk, arn);
  const activity = activityOf(desk, mapRun);
  const items = mapRun.counts?.items ?? activity?.itemCounts ?? none;
  const executions = mapRun.counts?.executions ?? activity?.executions ?? none;
  const { running = 0, itemsRunning = 0 } = activity ?? {};
  const again = activity?.pendingRedrive ?? { executions: 0, items: 0 };
  const pending = mapRun.stoppedAt === undefined ? mapRun.total - sum(items) - itemsRunning : 0;
  return {
    mapRunArn: arn,
    executionArn: ownerArn(desk, mapRun),
    status: mapRun.status,
    startDate: mapRun.startedAt / 1000,
    ...(mapRun.stoppedAt === undefined ? {} : { stopDate: mapRun.stoppedAt / 1000 }),
    maxConcurrency: mapRun.maxConcurrency,
    toleratedFailurePercentage: mapRun.toleratedPercentage,
    toleratedFailureCount: mapRun.toleratedCount,
    itemCounts: counted(items, itemsRunning, pending - again.items, again.items),
    executionCounts: counted(executions, running, 0, again.executions),
    redriveCount: mapRun.redrives,
    ...(mapRun.redrivenAt === undefined ? {} : { redriveDate: mapRun.redrivenAt / 1000 }),
  };
}

const updating = z.object({
  mapRunArn: z.string(),
  maxConcurrency: z.optional(z.int().check(z.minimum(0))),
  toleratedFailurePercentage: z.optional(z.number().check(z.minimum(0), z.maximum(100))),
  toleratedFailureCount: z.optional(z.int().check(z.minimum(0))),
});

/** Gives a map run under way other limits. @throws AwsError InvalidArn, ResourceNotFound, ValidationException */
export async function updateMapRun(desk: Desk, body: unknown): Promise<unknown> {
  const request = parseBody(updating, body);
  const { execution, task } = mapRunByArn(desk, request.mapRunArn);
  const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = request;
  const accepted = await desk.scheduler.deliver(execution, {
    kind: 'tune',
    task,
    maxConcurrency,
    toleratedCount: toleratedFailureCount,
    toleratedPercentage: toleratedFailurePercentage,
  });
  if (accepted) return {};
  throw new AwsError('ValidationException', `Map Run has ended: '${request.mapRunArn}'`);
}

export function listMapRuns(desk: Desk, body: unknown): unknown {
  const request = parseBody(z.object({ executionArn: z.string(), ...listing }), body);
  const { execution, machine } = executionByArn(desk, request.executionArn);
  const limit = pageSize(request.maxResults);
  const found = desk.store.mapRuns.list(execution.id, placeOf(request.nextToken, 0), limit + 1);
  const { items, ...next } = page(found, limit, ({ task }) => task);
  const mapRuns = items.map(({ name, startedAt, stoppedAt }) => ({
    executionArn: request.executionArn,
    mapRunArn: mapRunArn(desk.home, name),
    stateMachineArn: stateMachineArn(desk.home, machine.name),
    startDate: startedAt / 1000,
    ...(stoppedAt === undefined ? {} : { stopDate: stoppedAt / 1000 }),
  }));
  return { mapRuns, ...next };
}

/** The executions of a map run, newest first. @throws AwsError InvalidArn, ResourceNotFound */
export function executionsOfMapRun(
  desk: Desk,
  arn: string,
  asked: { status: Status | undefined; before: number; limit: number },
) {
  const mapRun = mapRunByArn(desk, arn);
  const [machineName = ''] = mapRun.name.split(':');
  const rows = desk.store.mapRuns.executions(mapRun, asked.status, asked.before, asked.limit);
  return { machineName, rows };
}
