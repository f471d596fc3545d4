import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { partReader } from './parts.ts';
import {
  type ExecutionRecord,
  type ExecutionSummary,
  executionRecord,
  executionSummary,
  type Status,
  statuses,
  summaryColumns,
} from './records.ts';
import { integer, optionalInteger, text } from './row.ts';

/** Which executions of a machine to list; what is absent does not matter. */
export interface Listing {
  readonly machine: number;
  readonly status?: Status | undefined;
  readonly version?: number | undefined;
  readonly alias?: string | undefined;
  readonly redriven?: boolean | undefined;
}

export type ExecutionStore = ReturnType<typeof executionStore>;

/** Reads of executions and of where they stand. */
export function executionStore(database: DatabaseSync) {
  const byId = database.prepare('SELECT * FROM executions WHERE id = ?');
  const byName = database.prepare('SELECT * FROM executions WHERE machine = ? AND name = ?');
  const state = database.prepare('SELECT state FROM running WHERE execution = ?');
  const halted = database.prepare('SELECT state FROM halted WHERE execution = ?');
  const lastId = database.prepare('SELECT MAX(id) AS id FROM executions');
  const calling = database.prepare('SELECT execution FROM running WHERE calling = 1 ORDER BY execution');
  const firstDue = database.prepare(
    `SELECT MIN(due) AS due FROM (SELECT MIN(next_due) AS due FROM running WHERE calling = 0
      UNION ALL SELECT MIN(next_due) FROM running WHERE calling = 1)`,
  );
  const due = database.prepare(
    `SELECT execution, next_due FROM running WHERE calling = 0 AND next_due <= :by
      UNION ALL SELECT execution, next_due FROM running WHERE calling = 1 AND next_due <= :by
      ORDER BY next_due, execution LIMIT :limit`,
  );
  const record = (row: ReturnType<typeof byId.get>): ExecutionRecord | undefined =>
    row && executionRecord(row);
  const stateOf = (row: ReturnType<typeof state.get>): string | undefined => row && text(row, 'state');

  return {
    byId: (id: number) => record(byId.get(id)),
    byName: (machine: number, name: string) => record(byName.get(machine, name)),
    list: lister(database),
    /** The stored state of a running execution. */
    state: (id: number) => stateOf(state.get(id)),
    /** The large values its state refers to. */
    parts: partReader(database),
    /** Where an execution stood when it failed, was stopped or timed out. */
    halted: (id: number) => stateOf(halted.get(id)),
    lastId(): number {
      const row = lastId.get();
      return (row && optionalInteger(row, 'id')) ?? 0;
    },
    /** Running executions with a function called and not answered. */
    calling: () => calling.all().map((row) => integer(row, 'execution')),
    /** When the earliest timer of all is due. */
    firstDue(): number | undefined {
      const row = firstDue.get();
      return row && optionalInteger(row, 'due');
    },
    /** Executions with a timer due by then, the earliest first. */
    due: (by: number, limit: number) => due.all({ by, limit }).map((row) => integer(row, 'execution')),
  };
}

/** Which index leads to the executions, by the most telling filter. */
function indexOf({ alias, version, redriven }: Listing): string {
  if (redriven) return 'executions_redriven';
  if (alias !== undefined) return 'executions_by_alias';
  return version === undefined ? 'executions_by_status' : 'executions_by_version';
}

/** Executions of one status lie in order in each index; SQLite merges the statuses and stops at the limit. */
export function listingQuery(listing: Listing): string {
  const conditions = ['machine = :machine', 'id < :before', 'parent IS NULL'];
  if (listing.version !== undefined) conditions.push('version = :version');
  if (listing.alias !== undefined) conditions.push('alias = :alias');
  if (listing.redriven !== undefined) conditions.push(listing.redriven ? 'redrives > 0' : 'redrives = 0');
  const ofStatus = (status: Status): string =>
    `SELECT ${summaryColumns} FROM executions INDEXED BY ${indexOf(listing)}
     WHERE status = '${status}' AND ${conditions.join(' AND ')}`;
  const wanted = listing.status === undefined ? statuses : [listing.status];
  return `${wanted.map(ofStatus).join(' UNION ALL ')} ORDER BY id DESC LIMIT :limit`;
}

function lister(database: DatabaseSync) {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const made = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  /** Newest first, those before `before`. */
  return (listing: Listing, before: number, limit: number): ExecutionSummary[] => {
    const { machine, version, alias } = listing;
    return statement(listingQuery(listing))
      .all({
        machine,
        before,
        limit,
        ...(version === undefined ? {} : { version }),
        ...(alias === undefined ? {} : { alias }),
      })
      .map(executionSummary);
  };
}
