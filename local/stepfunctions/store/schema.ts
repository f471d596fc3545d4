import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** Raised when the tables change; a file of another version is refused until a migration for it exists. */
export const schemaVersion = 1;

const tables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE machines (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL,
    revision INTEGER NOT NULL
  );
  CREATE TABLE revisions (
    id INTEGER PRIMARY KEY, machine INTEGER NOT NULL, definition TEXT NOT NULL, role_arn TEXT NOT NULL
  );

  -- What an execution is and how it ended. Written at its start and at its end only.
  CREATE TABLE executions (
    id INTEGER PRIMARY KEY, machine INTEGER NOT NULL, revision INTEGER NOT NULL, name TEXT NOT NULL,
    status TEXT NOT NULL, started_at INTEGER NOT NULL, input TEXT NOT NULL,
    stopped_at INTEGER, output TEXT, error TEXT, cause TEXT, transitions INTEGER
  );
  CREATE UNIQUE INDEX executions_by_name ON executions (machine, name);
  CREATE INDEX executions_by_status ON executions (machine, status);

  -- Where a running execution stands. next_due is its earliest timer; calling says that a function was
  -- called and has not answered, so it is called again after a crash.
  CREATE TABLE running (
    execution INTEGER PRIMARY KEY, next_due INTEGER, calling INTEGER NOT NULL, state TEXT NOT NULL
  );
  CREATE INDEX running_by_due ON running (next_due) WHERE next_due IS NOT NULL;
  CREATE INDEX running_calling ON running (execution) WHERE calling = 1;

  -- The events of one commit, as one row.
  CREATE TABLE history (
    execution INTEGER NOT NULL, first INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (execution, first)
  ) WITHOUT ROWID;

  -- Status changes not yet told to the host.
  CREATE TABLE notices (id INTEGER PRIMARY KEY, execution INTEGER NOT NULL, status TEXT NOT NULL);
`;

/**
 * Opens or creates the file: one writer, every commit on disk before it returns.
 * @throws Error when the file belongs to another schema version or another process holds it
 */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  const version = database.prepare('PRAGMA user_version').get()?.user_version;
  if (version === 0) {
    database.exec(`BEGIN; ${tables} PRAGMA user_version = ${schemaVersion}; COMMIT;`);
  } else if (version !== schemaVersion) {
    database.close();
    throw new Error(
      `${file} has engine schema version ${version}, this engine reads version ${schemaVersion}`,
    );
  }
  return database;
}

/** A value kept in the file, made on first use. */
export function keptValue(
  database: DatabaseSync,
  key: string,
  make = () => randomBytes(32).toString('hex'),
): string {
  database.prepare('INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)').run(key, make());
  return String(database.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.value);
}
