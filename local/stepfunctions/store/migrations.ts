import type { DatabaseSync } from 'node:sqlite';

/**
 * What each schema version changed, the first one first. A step is never edited once files exist that have
 * taken it: a change of the tables is a new step at the end.
 */
const steps: readonly string[] = [
  `
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
`,
  `
  -- A deleted machine gives its name free at once; its rows follow in small batches.
  ALTER TABLE machines RENAME TO machines_1;
  CREATE TABLE machines (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL, revision INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'ACTIVE', last_version INTEGER NOT NULL DEFAULT 0,
    -- The description of the version published when it was made, '' for none; null: none was published.
    first_version TEXT
  );
  INSERT INTO machines (id, name, created_at, revision) SELECT id, name, created_at, revision FROM machines_1;
  DROP TABLE machines_1;
  CREATE UNIQUE INDEX machines_by_name ON machines (name) WHERE status <> 'DELETED';
  CREATE INDEX machines_ending ON machines (status) WHERE status <> 'ACTIVE';

  -- The first revision of a machine has no id of its own.
  ALTER TABLE revisions ADD COLUMN revision_id TEXT;
  UPDATE revisions SET revision_id = lower(
    hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' ||
    substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
  ) WHERE id NOT IN (SELECT MIN(id) FROM revisions GROUP BY machine);
  CREATE INDEX revisions_by_machine ON revisions (machine);

  CREATE TABLE versions (
    machine INTEGER NOT NULL, number INTEGER NOT NULL, revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL, description TEXT, PRIMARY KEY (machine, number)
  ) WITHOUT ROWID;
  CREATE INDEX versions_by_revision ON versions (revision);
  CREATE TABLE aliases (
    id INTEGER PRIMARY KEY, machine INTEGER NOT NULL, name TEXT NOT NULL, description TEXT,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
  );
  CREATE UNIQUE INDEX aliases_by_name ON aliases (machine, name);
  CREATE TABLE routes (
    alias INTEGER NOT NULL, position INTEGER NOT NULL, version INTEGER NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (alias, position)
  ) WITHOUT ROWID;
  CREATE TABLE tags (
    machine INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (machine, key)
  ) WITHOUT ROWID;

  -- Small columns first, so that lists and pruning never read through long inputs and outputs.
  ALTER TABLE executions RENAME TO executions_1;
  CREATE TABLE executions (
    id INTEGER PRIMARY KEY, machine INTEGER NOT NULL, revision INTEGER NOT NULL, name TEXT NOT NULL,
    status TEXT NOT NULL, started_at INTEGER NOT NULL, stopped_at INTEGER, transitions INTEGER,
    -- The map run it belongs to: the execution and the task of its Map state.
    parent INTEGER, parent_task INTEGER,
    version INTEGER, alias TEXT, redrives INTEGER NOT NULL DEFAULT 0, redriven_at INTEGER, redrive_token TEXT,
    input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT
  );
  INSERT INTO executions (id, machine, revision, name, status, started_at, stopped_at, transitions,
      input, output, error, cause)
    SELECT id, machine, revision, name, status, started_at, stopped_at, transitions,
      input, output, error, cause FROM executions_1;
  DROP TABLE executions_1;
  CREATE UNIQUE INDEX executions_by_name ON executions (machine, name);
  CREATE INDEX executions_by_status ON executions (machine, status) WHERE parent IS NULL;
  CREATE INDEX executions_by_map_run ON executions (parent, parent_task, status) WHERE parent IS NOT NULL;
  CREATE INDEX executions_by_version ON executions (machine, version, status) WHERE version IS NOT NULL;
  CREATE INDEX executions_by_alias ON executions (machine, alias, status) WHERE alias IS NOT NULL;
  CREATE INDEX executions_redriven ON executions (machine, status) WHERE redrives > 0;

  -- Where an execution stood when it failed, was stopped or timed out: a redrive goes on from there.
  CREATE TABLE halted (execution INTEGER PRIMARY KEY, state TEXT NOT NULL);

  -- The runs of distributed maps. counts: how many executions and items have ended in which way, as JSON.
  CREATE TABLE map_runs (
    execution INTEGER NOT NULL, task INTEGER NOT NULL, name TEXT NOT NULL UNIQUE, path TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'RUNNING', started_at INTEGER NOT NULL, stopped_at INTEGER,
    total INTEGER NOT NULL, max_concurrency INTEGER NOT NULL, tolerated_count INTEGER NOT NULL,
    tolerated_percentage REAL NOT NULL, counts TEXT, PRIMARY KEY (execution, task)
  ) WITHOUT ROWID;
`,
  `
  -- Large values in the states of running executions, written once.
  CREATE TABLE parts (
    execution INTEGER NOT NULL, id INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (execution, id)
  ) WITHOUT ROWID;
`,
  `
  -- Rows in the order they are written: what a commit adds to many executions fills a few pages at the end.
  -- Clustered by execution it would touch a page of each, four times the bytes for every step.
  ALTER TABLE history RENAME TO history_1;
  CREATE TABLE history (
    id INTEGER PRIMARY KEY, execution INTEGER NOT NULL, first INTEGER NOT NULL, events TEXT NOT NULL
  );
  INSERT INTO history (execution, first, events) SELECT execution, first, events FROM history_1;
  DROP TABLE history_1;
  CREATE UNIQUE INDEX history_by_execution ON history (execution, first);
`,
  `
  -- One index serves both questions, of what was called and of what is due: every commit writes a page less.
  DROP INDEX running_by_due;
  DROP INDEX running_calling;
  CREATE INDEX running_by_work ON running (calling, next_due);
`,
  `
  ALTER TABLE map_runs ADD COLUMN redrives INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE map_runs ADD COLUMN redriven_at INTEGER;

  -- The latest client tokens a redrive was asked for with and when, the oldest first.
  ALTER TABLE executions RENAME COLUMN redrive_token TO redrive_tokens;
  UPDATE executions SET redrive_tokens = json_array(json_object('token', redrive_tokens, 'at', redriven_at))
    WHERE redrive_tokens IS NOT NULL;
`,
];

export const schemaVersion = steps.length;

/** Takes the file on from `version` (0: empty), each step in a transaction of its own. */
export function migrate(database: DatabaseSync, version: number): void {
  for (let at = version; at < schemaVersion; at++) {
    database.exec(`BEGIN; ${steps[at]} PRAGMA user_version = ${at + 1}; COMMIT;`);
  }
}
