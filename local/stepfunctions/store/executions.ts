import type { DatabaseSync } from 'node:sqlite';
import { decodeEvents, type ReadEvent } from './codec.ts';
import { type ExecutionRecord, executionRecord, type Status } from './records.ts';
import { integer, optionalInteger, text } from './row.ts';

export type ExecutionStore = ReturnType<typeof executionStore>;

/** Reads of executions, their state and their history. */
export function executionStore(database: DatabaseSync) {
  const byId = database.prepare('SELECT * FROM executions WHERE id = ?');
  const byName = database.prepare('SELECT * FROM executions WHERE machine = ? AND name = ?');
  const list = database.prepare(
    'SELECT * FROM executions WHERE machine = ? AND id < ? ORDER BY id DESC LIMIT ?',
  );
  const listByStatus = database.prepare(
    'SELECT * FROM executions WHERE machine = ? AND status = ? AND id < ? ORDER BY id DESC LIMIT ?',
  );
  const state = database.prepare('SELECT state FROM running WHERE execution = ?');
  const lastId = database.prepare('SELECT MAX(id) AS id FROM executions');
  const calling = database.prepare('SELECT execution FROM running WHERE calling = 1 ORDER BY execution');
  const firstDue = database.prepare('SELECT MIN(next_due) AS due FROM running WHERE next_due IS NOT NULL');
  const due = database.prepare(
    'SELECT execution FROM running WHERE next_due <= ? ORDER BY next_due, execution LIMIT ?',
  );
  const chunks = database.prepare('SELECT first, events FROM history WHERE execution = ? ORDER BY first');
  const record = (row: ReturnType<typeof byId.get>): ExecutionRecord | undefined =>
    row && executionRecord(row);

  return {
    byId: (id: number) => record(byId.get(id)),
    byName: (machine: number, name: string) => record(byName.get(machine, name)),
    /** Newest first, those before `beforeId`. */
    list: (machine: number, status: Status | undefined, beforeId: number, limit: number): ExecutionRecord[] =>
      (status === undefined
        ? list.all(machine, beforeId, limit)
        : listByStatus.all(machine, status, beforeId, limit)
      ).map(executionRecord),
    /** The stored state of a running execution. */
    state(id: number): string | undefined {
      const row = state.get(id);
      return row && text(row, 'state');
    },
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
    due: (byMs: number, limit: number) => due.all(byMs, limit).map((row) => integer(row, 'execution')),
    history: (execution: ExecutionRecord): ReadEvent[] =>
      chunks
        .all(execution.id)
        .flatMap((row) => decodeEvents(integer(row, 'first'), text(row, 'events'), execution.input)),
  };
}
