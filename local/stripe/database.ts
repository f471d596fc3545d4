import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Each brings a file from the version of its place to the next one; a new file goes through all of them. */
const migrations: readonly string[] = [
  `
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
`,
  // Charges became objects of their own; payees' accounts have balances; faults are armed.
  `
  INSERT INTO objects (id, kind, parent, body)
    SELECT json_extract(body, '$.charge'), 'charge', id, json_object(
      'id', json_extract(body, '$.charge'), 'created', json_extract(body, '$.created'),
      'metadata', json_extract(body, '$.metadata'), 'amount', json_extract(body, '$.amount'),
      'currency', json_extract(body, '$.currency'), 'paymentIntent', id, 'status', 'succeeded',
      'refunded', json_extract(body, '$.refunded'), 'declineCode', NULL, 'settles', NULL)
    FROM objects WHERE kind = 'payment_intent' AND json_extract(body, '$.charge') IS NOT NULL ORDER BY seq;
  UPDATE objects SET body = json_remove(body, '$.refunded') WHERE kind = 'payment_intent';
  ALTER TABLE balances RENAME TO platform_balances;
  CREATE TABLE balances (
    owner TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (owner, currency)
  ) STRICT;
  INSERT INTO balances SELECT 'platform', currency, amount FROM platform_balances;
  INSERT INTO balances
    SELECT json_extract(body, '$.destination'), json_extract(body, '$.currency'), SUM(json_extract(body, '$.amount'))
    FROM objects WHERE kind = 'transfer' GROUP BY 1, 2;
  DROP TABLE platform_balances;
  CREATE TABLE faults (seq INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL, left INTEGER NOT NULL) STRICT;
  `,
];

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

const migrate = (db: DatabaseSync): void => {
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  if (version > migrations.length)
    throw new Error(`its version is ${version}, this program knows up to ${migrations.length}`);
  for (const migration of migrations.slice(version)) db.exec(migration);
  db.exec(`PRAGMA user_version = ${migrations.length}`);
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
    inTransaction(sql, () => migrate(sql));
  } catch (cause) {
    sql.close();
    throw new Error(`The payment sandbox cannot use ${file}`, { cause });
  }
  return { sql, transaction: (work) => inTransaction(sql, work) };
};
