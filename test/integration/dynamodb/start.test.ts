import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DataFolderUnusable } from '../../../local/dynamodb/dataFolder.ts';
import { startDynamoDb } from '../../../local/dynamodb/start.ts';
import { ensureTables } from '../../../local/dynamodb/tables.ts';
import { makeBed, serving, streamed } from './bed.ts';

const answers = (endpoint: string) =>
  fetch(endpoint).then(
    (answer) => answer.ok,
    () => false,
  );

describe('a running database', () => {
  test('ends when closed, and a second start finds the data', async () => {
    const bed = await makeBed();
    await ensureTables(bed.client, [{ table: streamed('Deals') }]);
    await bed.client.send(new PutItemCommand({ TableName: 'Deals', Item: { pk: { S: 'a' } } }));
    await bed.database.close();
    expect(await answers(bed.endpoint)).toBe(false);
    expect(serving(bed.folder)).toEqual([]);

    const again = await startDynamoDb({ folder: bed.folder });
    const client = new DynamoDBClient({ ...bed.config, endpoint: again.endpoint });
    const { Item } = await client.send(new GetItemCommand({ TableName: 'Deals', Key: { pk: { S: 'a' } } }));
    expect(Item).toEqual({ pk: { S: 'a' } });
    client.destroy();
    await again.close();
    rmSync(bed.folder, { recursive: true });
  });

  test('killed with SIGKILL it comes back at its endpoint with what it answered', async () => {
    const bed = await makeBed();
    await ensureTables(bed.client, [{ table: streamed('Deals') }]);
    await bed.client.send(new PutItemCommand({ TableName: 'Deals', Item: { pk: { S: 'a' } } }));
    const [before = 0] = serving(bed.folder);
    process.kill(before, 'SIGKILL');
    await vi.waitFor(async () => expect(await answers(bed.endpoint)).toBe(true), { timeout: 10_000 });
    await vi.waitFor(() => expect(serving(bed.folder)).not.toContain(before));
    const { Item } = await bed.client.send(
      new GetItemCommand({ TableName: 'Deals', Key: { pk: { S: 'a' } } }),
    );
    expect(Item).toEqual({ pk: { S: 'a' } });
    expect(bed.lines).toEqual(['The database ended; it is started again.']);
    await bed.close();
  });

  test('dying again and again it is given up with a sentence, and close still works', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'luyue-dynamodb-'));
    const givenUp = Promise.withResolvers<Error>();
    const database = await startDynamoDb({ folder, onExit: givenUp.resolve });
    const killer = setInterval(() => {
      for (const pid of serving(folder)) process.kill(pid, 'SIGKILL');
    }, 20);
    expect((await givenUp.promise).message).toMatch(/ended 6 times within a minute/);
    clearInterval(killer);
    await database.close();
    rmSync(folder, { recursive: true });
  });

  test('ends with its host when that is killed with SIGKILL, and its folder is free again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'luyue-dynamodb-'));
    const script = fileURLToPath(new URL('./hostForKilling.ts', import.meta.url));
    const host = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const endpoint = await new Promise<string>((resolve) => {
      host.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
    });
    expect(await answers(endpoint)).toBe(true);
    await expect(startDynamoDb({ folder })).rejects.toThrow(/in use by another running program/);
    host.kill('SIGKILL');
    await vi.waitFor(() => expect(serving(folder)).toEqual([]), { timeout: 10_000 });
    const next = await startDynamoDb({ folder });
    expect(await answers(next.endpoint)).toBe(true);
    await next.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a data folder that cannot be used is refused in one sentence', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'luyue-folder-'));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  const refusal = async (folder: string) => {
    const error: unknown = await startDynamoDb({ folder }).then(
      (database) => database.close(),
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DataFolderUnusable);
    const message = error instanceof Error ? error.message : '';
    expect(message).toContain(folder);
    expect(message).not.toContain('\n');
    return message;
  };

  test('a file in its place', async () => {
    const folder = join(parent, 'data');
    writeFileSync(folder, '');
    expect(await refusal(folder)).toMatch(/is not a folder/);
    expect(await refusal(join(folder, 'below'))).toMatch(/inside something that is not a folder/);
  });

  test('a database file that is none', async () => {
    writeFileSync(join(parent, 'dynamodb.sqlite'), 'this is not a database, whatever its name says');
    expect(await refusal(parent)).toMatch(/damaged or not a dynoxide database/);
  });

  test.skipIf(process.getuid?.() === 0)('a folder this user may not write', async () => {
    chmodSync(parent, 0o500);
    expect(await refusal(parent)).toMatch(/may not be written/);
    chmodSync(parent, 0o700);
  });

  test('and it can be used once the fault is mended', async () => {
    const file = join(parent, 'dynamodb.sqlite');
    writeFileSync(file, 'this is not a database, whatever its name says');
    await refusal(parent);
    rmSync(file);
    const database = await startDynamoDb({ folder: parent });
    expect(await answers(database.endpoint)).toBe(true);
    await database.close();
  });
});

afterEach(() => void vi.unstubAllEnvs());

test('with DYNAMODB_ENDPOINT nothing is started', async () => {
  vi.stubEnv('DYNAMODB_ENDPOINT', 'http://127.0.0.1:1');
  const folder = join(tmpdir(), 'luyue-never-made');
  expect((await startDynamoDb({ folder })).endpoint).toBe('http://127.0.0.1:1');
  expect(serving(folder)).toEqual([]);
});
