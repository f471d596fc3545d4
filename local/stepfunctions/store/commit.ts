import type { DatabaseSync } from 'node:sqlite';
import type { Ending, HistoryEvent, MapRunChange } from '../interpreter/event.ts';
import { type ExecutionState, nextDue } from '../interpreter/execution.ts';
import type { Json } from '../json.ts';
import { encodeEvents } from './eventCodec.ts';
import { mapRunWriter } from './mapRuns.ts';
import { type Parts, partWriter } from './parts.ts';
import type { MapRunKey, RedriveToken, Status } from './records.ts';
import { encodeState } from './stateCodec.ts';
import type { Transaction } from './transaction.ts';

/** What one commit changes about one execution. */
export interface Change {
  readonly id: number;
  readonly input: Json;
  readonly nowMs: number;
  readonly state: ExecutionState;
  /** Which of its large values are on disk. */
  readonly parts: Parts;
  readonly events: readonly HistoryEvent[];
  readonly ending?: Ending | undefined;
  /** Where it stood when it failed, was stopped or timed out. */
  readonly halted?: ExecutionState | undefined;
  /** Present in the execution's first commit. */
  readonly started?: Start;
  /** Present in the first commit after a redrive. */
  readonly redriven?: Redrive;
  /** Map runs that begin or end with it. */
  readonly mapRuns?: readonly MapRunChange[];
  /** The host is not told of executions of map runs. */
  readonly untold?: boolean;
}

export interface Start {
  readonly machine: number;
  readonly revision: number;
  readonly name: string;
  readonly startedAt: number;
  readonly inputText: string;
  /** The version and the alias it was started by. */
  readonly version?: number | undefined;
  readonly alias?: string | undefined;
  readonly mapRun?: MapRunKey | undefined;
}

export interface Redrive {
  readonly count: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What this and earlier redrives were asked for with. */
  readonly tokens?: readonly RedriveToken[] | undefined;
}

export interface Notice {
  readonly id: number;
  readonly execution: number;
  readonly status: Status;
}

const isCalling = (state: ExecutionState): boolean =>
  [...state.branches.values()].some(({ activity }) => activity && 'call' in activity && activity.call);

/** Which changes of its status the host is to hear of. */
export function statusesIn({ started, redriven, ending, untold }: Change): Status[] {
  if (untold) return [];
  return [...(started || redriven ? ['RUNNING' as const] : []), ...(ending ? [ending.status] : [])];
}

export type Commit = (changes: readonly Change[], toldNotices: readonly number[]) => Notice[];

/**
 * One transaction for the changes of many executions; on disk when it returns. Gives back the status changes
 * to tell the host, when `withNotices`; `toldNotices` are those it has heard.
 * @throws whatever SQLite throws; nothing of the commit has then happened
 */
export function committer(database: DatabaseSync, whole: Transaction, withNotices: boolean): Commit {
  const write = changeWriter(database);
  const notify = database.prepare('INSERT INTO notices (execution, status) VALUES (?, ?)');
  const forget = database.prepare('DELETE FROM notices WHERE id = ?');
  const noticesOf = (change: Change): Notice[] =>
    statusesIn(change).map((status) => {
      const { lastInsertRowid } = notify.run(change.id, status);
      return { id: Number(lastInsertRowid), execution: change.id, status };
    });
  return (changes, toldNotices) =>
    whole(() => {
      for (const change of changes) write(change);
      for (const id of toldNotices) forget.run(id);
      return withNotices ? changes.flatMap(noticesOf) : [];
    });
}

/** Writes one change, as part of a transaction. */
export function changeWriter(database: DatabaseSync): (change: Change) => void {
  const begin = beginner(database);
  const writeMapRun = mapRunWriter(database);
  const writeParts = partWriter(database);
  const end = ender(database);
  const upsert = database.prepare(
    `INSERT INTO running (execution, next_due, calling, state) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET next_due = excluded.next_due, calling = excluded.calling, state = excluded.state`,
  );
  const append = database.prepare('INSERT INTO history (execution, first, events) VALUES (?, ?, ?)');

  return (change) => {
    const { id, input, state, parts, events, ending } = change;
    begin(change);
    for (const mapRun of change.mapRuns ?? []) writeMapRun(change, mapRun);
    const [first] = events;
    if (first) append.run(id, first.id, encodeEvents(events, input));
    if (ending) return end(change, ending);
    const { place, changes } = parts.writing();
    const text = encodeState(state, input, place);
    upsert.run(id, nextDue(state) ?? null, isCalling(state) ? 1 : 0, text);
    writeParts(id, changes());
  };
}

/** Writes that the execution runs from this commit on, unless it did so already. */
function beginner(database: DatabaseSync): (change: Change) => void {
  const insert = database.prepare(
    `INSERT INTO executions (id, machine, revision, name, status, started_at, version, alias, parent, parent_task, input)
     VALUES (?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?, ?)`,
  );
  const resume = database.prepare(
    `UPDATE executions SET status = 'RUNNING', stopped_at = NULL, output = NULL, error = NULL, cause = NULL,
     transitions = NULL, redrives = ?, redriven_at = ?, redrive_tokens = ? WHERE id = ?`,
  );
  const unhalt = database.prepare('DELETE FROM halted WHERE execution = ?');
  return ({ id, started, redriven }) => {
    if (started) {
      const { machine, revision, name, startedAt, version = null, alias = null, mapRun } = started;
      const [parent, task] = [mapRun?.execution ?? null, mapRun?.task ?? null];
      insert.run(id, machine, revision, name, startedAt, version, alias, parent, task, started.inputText);
    }
    if (redriven) {
      resume.run(redriven.count, redriven.at, JSON.stringify(redriven.tokens ?? []), id);
      unhalt.run(id);
    }
  };
}

/** Writes how the execution ended. */
function ender(database: DatabaseSync): (change: Change, ending: Ending) => void {
  const finish = database.prepare(
    'UPDATE executions SET status = ?, stopped_at = ?, output = ?, error = ?, cause = ?, transitions = ? WHERE id = ?',
  );
  const remove = database.prepare('DELETE FROM running WHERE execution = ?');
  const removeParts = database.prepare('DELETE FROM parts WHERE execution = ?');
  const halt = database.prepare('INSERT INTO halted (execution, state) VALUES (?, ?)');
  return ({ id, input, nowMs, state, parts, started, redriven, halted }, ending) => {
    if (!started && !redriven) remove.run(id);
    if (parts.any()) removeParts.run(id);
    if (halted) halt.run(id, encodeState(halted, input));
    const output = ending.status === 'SUCCEEDED' ? JSON.stringify(ending.output) : null;
    const { error = null, cause = null } = ending.status === 'SUCCEEDED' ? {} : ending;
    finish.run(ending.status, nowMs, output, error, cause, state.transitions, id);
  };
}
