import type { DatabaseSync } from 'node:sqlite';
import { integer, optionalInteger } from './row.ts';
import type { Transaction } from './transaction.ts';

/** How many executions are looked at in one go, so that nobody waits long for it. */
const batchSize = 100;
/** How many free pages go back to the file system in one go. */
const pagesGivenBack = 2000;

/** Epoch milliseconds. */
export interface PruneLimits {
  /** Finished executions that stopped before go, with their history. */
  readonly finishedBefore: number;
  /** What a redrive needs of executions that stopped before goes. */
  readonly redrivableBefore: number;
}

/** Takes one small batch of old rows away; true when there may be more to do right away. */
export type Prune = (limits: PruneLimits) => boolean;

export function pruner(database: DatabaseSync, whole: Transaction): Prune {
  const remove = remover(database);
  const aged = walker(
    database,
    `SELECT id, started_at, stopped_at FROM executions WHERE id > ? AND id < (SELECT MAX(id) FROM executions)
     ORDER BY id LIMIT ${batchSize}`,
  );
  const halted = walker(
    database,
    `SELECT e.id, e.started_at, e.stopped_at FROM halted h JOIN executions e ON e.id = h.execution
     WHERE h.execution > ? ORDER BY h.execution LIMIT ${batchSize}`,
  );
  const deleted = database.prepare("SELECT id FROM machines WHERE status = 'DELETED'");
  const ofMachine = database.prepare(
    `SELECT id FROM executions WHERE machine = ? AND status <> 'RUNNING'
     AND id < (SELECT MAX(id) FROM executions) LIMIT ${batchSize}`,
  );
  const orphans = (): number[] =>
    deleted.all().flatMap((row) => ofMachine.all(integer(row, 'id')).map((found) => integer(found, 'id')));
  const giveBack = database.prepare(`PRAGMA incremental_vacuum(${pagesGivenBack})`);

  return ({ finishedBefore, redrivableBefore }) => {
    const more = whole(() => {
      const old = aged(finishedBefore);
      const lapsed = halted(redrivableBefore);
      const left = orphans();
      for (const id of [...old.ids, ...left]) remove.execution(id);
      for (const id of lapsed.ids) remove.halted(id);
      remove.machines();
      return old.more || lapsed.more || left.length >= batchSize;
    });
    giveBack.all();
    return more;
  };
}

/** What belongs to an execution. One whose end the host or its map run still needs stays. */
function remover(database: DatabaseSync) {
  const untold = database.prepare('SELECT 1 FROM notices WHERE execution = ? LIMIT 1');
  const gathered = database.prepare(
    `SELECT 1 FROM executions e JOIN map_runs r ON r.execution = e.parent AND r.task = e.parent_task
     WHERE e.id = ? AND r.stopped_at IS NULL`,
  );
  const mapRuns = database.prepare('DELETE FROM map_runs WHERE execution = ?');
  const halted = database.prepare('DELETE FROM halted WHERE execution = ?');
  const history = database.prepare('DELETE FROM history WHERE execution = ?');
  const execution = database.prepare('DELETE FROM executions WHERE id = ?');
  const empty = `(SELECT id FROM machines m WHERE status = 'DELETED'
    AND NOT EXISTS (SELECT 1 FROM executions e WHERE e.machine = m.id))`;
  const revisions = database.prepare(
    `DELETE FROM revisions WHERE machine IN ${empty} AND id < (SELECT MAX(id) FROM revisions)`,
  );
  const machines = database.prepare(
    `DELETE FROM machines WHERE id IN ${empty} AND id NOT IN (SELECT machine FROM revisions)`,
  );
  return {
    execution(id: number): void {
      if (untold.get(id) || gathered.get(id)) return;
      for (const statement of [halted, history, mapRuns, execution]) statement.run(id);
    },
    halted: (id: number): void => void halted.run(id),
    /** Deleted machines with nothing left of them. The last revision stays, so that no id is given twice. */
    machines(): void {
      revisions.run();
      machines.run();
    },
  };
}

/**
 * Goes through rows in the order of their ids, which is that of their starts, a batch at a time; so the first
 * one that started too late ends the round, and no index on the time of the end is needed.
 */
function walker(database: DatabaseSync, sql: string) {
  const batch = database.prepare(sql);
  let after = 0;
  return (stoppedBefore: number): { ids: number[]; more: boolean } => {
    const rows = batch.all(after);
    const young = rows.findIndex((row) => integer(row, 'started_at') >= stoppedBefore);
    const seen = young < 0 ? rows : rows.slice(0, young);
    const last = seen.at(-1);
    const more = young < 0 && rows.length === batchSize;
    after = more && last ? integer(last, 'id') : 0;
    const old = seen.filter((row) => (optionalInteger(row, 'stopped_at') ?? stoppedBefore) < stoppedBefore);
    return { ids: old.map((row) => integer(row, 'id')), more };
  };
}
