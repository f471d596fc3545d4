import * as z from 'zod/mini';
import { integer, optionalInteger, optionalText, type Row, text } from './row.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED' | 'TIMED_OUT';
export const statuses: readonly Status[] = ['RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED', 'TIMED_OUT'];

/** What lists show of an execution. */
export interface ExecutionSummary {
  readonly id: number;
  readonly machine: number;
  readonly revision: number;
  readonly name: string;
  readonly status: Status;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly stoppedAt?: number | undefined;
  /** The version and the alias it was started by. */
  readonly version?: number | undefined;
  readonly alias?: string | undefined;
  readonly redrives: number;
  readonly redrivenAt?: number | undefined;
}

/** A map run, by the execution and the task of its Map state. */
export interface MapRunKey {
  readonly execution: number;
  readonly task: number;
}

export interface ExecutionRecord extends ExecutionSummary {
  readonly input: string;
  /** The map run it belongs to. */
  readonly mapRun?: MapRunKey | undefined;
  readonly output?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  /** Known once it has ended. */
  readonly transitions?: number | undefined;
  /** What its latest redrives were asked for with, the oldest first. */
  readonly redriveTokens: readonly RedriveToken[];
}

/** A client token; the same again is the same redrive. */
export interface RedriveToken {
  readonly token: string;
  /** Epoch milliseconds of the redrive it led to. */
  readonly at: number;
}

const redriveTokens = z.array(z.object({ token: z.string(), at: z.number() }));

export type MachineStatus = 'ACTIVE' | 'DELETING' | 'DELETED';
const machineStatuses: readonly MachineStatus[] = ['ACTIVE', 'DELETING', 'DELETED'];

/** A machine with one of its revisions: the current one, or the one that was asked for. */
export interface MachineRecord {
  readonly id: number;
  readonly name: string;
  readonly createdAt: number;
  readonly status: MachineStatus;
  readonly lastVersion: number;
  readonly firstVersion?: string | undefined;
  readonly revision: number;
  /** Absent for the machine's first revision. */
  readonly revisionId?: string | undefined;
  readonly definition: string;
  readonly roleArn: string;
}

export interface VersionRecord {
  readonly machine: number;
  readonly number: number;
  readonly revision: number;
  readonly createdAt: number;
  readonly description?: string | undefined;
}

export interface Route {
  readonly version: number;
  /** Of a hundred. */
  readonly weight: number;
}

export interface AliasRecord {
  readonly id: number;
  readonly machine: number;
  readonly name: string;
  readonly description?: string | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly routes: readonly Route[];
}

function oneOf<T extends string>(known: readonly T[], row: Row): T {
  const found = known.find((name) => name === row.status);
  if (found === undefined) throw new Error(`unknown status ${row.status}`);
  return found;
}

export const status = (row: Row): Status => oneOf(statuses, row);

export const summaryColumns =
  'id, machine, revision, name, status, started_at, stopped_at, version, alias, redrives, redriven_at';

export const executionSummary = (row: Row): ExecutionSummary => ({
  id: integer(row, 'id'),
  machine: integer(row, 'machine'),
  revision: integer(row, 'revision'),
  name: text(row, 'name'),
  status: status(row),
  startedAt: integer(row, 'started_at'),
  stoppedAt: optionalInteger(row, 'stopped_at'),
  version: optionalInteger(row, 'version'),
  alias: optionalText(row, 'alias'),
  redrives: integer(row, 'redrives'),
  redrivenAt: optionalInteger(row, 'redriven_at'),
});

function mapRunKey(row: Row): MapRunKey | undefined {
  const execution = optionalInteger(row, 'parent');
  const task = optionalInteger(row, 'parent_task');
  return execution === undefined || task === undefined ? undefined : { execution, task };
}

export const executionRecord = (row: Row): ExecutionRecord => ({
  ...executionSummary(row),
  input: text(row, 'input'),
  mapRun: mapRunKey(row),
  output: optionalText(row, 'output'),
  error: optionalText(row, 'error'),
  cause: optionalText(row, 'cause'),
  transitions: optionalInteger(row, 'transitions'),
  redriveTokens: redriveTokens.parse(JSON.parse(optionalText(row, 'redrive_tokens') ?? '[]')),
});

export const machineRecord = (row: Row): MachineRecord => ({
  id: integer(row, 'id'),
  name: text(row, 'name'),
  createdAt: integer(row, 'created_at'),
  status: oneOf(machineStatuses, row),
  lastVersion: integer(row, 'last_version'),
  firstVersion: optionalText(row, 'first_version'),
  revision: integer(row, 'revision'),
  revisionId: optionalText(row, 'revision_id'),
  definition: text(row, 'definition'),
  roleArn: text(row, 'role_arn'),
});

export const versionRecord = (row: Row): VersionRecord => ({
  machine: integer(row, 'machine'),
  number: integer(row, 'number'),
  revision: integer(row, 'revision'),
  createdAt: integer(row, 'created_at'),
  description: optionalText(row, 'description'),
});

export const aliasRecord = (row: Row, routes: readonly Row[]): AliasRecord => ({
  id: integer(row, 'id'),
  machine: integer(row, 'machine'),
  name: text(row, 'name'),
  description: optionalText(row, 'description'),
  createdAt: integer(row, 'created_at'),
  updatedAt: integer(row, 'updated_at'),
  routes: routes.map((route) => ({ version: integer(route, 'version'), weight: integer(route, 'weight') })),
});
