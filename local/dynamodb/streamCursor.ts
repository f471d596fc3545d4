import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type Shard,
  type ShardIteratorType,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { type Checkpoint, digestOf } from './checkpoint.ts';
import { toEventRecord } from './streamRecords.ts';

/** A record with the place to remember once it is handled. */
export interface PlacedRecord {
  shardId: string;
  sequenceNumber: string;
  record: DynamoDBRecord;
}

class StreamMissing extends Error {
  override readonly name = 'StreamMissing';
}

/**
 * Reads one table's stream forward, from its oldest record or from after a checkpoint. One shard is open at a
 * time (dynoxide has one for ever, DynamoDB Local follows one with the next); parallel shards are not for a
 * single machine.
 */
export class StreamCursor {
  readonly streamArn: string;
  readonly #client: DynamoDBStreamsClient;
  #shardId: string | undefined;
  #iterator: string | undefined;
  #lastRead: string | undefined;

  private constructor(client: DynamoDBStreamsClient, streamArn: string) {
    this.#client = client;
    this.streamArn = streamArn;
  }

  /**
   * @param onLost called when the stream no longer has the checkpoint's record and is read from its oldest one
   * @throws StreamMissing when the table has no stream
   */
  static async open(
    client: DynamoDBStreamsClient,
    tableName: string,
    checkpoint: Checkpoint | undefined,
    onLost: () => void,
  ): Promise<StreamCursor> {
    const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: tableName }));
    const streamArn = Streams.at(-1)?.StreamArn;
    if (streamArn === undefined) throw new StreamMissing(`The table ${tableName} has no stream.`);
    const cursor = new StreamCursor(client, streamArn);
    if (checkpoint !== undefined && !(await cursor.#resume(checkpoint))) onLost();
    return cursor;
  }

  /** The next records, at most `limit`, possibly none. */
  async read(limit: number): Promise<PlacedRecord[]> {
    this.#shardId ??= await this.#shardAfter(undefined);
    if (this.#shardId === undefined) return [];
    this.#iterator ??= await this.#place(this.#shardId);
    const shardId = this.#shardId;
    const { Records = [], NextShardIterator } = await this.#fetch(this.#iterator, limit);
    this.#iterator = NextShardIterator;
    const placed = Records.map(toEventRecord).map((record) => place(shardId, record));
    this.#lastRead = placed.at(-1)?.sequenceNumber ?? this.#lastRead;
    if (NextShardIterator === undefined) await this.#followOn(shardId);
    return placed;
  }

  async #fetch(iterator: string, limit: number) {
    try {
      return await this.#client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }));
    } catch (error) {
      // The machine slept for longer than an iterator lives: read on from the last record with a new one.
      if (error instanceof ExpiredIteratorException) this.#iterator = undefined;
      throw error;
    }
  }

  /** Goes to just after the checkpoint's record; false, and back to the oldest, if it is no longer there. */
  async #resume(checkpoint: Checkpoint): Promise<boolean> {
    if (checkpoint.streamArn !== this.streamArn) return false;
    const { shardId, sequenceNumber, digest } = checkpoint;
    const iterator = await this.#iteratorOf(shardId, 'AT_SEQUENCE_NUMBER', sequenceNumber);
    const { Records = [] } = await this.#fetch(iterator, 1);
    const [record] = Records.map(toEventRecord);
    if (record === undefined || digestOf(record) !== digest) return false;
    this.#shardId = shardId;
    this.#lastRead = sequenceNumber;
    return true;
  }

  async #followOn(shardId: string): Promise<void> {
    const next = await this.#shardAfter(shardId);
    if (next === undefined) return;
    this.#shardId = next;
    this.#lastRead = undefined;
  }

  /** The child of a shard; of none, the oldest shard: the one whose parent is gone. */
  async #shardAfter(shardId: string | undefined): Promise<string | undefined> {
    const shards: Shard[] = [];
    let from: string | undefined;
    do {
      const { StreamDescription } = await this.#client.send(
        new DescribeStreamCommand({ StreamArn: this.streamArn, ExclusiveStartShardId: from }),
      );
      shards.push(...(StreamDescription?.Shards ?? []));
      from = StreamDescription?.LastEvaluatedShardId;
    } while (from !== undefined);
    const known = new Set(shards.map((shard) => shard.ShardId));
    const follows = (shard: Shard) =>
      shardId === undefined ? !known.has(shard.ParentShardId) : shard.ParentShardId === shardId;
    return shards.find(follows)?.ShardId;
  }

  #place(shardId: string): Promise<string> {
    return this.#lastRead === undefined
      ? this.#iteratorOf(shardId, 'TRIM_HORIZON')
      : this.#iteratorOf(shardId, 'AFTER_SEQUENCE_NUMBER', this.#lastRead);
  }

  async #iteratorOf(ShardId: string, type: ShardIteratorType, SequenceNumber?: string): Promise<string> {
    const { ShardIterator } = await this.#client.send(
      new GetShardIteratorCommand({
        StreamArn: this.streamArn,
        ShardId,
        ShardIteratorType: type,
        SequenceNumber,
      }),
    );
    if (ShardIterator === undefined) throw new StreamMissing(`The shard ${ShardId} gives no iterator.`);
    return ShardIterator;
  }
}

function place(shardId: string, record: DynamoDBRecord): PlacedRecord {
  const sequenceNumber = record.dynamodb?.SequenceNumber;
  if (sequenceNumber === undefined) throw new TypeError('A stream record has no sequence number.');
  return { shardId, sequenceNumber, record };
}
