import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` as a whole or not at all. @throws whatever `work` or SQLite throws */
export type Transaction = <T>(work: () => T) => T;

export function transaction(database: DatabaseSync): Transaction {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  return (work) => {
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
}
