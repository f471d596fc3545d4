import { makePartyStore } from '../../../adapters/dynamodb/partyStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const parties = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) => makePartyStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
