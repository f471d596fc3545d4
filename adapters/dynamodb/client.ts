import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface ClientConfig {
  /** Where a DynamoDB on this machine is, such as `http://127.0.0.1:8000`; AWS itself when absent. */
  readonly endpoint?: string;
  /** AWS's own settings decide when absent. */
  readonly region?: string;
}

/** An emulator checks neither, but requests must be signed with something. */
const LOCAL = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/**
 * Every request ends in time, and what may pass is tried again with jitter: eight tries also outlast a restart of
 * the database on one machine.
 */
const PATIENCE = {
  maxAttempts: 8,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
};

export function makeDocumentClient({ endpoint, region }: ClientConfig = {}): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    ...PATIENCE,
    ...(endpoint === undefined ? {} : { ...LOCAL, endpoint }),
    ...(region === undefined ? {} : { region }),
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
