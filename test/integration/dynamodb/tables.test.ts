import { DescribeTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureTables } from '../../../local/dynamodb/tables.ts';
import { type Bed, makeBed, streamed } from './bed.ts';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.close());

test('missing tables are made with stream and time to live, again changes nothing', async () => {
  const definitions = [
    { table: streamed('Deals'), timeToLiveAttribute: 'expiresAt' },
    { table: streamed('Ledger') },
  ];
  await ensureTables(bed.client, definitions);
  const before = await bed.client.send(new DescribeTableCommand({ TableName: 'Deals' }));
  await ensureTables(bed.client, definitions);
  const after = await bed.client.send(new DescribeTableCommand({ TableName: 'Deals' }));
  expect(after.Table?.TableStatus).toBe('ACTIVE');
  expect(after.Table?.LatestStreamArn).toBeDefined();
  expect(after.Table?.TableId).toBe(before.Table?.TableId);
  const ttl = await bed.client.send(new DescribeTimeToLiveCommand({ TableName: 'Deals' }));
  expect(ttl.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
});

test('a definition that DynamoDB refuses is an error, not passed over', async () => {
  await expect(ensureTables(bed.client, [{ table: streamed('x') }])).rejects.toThrow(/tableName/);
});
