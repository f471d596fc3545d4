import type { DatabaseSync } from 'node:sqlite';
import { decodeEvents, type ReadEvent } from './eventCodec.ts';
import type { ExecutionRecord } from './records.ts';
import { integer, text } from './row.ts';

/** Which events of an execution: at most `limit` from the one numbered `from`, onward or backward. */
export interface HistoryPage {
  readonly from: number;
  readonly limit: number;
  readonly reverse?: boolean;
}

export type HistoryStore = (execution: ExecutionRecord, page: HistoryPage) => ReadEvent[];

/** Reads history; only the commits whose events are asked for are decoded. */
export function historyStore(database: DatabaseSync): HistoryStore {
  const onward = database.prepare(
    `SELECT first, events FROM history WHERE execution = :execution AND first >= COALESCE(
      (SELECT MAX(first) FROM history WHERE execution = :execution AND first <= :from), 0) ORDER BY first`,
  );
  const backward = database.prepare(
    'SELECT first, events FROM history WHERE execution = :execution AND first <= :from ORDER BY first DESC',
  );
  return (execution, { from, limit, reverse = false }) => {
    const events: ReadEvent[] = [];
    const rows = (reverse ? backward : onward).iterate({ execution: execution.id, from });
    for (const row of rows) {
      const decoded = decodeEvents(integer(row, 'first'), text(row, 'events'), execution.input);
      events.push(
        ...(reverse
          ? decoded.filter(({ id }) => id <= from).reverse()
          : decoded.filter(({ id }) => id >= from)),
      );
      if (events.length >= limit) break;
    }
    return events.slice(0, limit);
  };
}
