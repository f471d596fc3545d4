import { DatabaseSync } from 'node:sqlite';

/** The tables as the first version of the engine made them. Never to be changed. */
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

/** A file as the first version left it: one machine revised once, an execution that ended and one that waits. */
export function writeVersionOne(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL; BEGIN; ${tables} PRAGMA user_version = 1;
    INSERT INTO meta VALUES ('seed', 'the old seed'), ('token_key', 'the old key');
    INSERT INTO machines VALUES (1, 'orders', 1000, 2);
    INSERT INTO revisions VALUES (1, 1, '{"v":1}', 'role'), (2, 1, '{"v":2}', 'role');
    INSERT INTO executions VALUES
      (1, 1, 1, 'done', 'SUCCEEDED', 1000, '{}', 2000, '"ok"', NULL, NULL, 1),
      (2, 1, 2, 'waits', 'RUNNING', 3000, '{}', NULL, NULL, NULL, NULL, NULL);
    INSERT INTO running VALUES (2, 4000, 0,
      '{"lastEvent":2,"lastBranch":0,"lastTask":0,"drawn":0,"transitions":1,"branches":[{"id":0,"index":0,"lastEvent":2,"variables":{},"state":"Rest","enteredAt":3000,"enteredEvent":2,"beforeEntry":0,"attempts":[],"activity":{"kind":"wait","until":4000},"startInput":true}]}');
    INSERT INTO history VALUES (1, 1,
      '{"p":["ok"],"e":[["ExecutionStarted",0,1000,-2,0,0],["ExecutionSucceeded",1,2000,0,0,0]]}');
    INSERT INTO notices VALUES (1, 1, 'SUCCEEDED');
    COMMIT;
  `);
  database.close();
}
