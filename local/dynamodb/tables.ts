import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from '../../adapters/dynamodb/tables.ts';

const activeWithinSeconds = 60;

/** Makes the tables that are missing and waits until all are active; doing it again changes nothing. */
export async function ensureTables(client: DynamoDBClient, definitions: TableDefinition[]): Promise<void> {
  for (const { table, timeToLiveAttribute } of definitions) {
    await createIfMissing(client, table);
    await waitUntilTableExists(
      { client, maxWaitTime: activeWithinSeconds, minDelay: 1 },
      { TableName: table.TableName },
    );
    if (timeToLiveAttribute !== undefined)
      await ensureTimeToLive(client, table.TableName, timeToLiveAttribute);
  }
}

async function createIfMissing(client: DynamoDBClient, table: CreateTableCommandInput): Promise<void> {
  try {
    await client.send(new CreateTableCommand(table));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

async function ensureTimeToLive(
  client: DynamoDBClient,
  TableName: string | undefined,
  AttributeName: string,
): Promise<void> {
  // DynamoDB refuses to enable what is enabled, so it is asked first.
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  const status = TimeToLiveDescription?.TimeToLiveStatus;
  if (status === 'ENABLED' || status === 'ENABLING') return;
  await client.send(
    new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled: true, AttributeName } }),
  );
}
