import type { DatabaseSync } from 'node:sqlite';
import { type MachineRecord, machineRecord } from './records.ts';
import { integer } from './row.ts';
import type { Transaction } from './transaction.ts';

const joined = `SELECT m.id, m.name, m.created_at, m.status, m.last_version, m.first_version,
  r.id AS revision, r.revision_id, r.definition, r.role_arn FROM machines m JOIN revisions r`;

/** What a revision is made of. */
export interface RevisionFields {
  readonly definition: string;
  readonly roleArn: string;
}

export type MachineStore = ReturnType<typeof machineStore>;

/** State machines and their revisions; a revision is never changed, since running executions keep theirs. */
export function machineStore(database: DatabaseSync, whole: Transaction) {
  const byName = database.prepare(
    `${joined} ON r.id = m.revision WHERE m.name = ? AND m.status <> 'DELETED'`,
  );
  const byRevision = database.prepare(`${joined} ON r.machine = m.id WHERE r.id = ?`);
  const list = database.prepare(
    `${joined} ON r.id = m.revision WHERE m.id > ? AND m.status <> 'DELETED' ORDER BY m.id LIMIT ?`,
  );
  const insert = database.prepare('INSERT INTO machines (name, created_at, revision) VALUES (?, ?, 0)');
  const insertRevision = database.prepare(
    'INSERT INTO revisions (machine, definition, role_arn, revision_id) VALUES (?, ?, ?, ?)',
  );
  const point = database.prepare('UPDATE machines SET revision = ? WHERE id = ?');
  const mark = database.prepare('UPDATE machines SET status = ? WHERE id = ?');
  const ending = database.prepare(
    `SELECT id FROM machines m WHERE status = 'DELETING' AND NOT EXISTS (
      SELECT 1 FROM executions e WHERE e.machine = m.id AND e.status = 'RUNNING' AND e.parent IS NULL)`,
  );
  const belongings = ['tags', 'versions'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE machine = ?`),
  );
  const removeRoutes = database.prepare(
    'DELETE FROM routes WHERE alias IN (SELECT id FROM aliases WHERE machine = ?)',
  );
  const removeAliases = database.prepare('DELETE FROM aliases WHERE machine = ?');
  const record = (row: ReturnType<typeof byName.get>): MachineRecord | undefined => row && machineRecord(row);

  const addRevision = (machine: number, fields: RevisionFields, revisionId: string | null): void => {
    const { lastInsertRowid } = insertRevision.run(machine, fields.definition, fields.roleArn, revisionId);
    point.run(lastInsertRowid, machine);
  };

  return {
    /** The machine of that name with its current revision, unless it has been deleted. */
    byName: (name: string) => record(byName.get(name)),
    byRevision: (revision: number) => record(byRevision.get(revision)),
    list: (afterId: number, limit: number) => list.all(afterId, limit).map(machineRecord),
    create: (name: string, fields: RevisionFields, nowMs: number): void =>
      whole(() => addRevision(Number(insert.run(name, nowMs).lastInsertRowid), fields, null)),
    /** Makes a new revision the current one. */
    revise: (machine: number, fields: RevisionFields, revisionId: string): void =>
      whole(() => addRevision(machine, fields, revisionId)),
    /** From now on it only waits for its executions to end. */
    beginDeletion: (machine: number): void => void mark.run('DELETING', machine),
    /** Gives the names of machines free whose last execution has ended since they were deleted. */
    finishDeletions(): void {
      for (const row of ending.all()) {
        const id = integer(row, 'id');
        whole(() => {
          removeRoutes.run(id);
          removeAliases.run(id);
          for (const remove of belongings) remove.run(id);
          mark.run('DELETED', id);
        });
      }
    },
  };
}
