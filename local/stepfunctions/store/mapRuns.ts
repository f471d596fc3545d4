import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import type { MapRunChange } from '../interpreter/event.ts';
import { eventLimit } from '../interpreter/limits.ts';
import type { Unsuccessful } from '../interpreter/run.ts';
import type { Json } from '../json.ts';
import { parseJson } from '../json.ts';
import { executionSummary, type MapRunKey, type Status, summaryColumns } from './records.ts';
import { integer, optionalInteger, optionalText, type Row, text } from './row.ts';

const counts = z.object({
  succeeded: z.number(),
  failed: z.number(),
  timedOut: z.number(),
  aborted: z.number(),
});
const bothCounts = z.object({ executions: counts, items: counts });
const mapPath = z.array(z.tuple([z.string(), z.number()]));

export interface MapRunRecord extends MapRunKey {
  /** `machine/label:id`, what its ARN ends in. */
  readonly name: string;
  /** Where its Map state lies in the machine of its execution. */
  readonly path: z.infer<typeof mapPath>;
  readonly status: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly stoppedAt?: number | undefined;
  readonly total: number;
  readonly maxConcurrency: number;
  readonly toleratedCount: number;
  readonly toleratedPercentage: number;
  readonly redrives: number;
  readonly redrivenAt?: number | undefined;
  /** Known once it has ended. */
  readonly counts?: z.infer<typeof bothCounts> | undefined;
}

function record(row: Row): MapRunRecord {
  const counted = optionalText(row, 'counts');
  return {
    execution: integer(row, 'execution'),
    task: integer(row, 'task'),
    name: text(row, 'name'),
    path: mapPath.parse(JSON.parse(text(row, 'path'))),
    status: text(row, 'status'),
    startedAt: integer(row, 'started_at'),
    stoppedAt: optionalInteger(row, 'stopped_at'),
    total: integer(row, 'total'),
    maxConcurrency: integer(row, 'max_concurrency'),
    toleratedCount: integer(row, 'tolerated_count'),
    toleratedPercentage: integer(row, 'tolerated_percentage'),
    redrives: integer(row, 'redrives'),
    redrivenAt: optionalInteger(row, 'redriven_at'),
    counts: counted === undefined ? undefined : bothCounts.parse(JSON.parse(counted)),
  };
}

export type MapRunStore = ReturnType<typeof mapRunStore>;

/** Reads of map runs and their executions. */
export function mapRunStore(database: DatabaseSync) {
  const get = database.prepare('SELECT * FROM map_runs WHERE execution = ? AND task = ?');
  const byName = database.prepare('SELECT * FROM map_runs WHERE name = ?');
  const list = database.prepare(
    'SELECT * FROM map_runs WHERE execution = ? AND task > ? ORDER BY task LIMIT ?',
  );
  const running = database.prepare(
    "SELECT id FROM executions WHERE parent = ? AND parent_task = ? AND status = 'RUNNING' ORDER BY id",
  );
  const results = database.prepare(
    "SELECT output FROM executions WHERE parent = ? AND parent_task = ? AND status = 'SUCCEEDED' ORDER BY id",
  );
  const unsuccessful = database.prepare(
    `SELECT e.id, json_extract(h.state, '$.items') AS items, json_extract(h.state, '$.lastEvent') AS last
     FROM executions e LEFT JOIN halted h ON h.execution = e.id
     WHERE e.parent = ? AND e.parent_task = ? AND e.status IN ('FAILED', 'TIMED_OUT', 'ABORTED') ORDER BY e.id`,
  );
  const children = `SELECT ${summaryColumns} FROM executions WHERE parent = ? AND parent_task = ? AND id < ?`;
  const newest = database.prepare(`${children} ORDER BY id DESC LIMIT ?`);
  const newestOf = database.prepare(`${children} AND status = ? ORDER BY id DESC LIMIT ?`);
  const found = (row: Row | undefined): MapRunRecord | undefined => row && record(row);
  return {
    get: ({ execution, task }: MapRunKey) => found(get.get(execution, task)),
    byName: (name: string) => found(byName.get(name)),
    list: (execution: number, afterTask: number, limit: number) =>
      list.all(execution, afterTask, limit).map(record),
    /** Its executions, newest first, those before `before`. */
    executions: ({ execution, task }: MapRunKey, status: Status | undefined, before: number, limit: number) =>
      (status === undefined
        ? newest.all(execution, task, before, limit)
        : newestOf.all(execution, task, before, status, limit)
      ).map(executionSummary),
    running: ({ execution, task }: MapRunKey) =>
      running.all(execution, task).map((row) => integer(row, 'id')),
    /** Those that came to a bad end, in the order they were started in. */
    unsuccessful: ({ execution, task }: MapRunKey): Unsuccessful[] =>
      unsuccessful.all(execution, task).map((row) => ({
        execution: integer(row, 'id'),
        items: optionalInteger(row, 'items') ?? 1,
        redrivable: (optionalInteger(row, 'last') ?? eventLimit) < eventLimit - 1,
      })),
    /** The outputs of those that succeeded, in the order they were started in, which is that of the items. */
    results: ({ execution, task }: MapRunKey): Json[] =>
      results.all(execution, task).map((row) => parseJson(text(row, 'output'))),
  };
}

/** Writes what becomes of a map run, as part of the commit of its execution. */
export function mapRunWriter(database: DatabaseSync) {
  const open = database.prepare(
    `INSERT INTO map_runs (execution, task, name, path, started_at, total, max_concurrency, tolerated_count,
     tolerated_percentage) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const close = database.prepare(
    'UPDATE map_runs SET status = ?, stopped_at = ?, counts = ? WHERE execution = ? AND task = ?',
  );
  const redrive = database.prepare(
    `UPDATE map_runs SET status = 'RUNNING', stopped_at = NULL, counts = NULL, redrives = redrives + 1,
     redriven_at = ? WHERE execution = ? AND task = ?`,
  );
  const tune = database.prepare(
    `UPDATE map_runs SET max_concurrency = COALESCE(?, max_concurrency),
     tolerated_count = COALESCE(?, tolerated_count),
     tolerated_percentage = COALESCE(?, tolerated_percentage) WHERE execution = ? AND task = ?`,
  );
  return ({ id, nowMs }: { id: number; nowMs: number }, change: MapRunChange): void => {
    const { task } = change;
    switch (change.kind) {
      case 'opened': {
        const { name, path, total, maxConcurrency, toleratedCount, toleratedPercentage } = change;
        const limits = [maxConcurrency, toleratedCount, toleratedPercentage];
        open.run(id, task, name, JSON.stringify(path), nowMs, total, ...limits);
        return;
      }
      case 'redriven':
        redrive.run(nowMs, id, task);
        return;
      case 'tuned': {
        const { maxConcurrency = null, toleratedCount = null, toleratedPercentage = null } = change;
        tune.run(maxConcurrency, toleratedCount, toleratedPercentage, id, task);
        return;
      }
      case 'closed': {
        const { status, executions, items } = change;
        close.run(status, nowMs, JSON.stringify({ executions, items }), id, task);
      }
    }
  };
}
