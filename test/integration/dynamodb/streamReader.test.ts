import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeRealTimeline } from '../../../local/clock/realTimeline.ts';
import type { Timeline } from '../../../local/clock/timeline.ts';
import { makeVirtualTimeline } from '../../../local/clock/virtualTimeline.ts';
import { afterWrites } from '../../../local/dynamodb/afterWrites.ts';
import { DataFolderUnusable } from '../../../local/dynamodb/dataFolder.ts';
import type { HandleRecords } from '../../../local/dynamodb/delivery.ts';
import { readStream, type StreamReader } from '../../../local/dynamodb/streamReader.ts';
import { ensureTables } from '../../../local/dynamodb/tables.ts';
import { type Bed, makeBed, serving, streamed } from './bed.ts';

let bed: Bed;
let tableName: string;
let folder: string;
let lines: string[];
let readers: StreamReader[];
let tables = 0;

beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.close());
beforeEach(async () => {
  tables += 1;
  tableName = `Deals${tables}`;
  folder = mkdtempSync(join(tmpdir(), 'luyue-stream-'));
  lines = [];
  readers = [];
  await ensureTables(bed.client, [{ table: streamed(tableName) }]);
});
afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.close()));
  rmSync(folder, { recursive: true });
});

const key = (record: DynamoDBRecord) => record.dynamodb?.Keys?.pk?.S ?? '?';
const put = (...names: string[]) =>
  names.reduce<Promise<unknown>>(
    (before, name) =>
      before.then(() =>
        bed.client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: name } } })),
      ),
    Promise.resolve(),
  );
const checkpointFile = () => join(folder, 'stream.json');

interface ReaderSettings {
  timeline?: Timeline;
  batchSize?: number;
  trim?: (table: string, sequenceNumber: string) => void;
}

const read = async (handle: HandleRecords, settings: ReaderSettings = {}) => {
  const reader = await readStream({
    client: bed.config,
    tableName,
    checkpointFile: checkpointFile(),
    timeline: makeRealTimeline(),
    handle,
    batchSize: 100,
    log: (line) => void lines.push(line),
    ...settings,
  });
  readers.push(reader);
  return reader;
};

/** Notes the keys of each call, and answers that all went well. */
const noting = (seen: string[][]): HandleRecords => {
  return async (records) => {
    seen.push(records.map(key));
    return { batchItemFailures: [] };
  };
};
const failing = (name: string, seen: string[][]): HandleRecords => {
  return async (records) => {
    seen.push(records.map(key));
    const failed = records.filter((record) => key(record) === name);
    return { batchItemFailures: failed.map((r) => ({ itemIdentifier: r.dynamodb?.SequenceNumber ?? '' })) };
  };
};
const throwing = (name: string, seen: string[][]): HandleRecords => {
  return async (records) => {
    seen.push(records.map(key));
    if (records.some((record) => key(record) === name)) throw new Error(`cannot handle ${name}`);
    return { batchItemFailures: [] };
  };
};

describe('delivery', () => {
  test('records arrive in order and in the shape Lambda gives them', async () => {
    const seen: DynamoDBRecord[] = [];
    const Item = { pk: { S: 'a' }, bytes: { B: new Uint8Array([1, 2, 255]) }, list: { L: [{ NULL: true }] } };
    await bed.client.send(new PutItemCommand({ TableName: tableName, Item }));
    await put('a');
    await bed.client.send(new DeleteItemCommand({ TableName: tableName, Key: { pk: { S: 'a' } } }));
    await read(async (records) => {
      seen.push(...records);
      return { batchItemFailures: [] };
    });
    await vi.waitFor(() => expect(seen).toHaveLength(3));
    expect(seen.map((record) => record.eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(seen[0]).toMatchObject({
      eventID: expect.any(String),
      eventSource: 'aws:dynamodb',
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: { pk: { S: 'a' } },
        NewImage: { pk: { S: 'a' }, bytes: { B: 'AQL/' }, list: { L: [{ NULL: true }] } },
        SequenceNumber: expect.any(String),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
    expect(seen[0]?.dynamodb).not.toHaveProperty('OldImage');
    expect(seen[2]?.dynamodb).not.toHaveProperty('NewImage');
    expect(JSON.parse(JSON.stringify(seen))).toEqual(seen);
  });

  test('batches are no larger than asked, and calls are counted', async () => {
    const seen: string[][] = [];
    await put('a', 'b', 'c', 'd', 'e');
    const reader = await read(noting(seen), { batchSize: 2 });
    await vi.waitFor(() => expect(seen).toEqual([['a', 'b'], ['c', 'd'], ['e']]));
    expect(reader.invocations).toBe(3);
  });

  test('a write nudges the reader, whichever client made it', async () => {
    const seen: string[][] = [];
    const reader = await read(noting(seen));
    const nudges: number[] = [];
    const client = DynamoDBDocumentClient.from(bed.client);
    afterWrites(bed.client, () => {
      nudges.push(1);
      reader.nudge();
    });
    await client.send(new PutCommand({ TableName: tableName, Item: { pk: 'a' } }));
    await bed.client.send(
      new TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName: tableName, Item: { pk: { S: 'b' } } } }],
      }),
    );
    await vi.waitFor(() => expect(seen.flat()).toEqual(['a', 'b']), { interval: 2 });
    expect(nudges).toHaveLength(2);
    bed.client.middlewareStack.remove('nudgeAfterWrites');
  });

  test('a table without a stream is refused', async () => {
    const { StreamSpecification: _, ...table } = streamed(`${tableName}still`);
    await ensureTables(bed.client, [{ table }]);
    tableName = `${tableName}still`;
    await expect(read(noting([]))).rejects.toThrow(/has no stream/);
  });
});

