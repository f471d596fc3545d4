import type { DatabaseSync } from 'node:sqlite';
import type { Ending, HistoryEvent } from '../interpreter/event.ts';
import { type ExecutionState, nextDue } from '../interpreter/execution.ts';
import type { Json } from '../json.ts';
import { encodeEvents, encodeState } from './codec.ts';
import type { Status } from './records.ts';

/** What one commit changes about one execution. */
export interface Change {
  readonly id: number;
  readonly input: Json;
  readonly nowMs: number;
  readonly state: ExecutionState;
  readonly events: readonly HistoryEvent[];
  readonly ending?: Ending | undefined;
  /** Present in the execution's first commit. */
  readonly started?: {
    machine: number;
    revision: number;
    name: string;
    startedAt: number;
    inputText: string;
  };
}

export interface Notice {
  readonly id: number;
  readonly execution: number;
  readonly status: Status;
}

const isCalling = (state: ExecutionState): boolean =>
  [...state.branches.values()].some(({ activity }) => activity?.kind === 'task' && activity.call);

export type Commit = (changes: readonly Change[], toldNotices: readonly number[]) => Notice[];

/**
 * One transaction for the changes of many executions; on disk when it returns. Gives back the status changes
 * to tell the host, when `withNotices`; `toldNotices` are those it has heard.
 * @throws whatever SQLite throws; nothing of the commit has then happened
 */
export function committer(database: DatabaseSync, withNotices: boolean): Commit {
  const write = writer(database, withNotices);
  const forget = database.prepare('DELETE FROM notices WHERE id = ?');
  const begin = database.prepare('BEGIN IMMEDIATE');
  const end = database.prepare('COMMIT');
  return (changes, toldNotices) => {
    begin.run();
    try {
      const notices = changes.flatMap((change) => write(change));
      for (const id of toldNotices) forget.run(id);
      end.run();
      return notices;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  };
}

function writer(database: DatabaseSync, withNotices: boolean): (change: Change) => Notice[] {
  const insert = database.prepare(
    `INSERT INTO executions (id, machine, revision, name, status, started_at, input) VALUES (?, ?, ?, ?, 'RUNNING', ?, ?)`,
  );
  const finish = database.prepare(
    'UPDATE executions SET status = ?, stopped_at = ?, output = ?, error = ?, cause = ?, transitions = ? WHERE id = ?',
  );
  const upsert = database.prepare(
    'INSERT OR REPLACE INTO running (execution, next_due, calling, state) VALUES (?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM running WHERE execution = ?');
  const append = database.prepare('INSERT INTO history (execution, first, events) VALUES (?, ?, ?)');
  const notify = database.prepare('INSERT INTO notices (execution, status) VALUES (?, ?)');
  const notice = (execution: number, status: Status): Notice[] =>
    withNotices ? [{ id: Number(notify.run(execution, status).lastInsertRowid), execution, status }] : [];

  return ({ id, input, nowMs, state, events, ending, started }) => {
    const notices: Notice[] = [];
    if (started) {
      insert.run(id, started.machine, started.revision, started.name, started.startedAt, started.inputText);
      notices.push(...notice(id, 'RUNNING'));
    }
    const [first] = events;
    if (first) append.run(id, first.id, encodeEvents(events, input));
    if (!ending) {
      upsert.run(id, nextDue(state) ?? null, isCalling(state) ? 1 : 0, encodeState(state, input));
      return notices;
    }
    if (!started) remove.run(id);
    const output = ending.status === 'SUCCEEDED' ? JSON.stringify(ending.output) : null;
    const { error = null, cause = null } = ending.status === 'SUCCEEDED' ? {} : ending;
    finish.run(ending.status, nowMs, output, error, cause, state.transitions, id);
    return [...notices, ...notice(id, ending.status)];
  };
}
