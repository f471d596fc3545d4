import type { DatabaseSync } from 'node:sqlite';
import { type AliasStore, aliasStore } from './aliases.ts';
import { type Commit, committer, type Notice } from './commit.ts';
import { type Deferred, deferred } from './deferred.ts';
import { type ExecutionStore, executionStore } from './executions.ts';
import { type HistoryStore, historyStore } from './history.ts';
import { type MachineStore, machineStore } from './machines.ts';
import { type MapRunStore, mapRunStore } from './mapRuns.ts';
import { type Prune, pruner } from './pruner.ts';
import { status } from './records.ts';
import { integer } from './row.ts';
import { keptValue, openDatabase, openForReading } from './schema.ts';
import { type TagStore, tagStore } from './tags.ts';
import { transaction } from './transaction.ts';
import { type VersionStore, versionStore } from './versions.ts';

export interface Store {
  readonly machines: MachineStore;
  readonly versions: VersionStore;
  readonly aliases: AliasStore;
  readonly tags: TagStore;
  readonly executions: ExecutionStore;
  readonly history: HistoryStore;
  readonly mapRuns: MapRunStore;
  readonly commit: Commit;
  readonly prune: Prune;
  /** Status changes a former run has not told the host. */
  untold(): Notice[];
  /** Signs task tokens; kept, so that tokens outlive the process. */
  readonly tokenKey: string;
  readonly seed: string;
  close(): void;
}

/**
 * `seed` makes a new file repeat the same random values; an existing file keeps its own.
 * @throws Error when the file comes from a newer engine or another process holds it
 */
export const openStore = (file: string, seed: string | undefined, withNotices: boolean): Store =>
  storeOn(openDatabase(file), seed, file === ':memory:' ? deferred : durable, withNotices);

/** To look into a file no engine holds; whatever would change it throws. @throws Error */
export const openStoreForReading = (file: string): Store =>
  storeOn(openForReading(file), undefined, durable, false);

/** Every commit is on disk when it returns. */
const durable: typeof deferred = (database, whole, withNotices): Deferred => ({
  commit: committer(database, whole, withNotices),
  flush: () => undefined,
});

/** What a commit may have changed is read through a getter, which first has what was put off written. */
function storeOn(
  database: DatabaseSync,
  seed: string | undefined,
  committing: typeof deferred,
  withNotices: boolean,
): Store {
  const whole = transaction(database);
  const { commit, flush } = committing(database, whole, withNotices);
  const machines = machineStore(database, whole);
  const executions = executionStore(database);
  const history = historyStore(database);
  const mapRuns = mapRunStore(database);
  const prune = pruner(database, whole);
  const notices = database.prepare('SELECT n.id, n.execution, n.status FROM notices n ORDER BY n.id');
  return {
    get machines() {
      flush();
      return machines;
    },
    get executions() {
      flush();
      return executions;
    },
    get history() {
      flush();
      return history;
    },
    get mapRuns() {
      flush();
      return mapRuns;
    },
    get prune() {
      flush();
      return prune;
    },
    commit,
    versions: versionStore(database, whole),
    aliases: aliasStore(database, whole),
    tags: tagStore(database, whole),
    untold: () =>
      notices.all().map((row) => ({
        id: integer(row, 'id'),
        execution: integer(row, 'execution'),
        status: status(row),
      })),
    seed: keptValue(database, 'seed', seed === undefined ? undefined : () => seed),
    tokenKey: keptValue(database, 'token_key', seed === undefined ? undefined : () => `token:${seed}`),
    close: () => database.close(),
  };
}
