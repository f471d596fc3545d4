import type { DatabaseSync } from 'node:sqlite';
import { text } from './row.ts';
import type { Transaction } from './transaction.ts';

export type TagStore = ReturnType<typeof tagStore>;

/** Tags of machines. */
export function tagStore(database: DatabaseSync, whole: Transaction) {
  const all = database.prepare('SELECT key, value FROM tags WHERE machine = ? ORDER BY key');
  const put = database.prepare('INSERT OR REPLACE INTO tags (machine, key, value) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM tags WHERE machine = ? AND key = ?');
  return {
    of: (machine: number) =>
      all.all(machine).map((row) => ({ key: text(row, 'key'), value: text(row, 'value') })),
    put: (machine: number, tags: readonly { key: string; value: string }[]): void =>
      whole(() => {
        for (const { key, value } of tags) put.run(machine, key, value);
      }),
    remove: (machine: number, keys: readonly string[]): void =>
      whole(() => {
        for (const key of keys) remove.run(machine, key);
      }),
  };
}
