import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDocumentClient } from '../../../adapters/dynamodb/client.ts';
import { tableDefinitions } from '../../../adapters/dynamodb/tables.ts';
import { EXAMPLES } from '../../../bench/cost/examples.ts';
import { Meter } from '../../../bench/cost/meter.ts';
import { itemBytes } from '../../../bench/cost/storedBytes.ts';
import { type Trace, traceOf } from '../../../bench/cost/trace.ts';
import { type DynamoDb, startDynamoDb } from '../../../local/dynamodb/start.ts';
import { ensureTables } from '../../../local/dynamodb/tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'luyue-cost-units-'));
const names = { dealsTable: 'deals', ledgerTable: 'ledger' };
let database: DynamoDb;
let client: ReturnType<typeof makeDocumentClient>;
let meter: Meter;
beforeAll(async () => {
  database = await startDynamoDb({ folder, onExit: () => undefined, log: () => undefined });
  client = makeDocumentClient({ endpoint: database.endpoint });
  await ensureTables(client, tableDefinitions(names));
  meter = new Meter();
  meter.watch(client);
});
afterAll(async () => {
  client.destroy();
  await database.close();
  rmSync(folder, { recursive: true });
});

const KB = 1024;
const item = (sk: string, bytes: number, more = {}) => ({ pk: 'p', sk, body: 'x'.repeat(bytes), ...more });
const LISTED = { brandId: 'brand', dealId: 'deal', status: 'invited' };
const put = (Item: object) => ({ Put: { TableName: 'deals', Item } });

/** What a function used that makes these calls, with the indexes apart. */
async function used(name: string, call: () => Promise<unknown>) {
  await meter.observe(name, call);
  const use = meter.uses().find((each) => each.name === name);
  return [use?.tableWriteUnits, use?.indexWriteUnits, use?.readHalfUnits];
}

describe('request units of known sizes', () => {
  test('a KB is a write unit, each index that has the item counts for itself', async () => {
    const write = (Item: object) => client.send(new PutCommand({ TableName: 'deals', Item: { ...Item } }));
    expect(await used('small', () => write(item('a', 0.5 * KB)))).toEqual([1, 0, 0]);
    expect(await used('large', () => write(item('b', 2.5 * KB)))).toEqual([3, 0, 0]);
    expect(await used('listed', () => write(item('c', 0.5 * KB, LISTED)))).toEqual([1, 2, 0]);
  });

  test('a transaction counts every item twice, its indexes once', async () => {
    const TransactItems = [put(item('d', 2.5 * KB, LISTED)), put(item('e', 0.5 * KB))];
    expect(await used('both', () => client.send(new TransactWriteCommand({ TransactItems })))).toEqual([
      8, 2, 0,
    ]);
  });

  test('what happens outside every invocation is not counted', async () => {
    await client.send(new PutCommand({ TableName: 'deals', Item: item('f', KB) }));
    expect(meter.uses().map(({ name }) => name)).not.toContain('f');
    expect(await used('nothing', async () => undefined)).toEqual([0, 0, 0]);
  });

  test('a refused write is billed all the same', async () => {
    const again = new PutCommand({
      TableName: 'deals',
      Item: item('a', 10),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await expect(used('refused', () => client.send(again))).rejects.toThrow();
    expect(await used('refused', async () => undefined)).toEqual([1, 0, 0]);
  });
});

test('an item is as large as its names and values', () => {
  expect(itemBytes({ pk: 'äb', n: -12.5, flag: true, none: undefined })).toBe(2 + 3 + 1 + 3 + 4 + 1);
  expect(itemBytes({ l: ['a'], m: { k: 'v' }, s: new Set(['ab']) })).toBe(1 + 3 + 2 + 1 + 3 + 1 + 2 + 1 + 2);
});

describe('the trace of an example', () => {
  const declined = EXAMPLES.filter(({ name }) => name === 'declined');
  /** Bytes apart: how far a deal can be deflated goes by its ids, which are drawn. */
  const counted = ({ functions, written, storedBytes: _, ...trace }: Trace) => ({
    ...trace,
    written: written.map(({ bytes: __, ...kind }) => kind),
    functions: functions.map(({ measuredMillis: __, ...use }) => use),
  });
  const bytesOf = ({ written, storedBytes }: Trace) => [storedBytes, ...written.map(({ bytes }) => bytes)];

  test('is the same each time, and says what the deal used', async () => {
    const traces: Trace[] = [];
    for (const example of [...declined, ...declined]) traces.push(await traceOf(example));
    const [first, second] = traces.map(counted);
    expect(first).toEqual(second);
    const [bytes = [], bytesAgain = []] = traces.map(bytesOf);
    for (const [at, size] of bytes.entries())
      expect(Math.abs(size - (bytesAgain[at] ?? Number.NaN))).toBeLessThanOrEqual(size / 100);
    expect(first).toMatchObject({ outcome: 'declined', stateTransitions: 3, mails: 2 });
    const names = first?.functions.map(({ name }) => name) ?? [];
    expect(names).toEqual(expect.arrayContaining(['dealHook', 'openGate', 'closeDeal', 'dealStream']));
    for (const { name, invocations, singleCalls } of first?.functions ?? []) {
      expect(invocations, name).toBeGreaterThan(0);
      expect(singleCalls, `${name} reads its deal`).toBeGreaterThan(0);
    }
    expect(first?.functions.find(({ name }) => name === 'dealHook')?.workflowCalls).toBe(1);
    expect(first?.written.find(({ kind }) => kind === 'event')?.writes).toBe(
      first?.historyEvents === 0 ? 0 : 4,
    );
  });
});
