import { appendFileSync } from 'node:fs';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { PlacedRecord } from './streamCursor.ts';

export type HandleRecords = (records: DynamoDBRecord[]) => Promise<DynamoDBBatchResponse>;

/** How a batch went: the records before `failedAt` are handled; `blamed` says that it was that very record. */
export type Delivery = { ok: true } | { ok: false; failedAt: number; blamed: boolean; error: unknown };

/**
 * Hands a batch to the handler and reads its answer as Lambda does with ReportBatchItemFailures: the first
 * reported record and all after it failed; an error, or the name of a record that is not in the batch, fails
 * the whole batch.
 */
export async function deliver(batch: PlacedRecord[], handle: HandleRecords): Promise<Delivery> {
  const alone = batch.length === 1;
  try {
    const { batchItemFailures } = await handle(batch.map(({ record }) => record));
    if (batchItemFailures.length === 0) return { ok: true };
    const reported = batchItemFailures.map(({ itemIdentifier }) =>
      batch.findIndex(({ sequenceNumber }) => sequenceNumber === itemIdentifier),
    );
    const failedAt = Math.min(...reported);
    const error = new Error('reported as failed by its handler');
    if (failedAt < 0) return { ok: false, failedAt: 0, blamed: alone, error };
    return { ok: false, failedAt, blamed: true, error };
  } catch (error) {
    return { ok: false, failedAt: 0, blamed: alone, error };
  }
}

/** Keeps a record that nobody could handle, one JSON line each, for an operator to look at. */
export function keepDeadLetter(
  path: string,
  letter: { at: number; tableName: string; attempts: number; error: unknown; record: DynamoDBRecord },
): void {
  const { at, error, ...rest } = letter;
  const line = { at: new Date(at).toISOString(), error: String(error), ...rest };
  appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}
