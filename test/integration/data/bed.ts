import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeDocumentClient } from '../../../adapters/dynamodb/client.ts';
import { tableDefinitions } from '../../../adapters/dynamodb/tables.ts';
import { startDynamoDb } from '../../../local/dynamodb/start.ts';
import { ensureTables } from '../../../local/dynamodb/tables.ts';

/** A real database of its own for one test file, with both tables in it. */
export interface Bed {
  readonly client: DynamoDBDocumentClient;
  readonly dealsTable: string;
  readonly ledgerTable: string;
  close(): Promise<void>;
}

export async function makeBed(): Promise<Bed> {
  const folder = mkdtempSync(join(tmpdir(), 'luyue-data-'));
  const database = await startDynamoDb({ folder });
  const client = makeDocumentClient({ endpoint: database.endpoint });
  const names = { dealsTable: 'Deals', ledgerTable: 'Ledger' };
  await ensureTables(client, tableDefinitions(names));
  const close = async () => {
    client.destroy();
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { client, ...names, close };
}
