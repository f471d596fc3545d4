import { integer, optionalInteger, optionalText, type Row, text } from './row.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED' | 'TIMED_OUT';
const statuses: readonly Status[] = ['RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED', 'TIMED_OUT'];

export interface ExecutionRecord {
  readonly id: number;
  readonly machine: number;
  readonly revision: number;
  readonly name: string;
  readonly status: Status;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly input: string;
  readonly stoppedAt?: number | undefined;
  readonly output?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  /** Known once it has ended. */
  readonly transitions?: number | undefined;
}

export interface MachineRecord {
  readonly id: number;
  readonly name: string;
  readonly createdAt: number;
  readonly revision: number;
  readonly definition: string;
  readonly roleArn: string;
}

export function status(row: Row): Status {
  const found = statuses.find((name) => name === row.status);
  if (!found) throw new Error(`unknown status ${row.status}`);
  return found;
}

export const executionRecord = (row: Row): ExecutionRecord => ({
  id: integer(row, 'id'),
  machine: integer(row, 'machine'),
  revision: integer(row, 'revision'),
  name: text(row, 'name'),
  status: status(row),
  startedAt: integer(row, 'started_at'),
  input: text(row, 'input'),
  stoppedAt: optionalInteger(row, 'stopped_at'),
  output: optionalText(row, 'output'),
  error: optionalText(row, 'error'),
  cause: optionalText(row, 'cause'),
  transitions: optionalInteger(row, 'transitions'),
});

export const machineRecord = (row: Row): MachineRecord => ({
  id: integer(row, 'id'),
  name: text(row, 'name'),
  createdAt: integer(row, 'created_at'),
  revision: integer(row, 'revision'),
  definition: text(row, 'definition'),
  roleArn: text(row, 'role_arn'),
});
