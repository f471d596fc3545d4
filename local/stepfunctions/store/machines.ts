import type { DatabaseSync } from 'node:sqlite';
import { type MachineRecord, machineRecord } from './records.ts';
import { integer } from './row.ts';

const joined = `SELECT m.id, m.name, m.created_at, r.id AS revision, r.definition, r.role_arn
  FROM machines m JOIN revisions r`;

export type MachineStore = ReturnType<typeof machineStore>;

/** State machines and their revisions; a revision is never changed, since running executions keep theirs. */
export function machineStore(database: DatabaseSync) {
  const byName = database.prepare(`${joined} ON r.id = m.revision WHERE m.name = ?`);
  const byRevision = database.prepare(`${joined} ON r.machine = m.id WHERE r.id = ?`);
  const list = database.prepare(`${joined} ON r.id = m.revision WHERE m.id > ? ORDER BY m.id LIMIT ?`);
  const insertMachine = database.prepare(
    'INSERT INTO machines (name, created_at, revision) VALUES (?, ?, 0)',
  );
  const insertRevision = database.prepare(
    'INSERT INTO revisions (machine, definition, role_arn) VALUES (?, ?, ?)',
  );
  const point = database.prepare('UPDATE machines SET revision = ? WHERE id = ?');
  const record = (row: ReturnType<typeof byName.get>): MachineRecord | undefined => row && machineRecord(row);

  return {
    byName: (name: string) => record(byName.get(name)),
    byRevision: (revision: number) => record(byRevision.get(revision)),
    list: (afterId: number, limit: number) => list.all(afterId, limit).map(machineRecord),
    /** Makes the machine, or a new revision of it. */
    put(machine: { name: string; definition: string; roleArn: string; nowMs: number }): void {
      database.exec('BEGIN');
      try {
        const known = byName.get(machine.name);
        const id = known
          ? integer(known, 'id')
          : Number(insertMachine.run(machine.name, machine.nowMs).lastInsertRowid);
        const revision = insertRevision.run(id, machine.definition, machine.roleArn).lastInsertRowid;
        point.run(revision, id);
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
  };
}