describe('after a restart', () => {
  test('reading goes on after the last batch that was handled', async () => {
    const [first, second]: string[][][] = [[], []];
    await put('a', 'b');
    const reader = await read(noting(first ?? []));
    await vi.waitFor(() => expect(first?.flat()).toEqual(['a', 'b']));
    await reader.close();
    await put('c');
    await read(noting(second ?? []));
    await vi.waitFor(() => expect(second?.flat()).toEqual(['c']));
  });

  test('a batch that was under way is handed over again', async () => {
    const seen: string[][] = [];
    await put('a');
    const hanging = Promise.withResolvers<{ batchItemFailures: [] }>();
    const started = Promise.withResolvers<void>();
    await read(() => {
      started.resolve();
      return hanging.promise;
    });
    await started.promise;
    await read(noting(seen));
    await vi.waitFor(() => expect(seen).toEqual([['a']]));
    hanging.resolve({ batchItemFailures: [] });
  });

  test('no record is lost or repeated when the database is killed under the reader', async () => {
    const own = await makeBed();
    await ensureTables(own.client, [{ table: streamed(tableName) }]);
    const seen: string[][] = [];
    const reader = await readStream({
      client: own.config,
      tableName,
      checkpointFile: checkpointFile(),
      timeline: makeRealTimeline(),
      handle: noting(seen),
      batchSize: 100,
      log: (line) => void lines.push(line),
    });
    for (const name of ['a', 'b', 'c']) {
      await own.client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: name } } }));
      for (const pid of serving(own.folder)) process.kill(pid, 'SIGKILL');
    }
    await vi.waitFor(() => expect(seen.flat()).toEqual(['a', 'b', 'c']), { timeout: 20_000 });
    await reader.close();
    await own.close();
  });

  test('a checkpoint whose record is another one leads back to the oldest record', async () => {
    const [first, second]: string[][][] = [[], []];
    await put('a', 'b');
    const reader = await read(noting(first ?? []));
    await vi.waitFor(() => expect(first?.flat()).toEqual(['a', 'b']));
    await reader.close();
    const checkpoint: object = JSON.parse(readFileSync(checkpointFile(), 'utf8'));
    writeFileSync(checkpointFile(), JSON.stringify({ ...checkpoint, digest: 'of another record' }));
    await read(noting(second ?? []));
    await vi.waitFor(() => expect(second?.flat()).toEqual(['a', 'b']));
    expect(lines).toEqual([expect.stringMatching(/lost its place/)]);
  });

  test.each(['', '{"streamArn":1}'])('a checkpoint file holding %j is refused', async (text) => {
    writeFileSync(checkpointFile(), text);
    await expect(read(noting([]))).rejects.toThrow(DataFolderUnusable);
  });
});

