import { dirname, join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Timeline } from '../clock/timeline.ts';
import { digestOf, saveCheckpoint } from './checkpoint.ts';
import { deliver, type HandleRecords, keepDeadLetter } from './delivery.ts';
import type { PlacedRecord, StreamCursor } from './streamCursor.ts';

export interface HandoverOptions {
  tableName: string;
  /** Where reading goes on after a restart; dead letters are kept beside it, in dead-letters.jsonl. */
  checkpointFile: string;
  timeline: Timeline;
  /** Called with one batch at a time, in order; may see a record again after a crash or a failure. */
  handle: HandleRecords;
  /** What the mapping's filter lets through; records it holds back invoke nothing. */
  wanted?: (record: DynamoDBRecord) => boolean;
  /** Records in one call, at most (1 to 1000). */
  batchSize: number;
  log: (line: string) => void;
  /** Lets the database drop what is handled; see `DynamoDb.trimStream`. */
  trim?: (tableName: string, sequenceNumber: string) => void;
}

const attemptsAllowed = 10;
const trimEvery = 1_000;

/** Hands records over in order, remembers how far it came, and decides what becomes of those that fail. */
export class Handover {
  invocations = 0;
  readonly #options: HandoverOptions;
  readonly #cursor: StreamCursor;
  /** Called when the delay after a failure is over. */
  readonly #resume: () => Promise<void>;
  #pending: PlacedRecord[] = [];
  #batchLimit: number;
  #failing = { sequenceNumber: '', failures: 0, attempts: 0 };
  #cancelRetry: (() => void) | undefined;
  #sinceTrim = 0;
  #closed = false;

  constructor(options: HandoverOptions, cursor: StreamCursor, resume: () => Promise<void>) {
    this.#options = options;
    this.#cursor = cursor;
    this.#resume = resume;
    this.#batchLimit = options.batchSize;
  }

  /** Until the stream is empty or a failed record has to wait. @returns the number of batches */
  async run(): Promise<number> {
    let batches = 0;
    while (!this.#closed && this.#cancelRetry === undefined) {
      if (this.#pending.length === 0) this.#pending = await this.#cursor.read(this.#options.batchSize);
      if (this.#pending.length === 0) break;
      await this.#handOver(this.#pending.slice(0, this.#batchLimit));
      batches += 1;
    }
    return batches;
  }

  close(): void {
    this.#closed = true;
    this.#cancelRetry?.();
  }

  async #handOver(batch: PlacedRecord[]): Promise<void> {
    const { timeline, handle, batchSize, wanted = () => true } = this.#options;
    const passed = batch.filter(({ record }) => wanted(record));
    if (passed.length === 0) return this.#done(batch.length);
    this.invocations += 1;
    const delivery = await timeline.track(deliver(passed, handle));
    if (delivery.ok) {
      this.#batchLimit = Math.min(batchSize, this.#batchLimit * 2);
      this.#done(batch.length);
      return;
    }
    const culprit = passed[delivery.failedAt];
    this.#done(culprit === undefined ? 0 : batch.indexOf(culprit));
    // Halving finds the one record in a batch that makes the handler throw.
    if (!delivery.blamed) this.#batchLimit = Math.max(1, Math.floor(passed.length / 2));
    this.#failed(delivery.blamed, delivery.error);
  }

  #done(count: number): void {
    const last = this.#pending.splice(0, count).at(-1);
    if (last === undefined) return;
    const { checkpointFile, tableName, trim } = this.#options;
    const { shardId, sequenceNumber, record } = last;
    const { streamArn } = this.#cursor;
    saveCheckpoint(checkpointFile, { streamArn, shardId, sequenceNumber, digest: digestOf(record) });
    this.#sinceTrim += count;
    if (this.#sinceTrim < trimEvery) return;
    this.#sinceTrim = 0;
    trim?.(tableName, sequenceNumber);
  }

  #failed(blamed: boolean, error: unknown): void {
    const [first] = this.#pending;
    if (first === undefined) return;
    const { sequenceNumber } = first;
    if (this.#failing.sequenceNumber !== sequenceNumber) {
      this.#failing = { sequenceNumber, failures: 0, attempts: 0 };
    }
    this.#failing.failures += 1;
    if (blamed) this.#failing.attempts += 1;
    if (this.#failing.attempts < attemptsAllowed) this.#retryLater();
    else this.#giveUp(first, error);
  }

  #retryLater(): void {
    const { timeline } = this.#options;
    this.#cancelRetry = timeline.at(timeline.now() + retryDelayMs(this.#failing.failures), () => {
      this.#cancelRetry = undefined;
      return this.#resume();
    });
  }

  #giveUp({ sequenceNumber, record }: PlacedRecord, error: unknown): void {
    const { checkpointFile, tableName, timeline, log } = this.#options;
    const { attempts } = this.#failing;
    const path = join(dirname(checkpointFile), 'dead-letters.jsonl');
    keepDeadLetter(path, { at: timeline.now(), tableName, attempts, error, record });
    log(`Record ${sequenceNumber} of ${tableName} failed ${attempts} times (${error}): kept in ${path}.`);
    this.#done(1);
  }
}

/** The first retry is at once, since most failures are one lost race; then 200 ms, doubling up to 30 s. */
const retryDelayMs = (failures: number) => (failures === 1 ? 0 : Math.min(30_000, 100 * 2 ** (failures - 1)));
