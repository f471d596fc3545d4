import { type Commit, committer, type Notice } from './commit.ts';
import { type ExecutionStore, executionStore } from './executions.ts';
import { type MachineStore, machineStore } from './machines.ts';
import { status } from './records.ts';
import { integer } from './row.ts';
import { keptValue, openDatabase } from './schema.ts';

export interface Store {
  readonly machines: MachineStore;
  readonly executions: ExecutionStore;
  readonly commit: Commit;
  /** Status changes a former run has not told the host. */
  untold(): Notice[];
  /** Signs task tokens; kept, so that tokens outlive the process. */
  readonly tokenKey: string;
  readonly seed: string;
  close(): void;
}

/** `seed` makes a new file repeat the same random values; an existing file keeps its own. */
export function openStore(file: string, seed: string | undefined, withNotices: boolean): Store {
  const database = openDatabase(file);
  const notices = database.prepare('SELECT n.id, n.execution, n.status FROM notices n ORDER BY n.id');
  return {
    machines: machineStore(database),
    executions: executionStore(database),
    commit: committer(database, withNotices),
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
