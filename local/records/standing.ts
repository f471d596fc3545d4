import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeDocumentClient } from '../../adapters/dynamodb/client.ts';
import { tableDefinitions } from '../../adapters/dynamodb/tables.ts';
import { rebuildRecords } from '../../functions/events/rebuildRecords.ts';
import { jsonLog } from '../../functions/runtime/log.ts';
import type { Runtime } from '../../functions/runtime/provider.ts';
import { CannotStart } from '../cannotStart.ts';
import { startDynamoDb } from '../dynamodb/start.ts';
import { ensureTables } from '../dynamodb/tables.ts';
import { Lambdas } from '../lambdas.ts';
import { TABLES } from '../tableNames.ts';
import { rebuildAll } from './rebuilt.ts';

/** Of a Luyue that is not running: only its database is opened. @throws CannotStart with one sentence */
export async function rebuildStanding(dataDir: string): Promise<{ deals: number; changed: number }> {
  const folder = resolve(dataDir);
  if (!existsSync(join(folder, 'secrets.json'))) throw new CannotStart(`${folder} holds no data of Luyue.`);
  const database = await startDynamoDb({ folder });
  const client = makeDocumentClient({ endpoint: database.endpoint });
  try {
    await ensureTables(client, tableDefinitions(TABLES));
    const runtime: Runtime = {
      env: {
        DEALS_TABLE: TABLES.dealsTable,
        LEDGER_TABLE: TABLES.ledgerTable,
        DYNAMODB_ENDPOINT: database.endpoint,
      },
      clock: { now: () => Date.now() },
      log: jsonLog((line) => process.stderr.write(`${line}\n`)),
    };
    return await rebuildAll(new Lambdas(runtime).handlerOf(rebuildRecords));
  } finally {
    client.destroy();
    await database.close();
  }
}
