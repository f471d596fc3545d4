import type { DatabaseSync } from 'node:sqlite';
import { type Change, type Commit, changeWriter, type Notice, statusesIn } from './commit.ts';
import type { Transaction } from './transaction.ts';

/** How much may wait to be written, in executions and in events of one of them. */
const mostExecutions = 500;
const mostEvents = 200;

export interface Deferred {
  readonly commit: Commit;
  /** Writes what has not been written; to be called before anything is read. @throws whatever SQLite throws */
  flush(): void;
}

/**
 * Commits to a database in memory. Nothing outlives the process there, so what the steps of a burst change
 * about an execution is written at once, when somebody reads, and no notice has to be kept.
 */
export function deferred(database: DatabaseSync, whole: Transaction, withNotices: boolean): Deferred {
  const write = changeWriter(database);
  const waiting = new Map<number, Change>();

  const flush = (): void => {
    if (waiting.size === 0) return;
    whole(() => {
      for (const change of waiting.values()) write(change);
    });
    waiting.clear();
  };

  const commit: Commit = (changes) => {
    for (const change of changes) {
      const earlier = waiting.get(change.id);
      const joined = earlier ? join(earlier, change) : change;
      waiting.set(change.id, joined);
      // The time of a map run's beginning and end is that of its commit.
      if (joined.mapRuns?.length || joined.events.length > mostEvents) flush();
    }
    if (waiting.size > mostExecutions) flush();
    return withNotices ? changes.flatMap(noticesOf) : [];
  };
  return { commit, flush };
}

const join = (earlier: Change, later: Change): Change => ({
  ...later,
  events: [...earlier.events, ...later.events],
  ...(earlier.started ? { started: earlier.started } : {}),
  ...(earlier.redriven ? { redriven: earlier.redriven } : {}),
});

const noticesOf = (change: Change): Notice[] =>
  statusesIn(change).map((status) => ({ id: 0, execution: change.id, status }));
