import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const schemaVersion = 1;

const schema = `
  CREATE TABLE objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    parent TEXT,
    due_at INTEGER,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX objects_by_parent ON objects (kind, parent, seq);
  CREATE INDEX objects_by_due ON objects (kind, due_at) WHERE due_at IS NOT NULL;
  CREATE TABLE balances (currency TEXT PRIMARY KEY, amount INTEGER NOT NULL) STRICT;
  CREATE TABLE idempotency_keys (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    object_id TEXT NOT NULL,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    last_failure TEXT
  ) STRICT;
  CREATE INDEX outbox_by_object ON outbox (object_id, seq);
  CREATE INDEX outbox_by_due ON outbox (due_at, seq);
  PRAGMA user_version = ${schemaVersion};
`;

const inTransaction = <T>(db: DatabaseSync, work: () => T): T => {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
};

export interface Database {
  readonly sql: DatabaseSync;
  transaction<T>(work: () => T): T;
}

/**
 * Opens the sandbox's file, making it when it is not there. A commit is on the disk when it returns
 * (`synchronous=FULL`), so killing the process loses nothing that was answered.
 * @throws Error naming the file when it is no database of ours
 */
export const openDatabase = (file: string): Database => {
  mkdirSync(dirname(file), { recursive: true });
  const sql = new DatabaseSync(file);
  try {
    sql.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    const version = sql.prepare('PRAGMA user_version').get()?.user_version;
    if (version === 0) inTransaction(sql, () => sql.exec(schema));
    else if (version !== schemaVersion) throw new Error(`its version is ${version}, not ${schemaVersion}`);
  } catch (cause) {
    sql.close();
    throw new Error(`The payment sandbox cannot use ${file}`, { cause });
  }
  return { sql, transaction: (work) => inTransaction(sql, work) };
};
