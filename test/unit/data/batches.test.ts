import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { makeDocumentClient } from '../../../adapters/dynamodb/client.ts';
import { getItems } from '../../../adapters/dynamodb/table.ts';
import { RetryableError } from '../../../domain/errors.ts';

const client = makeDocumentClient({ endpoint: 'http://127.0.0.1:1' });
const dynamo = mockClient(client);
const table = { client, name: 'Deals' };
const schema = z.object({ pk: z.string() });
const keys = Array.from({ length: 150 }, (_, index) => ({ pk: `p${index}`, sk: 's' }));

beforeEach(() => {
  dynamo.reset();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

const asked = (input: unknown) =>
  z
    .object({ RequestItems: z.object({ Deals: z.object({ Keys: z.array(z.object({ pk: z.string() })) }) }) })
    .parse(input).RequestItems.Deals.Keys;

test('a hundred keys are asked for at a time, and what is left out once more', async () => {
  let calls = 0;
  dynamo.on(BatchGetCommand).callsFake((input: unknown) => {
    calls += 1;
    const Keys = asked(input);
    expect(Keys.length).toBeLessThanOrEqual(100);
    const half = calls === 1 ? Keys.length / 2 : Keys.length;
    const left = Keys.slice(half);
    return {
      Responses: { Deals: Keys.slice(0, half) },
      UnprocessedKeys: left.length === 0 ? {} : { Deals: { Keys: left } },
    };
  });
  const found = await getItems(table, keys, schema);
  expect(found.map(({ pk }) => pk)).toEqual(keys.map(({ pk }) => pk));
  expect(calls).toBe(3);
});

test('a database that keeps leaving keys out may answer later', async () => {
  dynamo.on(BatchGetCommand).callsFake((input: unknown) => ({
    UnprocessedKeys: { Deals: { Keys: asked(input) } },
  }));
  await expect(getItems(table, keys.slice(0, 3), schema)).rejects.toThrow(RetryableError);
});

test('nothing is asked for no keys', async () => {
  expect(await getItems(table, [], schema)).toEqual([]);
  expect(dynamo.calls()).toEqual([]);
});
