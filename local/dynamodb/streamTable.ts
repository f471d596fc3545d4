import { DatabaseSync } from 'node:sqlite';

/*
 * dynoxide keeps every stream record for ever and finds the next one by reading them all, for each write and
 * each read: 20 000 records cost 19 ms a write. Its SQLite file is open to others, so we add the index that
 * makes both flat, and remove the records that the reader has done with.
 */

const columns = ['table_name', 'sequence_number', 'shard_id'];
const trimmedAtOnce = 2_000;

export interface StreamTable {
  /** Removes the records of a table's stream before `sequenceNumber`; that one stays, numbers count on from it. */
  trim(tableName: string, sequenceNumber: string): void;
  close(): void;
}

/** Undefined when this version of dynoxide keeps its stream in another way, which is slower but works. */
export function openStreamTable(file: string): StreamTable | undefined {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  const names = database.prepare('SELECT name FROM pragma_table_info(?)').all('_stream_records');
  if (!columns.every((column) => names.some((row) => row.name === column))) {
    database.close();
    return undefined;
  }
  database.exec('PRAGMA synchronous = NORMAL');
  database.exec(
    'CREATE INDEX IF NOT EXISTS luyue_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
  );
  const remove = database.prepare(
    `DELETE FROM _stream_records WHERE id IN (
       SELECT id FROM _stream_records
       WHERE table_name = ?1 AND CAST(sequence_number AS INTEGER) < CAST(?2 AS INTEGER)
       ORDER BY CAST(sequence_number AS INTEGER) LIMIT ${trimmedAtOnce})`,
  );
  return {
    trim: (tableName, sequenceNumber) => {
      remove.run(tableName, sequenceNumber);
    },
    close: () => database.close(),
  };
}