describe('failure', () => {
  test('a reported record and those after it come again, those before it do not', async () => {
    const seen: string[][] = [];
    let broken = true;
    await put('a', 'b', 'c');
    await read(async (records) => {
      const answer = await (broken ? failing('b', seen) : noting(seen))(records);
      broken = false;
      return answer;
    });
    await vi.waitFor(() =>
      expect(seen).toEqual([
        ['a', 'b', 'c'],
        ['b', 'c'],
      ]),
    );
  });

  test('the name of a record that was not in the batch fails the whole batch', async () => {
    const seen: string[][] = [];
    await put('a', 'b');
    await read(async (records) => {
      seen.push(records.map(key));
      return { batchItemFailures: seen.length === 1 ? [{ itemIdentifier: 'unknown' }] : [] };
    });
    await vi.waitFor(() => expect(seen.slice(0, 2)).toEqual([['a', 'b'], ['a']]));
    await vi.waitFor(() => expect(seen.at(-1)).toEqual(['b']));
  });

  test.each([
    ['reported', failing],
    ['thrown at', throwing],
  ])('a record %s ten times is kept as a dead letter, and its neighbours are handled', async (_, make) => {
    const seen: string[][] = [];
    const timeline = makeVirtualTimeline({ start: Date.parse('2026-12-01T00:00:00Z'), flowing: false });
    await put('a', 'b', 'poison', 'c', 'd');
    await read(make('poison', seen), { timeline });
    await timeline.advanceTo(timeline.now() + 600_000);
    expect(seen.at(-1)).toContain('d');
    expect(seen.filter((batch) => batch.includes('poison')).length).toBeGreaterThanOrEqual(10);
    const letters = readFileSync(join(folder, 'dead-letters.jsonl'), 'utf8').trimEnd().split('\n');
    expect(letters.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        tableName,
        attempts: 10,
        error: expect.any(String),
        record: expect.objectContaining({
          dynamodb: expect.objectContaining({ Keys: { pk: { S: 'poison' } } }),
        }),
      }),
    ]);
    expect(lines).toEqual([expect.stringMatching(/failed 10 times/)]);
    await put('e');
    await timeline.advanceTo(timeline.now());
    expect(seen.at(-1)).toEqual(['e']);
  });

  test('retries wait on the timeline: while it stands still only the first one happens', async () => {
    const seen: string[][] = [];
    const timeline = makeVirtualTimeline({ start: 0, flowing: false });
    await put('a');
    await read(failing('a', seen), { timeline });
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    await timeline.advanceTo(199);
    expect(seen).toHaveLength(2);
    await timeline.advanceTo(200);
    expect(seen).toHaveLength(3);
    expect(existsSync(checkpointFile())).toBe(false);
  });
});

test('virtual time waits until the stream is drained, with what handling it wrote', async () => {
  const seen: [string, number][] = [];
  const timeline = makeVirtualTimeline({ start: 0, flowing: false });
  await read(
    async (records) => {
      for (const record of records) {
        seen.push([key(record), timeline.now()]);
        if (key(record) === 'first') await put('second');
      }
      return { batchItemFailures: [] };
    },
    { timeline },
  );
  timeline.at(10, async () => {
    await put('first');
  });
  timeline.at(20, async () => {
    await put('third');
  });
  expect(await timeline.advanceTo(1_000)).toEqual({ now: 1_000, fired: 2 });
  expect(seen).toEqual([
    ['first', 10],
    ['second', 10],
    ['third', 20],
  ]);
});

test('handled records are let go, numbers count on, and nothing is lost or seen twice', async () => {
  const seen: string[][] = [];
  const trimmed: string[] = [];
  const trim = (table: string, sequenceNumber: string) => {
    trimmed.push(sequenceNumber);
    bed.database.trimStream(table, sequenceNumber);
  };
  const names = Array.from({ length: 1_002 }, (_, index) => `deal-${index}`);
  for (let from = 0; from < names.length; from += 100) {
    const TransactItems = names
      .slice(from, from + 100)
      .map((name) => ({ Put: { TableName: tableName, Item: { pk: { S: name } } } }));
    await bed.client.send(new TransactWriteItemsCommand({ TransactItems }));
  }
  const reader = await read(noting(seen), { trim, batchSize: 501 });
  await vi.waitFor(() => expect(seen.flat()).toEqual(names));
  await reader.close();
  expect(trimmed).toEqual(['1002']);
  const fresh: string[][] = [];
  await put('after');
  await read(noting(fresh));
  await vi.waitFor(() => expect(fresh).toEqual([['after']]));
  rmSync(checkpointFile());
  const left: string[][] = [];
  await read(noting(left));
  await vi.waitFor(() => expect(left.flat()).toEqual(['deal-1001', 'after']));
});
