import { DynamoDBStreamsClient, type DynamoDBStreamsClientConfig } from '@aws-sdk/client-dynamodb-streams';
import { BatchingWindow, type Window } from './batchingWindow.ts';
import { loadCheckpoint } from './checkpoint.ts';
import { Handover, type HandoverOptions } from './handover.ts';
import { StreamCursor } from './streamCursor.ts';

export interface StreamReaderOptions extends HandoverOptions {
  /** Endpoint, region and credentials. */
  client: DynamoDBStreamsClientConfig;
  /** Gathers what `nudge` announces into larger batches; without it each nudge is followed at once. */
  window?: Window;
}

export interface StreamReader {
  /** Something was written: look now instead of at the next poll. */
  nudge(): void;
  /** Calls of `handle` so far. */
  readonly invocations: number;
  /** Ends after the batch that is under way. */
  close(): Promise<void>;
}

/** In real time: soon after something happened, then less and less often; `nudge` makes it prompt. */
const poll = { soonestMs: 20, latestMs: 500, growth: 1.5 };

/**
 * Feeds a table's stream to a handler as a Lambda event source mapping with ReportBatchItemFailures does:
 * at least once, in order, a failed record again with growing delays on the timeline, and after ten attempts
 * into the dead letters. Virtual time does not move while there is something to hand over.
 * @throws StreamMissing when the table has no stream
 * @throws DataFolderUnusable when the checkpoint file is damaged
 */
export async function readStream(options: StreamReaderOptions): Promise<StreamReader> {
  const { tableName, checkpointFile, log } = options;
  const checkpoint = loadCheckpoint(checkpointFile);
  const client = new DynamoDBStreamsClient(options.client);
  const cursor = await StreamCursor.open(client, tableName, checkpoint, () =>
    log(`The stream of ${tableName} has lost its place; it is read again from its oldest record.`),
  );
  const reader = new Reader(options, cursor);
  return {
    nudge: () => reader.nudge(),
    get invocations() {
      return reader.invocations;
    },
    close: async () => {
      await reader.close();
      client.destroy();
    },
  };
}

class Reader {
  readonly #handover: Handover;
  readonly #removeProbe: () => void;
  readonly #logOutage: (error: unknown) => void;
  readonly #window: BatchingWindow | undefined;
  readonly #soonestMs: number;
  #queued: Promise<number> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #timeout: NodeJS.Timeout | undefined;
  #pollMs: number;
  #outage = false;
  #closed = false;

  constructor(options: StreamReaderOptions, cursor: StreamCursor) {
    // With a window, polling only finds what nobody announced.
    this.#soonestMs = options.window === undefined ? poll.soonestMs : poll.latestMs;
    this.#pollMs = this.#soonestMs;
    this.#window = options.window && new BatchingWindow(options.window, () => void this.#poll());
    this.#handover = new Handover(options, cursor, () => this.#poll());
    this.#removeProbe = options.timeline.addProbe(() => this.#settle());
    this.#logOutage = (error) => options.log(`The stream of ${options.tableName} cannot be read: ${error}`);
    this.nudge();
  }

  get invocations(): number {
    return this.#handover.invocations;
  }

  nudge(): void {
    if (this.#closed) return;
    this.#pollMs = this.#soonestMs;
    if (this.#window === undefined) void this.#poll();
    else this.#window.touch();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#removeProbe();
    this.#window?.close();
    this.#handover.close();
    clearTimeout(this.#timeout);
    await this.#last;
  }

  /** Never rejects: while the database is away (it is being started again) the next poll tries once more. */
  async #poll(): Promise<void> {
    clearTimeout(this.#timeout);
    try {
      const batches = await this.#drain();
      this.#outage = false;
      this.#pollMs = batches > 0 ? this.#soonestMs : Math.min(this.#pollMs * poll.growth, poll.latestMs);
    } catch (error) {
      if (!this.#outage && !this.#closed) this.#logOutage(error);
      this.#outage = true;
      this.#pollMs = poll.latestMs;
    }
    clearTimeout(this.#timeout);
    this.#pollLater();
  }

  /** Before time moves, everything is handed over; but not in the middle of what is still writing. */
  async #settle(): Promise<boolean> {
    if (this.#window?.isBusy() === true) return false;
    return (await this.#drain()) === 0;
  }

  /** Not while a window gathers: its end polls. */
  #pollLater(): void {
    if (this.#closed) return;
    this.#timeout = setTimeout(() => {
      if (this.#window?.isGathering() === true) this.#pollLater();
      else void this.#poll();
    }, this.#pollMs);
  }

  /** Hands over all there is, one run at a time; whoever asks before a run begins shares it. @returns batches */
  #drain(): Promise<number> {
    if (this.#queued !== undefined) return this.#queued;
    const run = this.#last.then(() => {
      this.#queued = undefined;
      // What was gathered so far is read now; what is written from here on opens a window of its own.
      this.#window?.close();
      return this.#handover.run();
    });
    this.#queued = run;
    this.#last = Promise.allSettled([run]);
    return run;
  }
}
