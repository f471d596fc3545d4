import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { makeDocumentClient } from '../../adapters/dynamodb/client.ts';
import { tableDefinitions } from '../../adapters/dynamodb/tables.ts';
import { startDynamoDb } from '../../local/dynamodb/start.ts';
import { ensureTables } from '../../local/dynamodb/tables.ts';
import { inFolder } from '../engine/folder.ts';
import { Journal } from './journal.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const run = promisify(execFile);

/** What the reading process may have for objects that live on: were the books kept in it, it would end. */
export const HEAP_MB = 64;

/** What reading the whole of the books took; memory is the most that the reading process ever had. */
const summedSchema = z.strictObject({
  lines: z.int(),
  entries: z.int(),
  accounts: z.int(),
  seconds: z.number(),
  peakMb: z.number(),
});
export type Summed = z.infer<typeof summedSchema>;

/** Reads a growing journal each time it has as many lines as `sizes` says, each time in a process of its own. */
export const measureMemory = (sizes: readonly number[]): Promise<Summed[]> =>
  inFolder(async (folder) => {
    await using opened = new AsyncDisposableStack();
    const database = await startDynamoDb({ folder: join(folder, 'dynoxide') });
    opened.defer(() => database.close());
    const client = makeDocumentClient({ endpoint: database.endpoint });
    opened.defer(() => client.destroy());
    await ensureTables(client, tableDefinitions({ dealsTable: 'Deals', ledgerTable: 'Ledger' }));
    const journal = new Journal(client, 'Ledger');
    const measured: Summed[] = [];
    for (const size of sizes) {
      await journal.growTo(size);
      const bounds = [`--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=8'];
      const { stdout } = await run(process.execPath, [...bounds, main, 'sum', database.endpoint]);
      const summed = summedSchema.parse(JSON.parse(stdout));
      if (summed.lines !== journal.lines)
        throw new Error(`${summed.lines} of ${journal.lines} lines were read`);
      measured.push(summed);
    }
    return measured;
  }, 'bench-ledger-');
