import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDb, startDynamoDb } from '../../../local/dynamodb/start.ts';

export interface Bed {
  folder: string;
  endpoint: string;
  client: DynamoDBClient;
  config: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
  database: DynamoDb;
  lines: string[];
  close(): Promise<void>;
}

/** A started database in a folder of its own, with a client. */
export async function makeBed(): Promise<Bed> {
  const folder = mkdtempSync(join(tmpdir(), 'luyue-dynamodb-'));
  const lines: string[] = [];
  const database = await startDynamoDb({ folder, log: (line) => void lines.push(line) });
  const { endpoint } = database;
  const config = {
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const client = new DynamoDBClient({ ...config, maxAttempts: 8 });
  const close = async () => {
    client.destroy();
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { folder, endpoint, client, config, database, lines, close };
}

export const streamed = (TableName: string): CreateTableCommandInput => ({
  TableName,
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
});

/** The dynoxide processes that have this folder's database open. */
export const serving = (folder: string): number[] =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes(folder) && /^\d+ \S*dynoxide/.test(line))
    .map((line) => Number.parseInt(line, 10));
