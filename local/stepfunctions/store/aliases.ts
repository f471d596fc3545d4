import type { DatabaseSync } from 'node:sqlite';
import { type AliasRecord, aliasRecord, type Route } from './records.ts';
import { integer, type Row } from './row.ts';
import type { Transaction } from './transaction.ts';

export interface AliasFields {
  readonly description?: string | undefined;
  readonly routes: readonly Route[];
}

export type AliasStore = ReturnType<typeof aliasStore>;

/** Aliases: names that route starts to one or two versions of a machine. */
export function aliasStore(database: DatabaseSync, whole: Transaction) {
  const byName = database.prepare('SELECT * FROM aliases WHERE machine = ? AND name = ?');
  const list = database.prepare('SELECT * FROM aliases WHERE machine = ? AND id > ? ORDER BY id LIMIT ?');
  const ofVersion = database.prepare(
    `SELECT a.* FROM aliases a WHERE machine = ? AND a.id > ? AND EXISTS (
      SELECT 1 FROM routes r WHERE r.alias = a.id AND r.version = ?) ORDER BY a.id LIMIT ?`,
  );
  const count = database.prepare('SELECT COUNT(*) AS count FROM aliases WHERE machine = ?');
  const routes = database.prepare('SELECT version, weight FROM routes WHERE alias = ? ORDER BY position');
  const insert = database.prepare(
    'INSERT INTO aliases (machine, name, description, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
  );
  const update = database.prepare('UPDATE aliases SET description = ?, updated_at = ? WHERE id = ?');
  const addRoute = database.prepare(
    'INSERT INTO routes (alias, position, version, weight) VALUES (?, ?, ?, ?)',
  );
  const clearRoutes = database.prepare('DELETE FROM routes WHERE alias = ?');
  const remove = database.prepare('DELETE FROM aliases WHERE id = ?');
  const record = (row: Row): AliasRecord => aliasRecord(row, routes.all(integer(row, 'id')));
  const setRoutes = (alias: number, wanted: readonly Route[]): void => {
    clearRoutes.run(alias);
    for (const [at, { version, weight }] of wanted.entries()) addRoute.run(alias, at, version, weight);
  };

  return {
    byName(machine: number, name: string): AliasRecord | undefined {
      const row = byName.get(machine, name);
      return row && record(row);
    },
    list: (machine: number, afterId: number, limit: number) => list.all(machine, afterId, limit).map(record),
    /** Those that route to the version. */
    ofVersion: (machine: number, version: number, afterId: number, limit: number) =>
      ofVersion.all(machine, afterId, version, limit).map(record),
    count: (machine: number): number => integer(count.get(machine) ?? {}, 'count'),
    create: (machine: number, name: string, fields: AliasFields, nowMs: number): void =>
      whole(() => {
        const made = insert.run(machine, name, fields.description ?? null, nowMs, nowMs);
        setRoutes(Number(made.lastInsertRowid), fields.routes);
      }),
    update: (alias: number, fields: AliasFields, nowMs: number): void =>
      whole(() => {
        update.run(fields.description ?? null, nowMs, alias);
        setRoutes(alias, fields.routes);
      }),
    remove: (alias: number): void =>
      whole(() => {
        clearRoutes.run(alias);
        remove.run(alias);
      }),
  };
}
