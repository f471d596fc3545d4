import type { DatabaseSync } from 'node:sqlite';
import { type MachineRecord, type VersionRecord, versionRecord } from './records.ts';
import { integer } from './row.ts';
import type { Transaction } from './transaction.ts';

export type VersionStore = ReturnType<typeof versionStore>;

/** Published versions: numbered snapshots of a machine's revisions. A number is never given twice. */
export function versionStore(database: DatabaseSync, whole: Transaction) {
  const byNumber = database.prepare('SELECT * FROM versions WHERE machine = ? AND number = ?');
  const ofRevision = database.prepare(
    'SELECT * FROM versions WHERE revision = ? ORDER BY number DESC LIMIT 1',
  );
  const list = database.prepare(
    'SELECT * FROM versions WHERE machine = ? AND number < ? ORDER BY number DESC LIMIT ?',
  );
  const count = database.prepare('SELECT COUNT(*) AS count FROM versions WHERE machine = ?');
  const insert = database.prepare(
    'INSERT INTO versions (machine, number, revision, created_at, description) VALUES (?, ?, ?, ?, ?)',
  );
  const raise = database.prepare(
    'UPDATE machines SET last_version = ?, first_version = COALESCE(?, first_version) WHERE id = ?',
  );
  const remove = database.prepare('DELETE FROM versions WHERE machine = ? AND number = ?');
  const record = (row: ReturnType<typeof byNumber.get>): VersionRecord | undefined =>
    row && versionRecord(row);

  return {
    byNumber: (machine: number, number: number) => record(byNumber.get(machine, number)),
    /** The version last published of a revision. */
    ofRevision: (revision: number) => record(ofRevision.get(revision)),
    /** Newest first, those before `beforeNumber`. */
    list: (machine: number, beforeNumber: number, limit: number) =>
      list.all(machine, beforeNumber, limit).map(versionRecord),
    count: (machine: number): number => integer(count.get(machine) ?? {}, 'count'),
    /** `withMachine`: published in the very request that made the machine. */
    publish(
      { id, revision, lastVersion }: MachineRecord,
      fields: { description?: string | undefined; nowMs: number; withMachine?: boolean },
    ): VersionRecord {
      const { description, nowMs, withMachine = false } = fields;
      const number = lastVersion + 1;
      whole(() => {
        insert.run(id, number, revision, nowMs, description ?? null);
        raise.run(number, withMachine ? (description ?? '') : null, id);
      });
      return { machine: id, number, revision, createdAt: nowMs, description };
    },
    remove: (machine: number, number: number): void => void remove.run(machine, number),
  };
}
