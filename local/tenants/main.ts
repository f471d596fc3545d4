import { makeAccessStore } from '../../adapters/dynamodb/accessStore.ts';
import { makeDocumentClient } from '../../adapters/dynamodb/client.ts';
import { makePartyStore } from '../../adapters/dynamodb/partyStore.ts';
import { addTenant, revokeKey } from './addTenant.ts';
import { parseTenantOptions, TENANT_USAGE, type TenantOptions } from './options.ts';

/** `npm run tenant`: 0 when it was done, 1 when it could not be, 2 for a command line that does not fit. */
async function main(argv: readonly string[]): Promise<number> {
  const options = parseTenantOptions(argv);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${TENANT_USAGE}`);
    return 2;
  }
  try {
    return await carryOut(options);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function carryOut(options: TenantOptions): Promise<number> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  const client = makeDocumentClient(endpoint === undefined ? {} : { endpoint });
  const store = { client, dealsTable: options.table };
  const access = makeAccessStore(store);
  try {
    if (options.command === 'add') {
      const added = await addTenant({ parties: makePartyStore(store), access }, options);
      console.log(JSON.stringify(added, null, 2));
      return 0;
    }
    const tenantId = await revokeKey(access, options.key, new Date().toISOString());
    console.log(tenantId === null ? 'There is no such key.' : `A key of ${tenantId} opens nothing any more.`);
    return tenantId === null ? 1 : 0;
  } finally {
    client.destroy();
  }
}

process.exitCode = await main(process.argv.slice(2));
