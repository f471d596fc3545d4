import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { toDealEvent } from '../../../adapters/dynamodb/streamRecord.ts';
import { aChange, aHappening, aNewDeal, anId } from '../../builders/deal.ts';
import { aParty } from '../../builders/party.ts';
import { type Bed, makeBed } from './bed.ts';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.close());

async function recordsOfStream() {
  const endpoint = await bed.client.config.endpoint?.();
  if (endpoint === undefined) throw new Error('the database has no endpoint');
  const { protocol, hostname, port } = endpoint;
  const client = new DynamoDBStreamsClient({
    endpoint: `${protocol}//${hostname}:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { Table } = await bed.client.send(new DescribeTableCommand({ TableName: bed.dealsTable }));
  const StreamArn = Table?.LatestStreamArn;
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
  );
  const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
  client.destroy();
  return Records;
}

test('the stream carries each event once, in the order of the log, and other items that are none', async () => {
  const deals = makeDealStore(bed);
  const creator = aParty();
  const begun = aNewDeal({ creatorId: creator.id });
  await deals.commit(begun, {
    newcomers: { creator, creatorKey: 'k', creatorIsNew: true },
    keep: { scope: 's', key: anId('key'), requestHash: 'h', status: 201, body: null },
  });
  const data = { float: 0.1, empty: '', nothing: null, nested: [{ 广告: true }] };
  const change = aChange(begun.deal, {
    happenings: [aHappening({ data }), aHappening({ type: 'deal.closed.v1' })],
  });
  await deals.commit(change);

  const records = await recordsOfStream();
  const events = records.map(toDealEvent).filter((event) => event !== null);
  expect(events).toEqual([...begun.events, ...change.events]);
  expect(records.length).toBeGreaterThan(events.length);
});
